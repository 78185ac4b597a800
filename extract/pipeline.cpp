// SPDX-License-Identifier: Apache-2.0
#include "extract/pipeline.h"

#include "extract/discourse/discourse.h"
#include "extract/discourse/time/time_expressions.h"
#include "extract/language/grammar.h"
#include "extract/lexicon/knowledge_base.h"
#include "extract/lexicon/lexicon.h"
#include "extract/reader/reader.h"
#include "extract/reader/turns.h"
#include "extract/statements/statements.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

namespace quoth::extract {
namespace {

constexpr std::size_t kLongestPiece = std::size_t{1} << 20;  // bytes of a paragraph that are analysed in one

std::uint32_t code_points(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// Where to cut a text that is longer than a piece: behind its last sentence, else its last word, else between
// characters.
std::size_t cut(std::string_view text) {
  const std::string_view piece = text.substr(0, kLongestPiece);
  for (const std::string_view end : {". ", "\n", " "}) {
    const std::size_t at = piece.rfind(end);
    if (at != std::string_view::npos && at > kLongestPiece / 2) return at + end.size();
  }
  std::size_t at = kLongestPiece;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return at;
}

// No paragraph is too long to be read: what is longer than a piece is read in several.
void add_pieces(std::string_view text, std::uint32_t offset, std::vector<language::Block>& blocks) {
  while (text.size() > kLongestPiece) {
    const std::size_t length = cut(text);
    blocks.push_back({text.substr(0, length), offset});
    offset += code_points(text.substr(0, length));
    text.remove_prefix(length);
  }
  blocks.push_back({text, offset});
}

// The document's text without boilerplate and metadata, block by block: no sentence crosses a paragraph. A turn's label
// is a block of its own.
struct Reading {
  std::vector<language::Block> blocks;
  std::vector<discourse::SpeakerLabel> labels;
  std::vector<statements::Turn> turns;
};

Reading blocks_to_read(const graph::Document& document) {
  Reading reading;
  std::vector<language::Block>& blocks = reading.blocks;
  const std::vector<reader::Turn> turns = reader::find_turns(document);
  auto turn = turns.begin();
  std::size_t byte = 0;
  std::uint32_t code_point = 0;
  const std::string_view text = document.text;
  const auto seek = [&](std::uint32_t wanted) {
    while (code_point < wanted && byte < text.size()) {
      ++byte;
      while (byte < text.size() && (static_cast<unsigned char>(text[byte]) & 0xC0) == 0x80) ++byte;
      ++code_point;
    }
    return byte;
  };
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const graph::Block& block = document.blocks[i];
    while (turn != turns.end() && turn->last < i) ++turn;
    if (block.kind == graph::BlockKind::metadata || block.kind == graph::BlockKind::boilerplate) continue;
    const bool spoken = turn != turns.end() && turn->first <= i && block.kind == graph::BlockKind::paragraph;
    std::uint32_t first = block.span.begin;
    std::size_t begin = seek(first);
    if (spoken && turn->first == i) {
      begin = seek(turn->label.begin);
      const auto label = static_cast<language::Index>(blocks.size());
      reading.labels.push_back({label, turn->kind});
      reading.turns.push_back({label, {}});
      first = turn->label.end;
      add_pieces(text.substr(begin, seek(first) - begin), turn->label.begin, blocks);
      begin = seek(first);
      while (begin < text.size() && (text[begin] == ' ' || text[begin] == '\t') && first < block.span.end)
        begin = seek(++first);
    }
    if (first >= block.span.end && spoken) continue;
    const bool aside = spoken && reader::is_aside(text.substr(begin, seek(block.span.end) - begin));
    const std::size_t at = blocks.size();
    add_pieces(text.substr(begin, seek(block.span.end) - begin), first, blocks);
    for (std::size_t piece = at; spoken && !aside && piece < blocks.size(); ++piece)
      reading.turns.back().words.push_back(static_cast<language::Index>(piece));
  }
  return reading;
}

}  // namespace

class Extractor::State {
 public:
  State(std::shared_ptr<const language::Model> model, const Options& options) : language_(std::move(model)) {
    if (!options.knowledge_base.empty()) knowledge_base_.emplace(options.knowledge_base);
  }

  void extract(std::span<Extraction> articles) {
    std::vector<language::Block> blocks;
    std::vector<std::size_t> ends;  // of each article's blocks
    std::vector<Reading> readings(articles.size());
    for (std::size_t i = 0; i < articles.size(); ++i) {
      guarded(articles[i], [&] { readings[i] = read(articles[i]); });
      blocks.insert(blocks.end(), readings[i].blocks.begin(), readings[i].blocks.end());
      ends.push_back(blocks.size());
    }
    const std::vector<language::Analysis> analyses = language_.analyze(blocks);
    std::size_t begin = 0;
    for (std::size_t i = 0; i < articles.size(); ++i) {
      const auto own = std::span(analyses).subspan(begin, ends[i] - begin);
      guarded(articles[i], [&] { find(articles[i], readings[i], own); });
      begin = ends[i];
    }
  }

  std::optional<language::Analysis> analysis_at(const graph::Document& document, std::uint32_t place) {
    const Reading reading = blocks_to_read(document);
    auto after = std::upper_bound(reading.blocks.begin(), reading.blocks.end(), place,
                                  [](std::uint32_t at, const language::Block& block) { return at < block.offset; });
    if (after == reading.blocks.begin()) return std::nullopt;
    std::vector<language::Analysis> analyses = language_.analyze(std::span(&*std::prev(after), 1));
    if (analyses.front().tokens.empty() || analyses.front().tokens.back().end <= place) return std::nullopt;
    return std::move(analyses.front());
  }

 private:
  template <typename Step>
  static void guarded(Extraction& article, const Step& step) {
    if (article.error) return;
    try {
      step();
    } catch (const Error& error) {
      article.error = error;
    }
  }

  // The article's blocks to read, views into its records.
  static Reading read(Extraction& article) {
    graph::Records& records = article.records;
    records.document = reader::read(*article.input, *article.diagnostics);
    if (records.document.language != "en") return {};  // the reader has said so
    records.times = time::find_times(records.document, *article.diagnostics);
    return blocks_to_read(records.document);
  }

  void find(Extraction& article, const Reading& reading, std::span<const language::Analysis> analyses) const {
    graph::Records& records = article.records;
    if (records.document.language != "en") return;
    std::vector<language::Tree> trees;
    trees.reserve(analyses.size());
    for (const language::Analysis& analysis : analyses) trees.emplace_back(analysis);
    discourse::Discourse discourse(records.document, trees, lexicon::Lexicon::built_in(),
                                   knowledge_base_ ? &*knowledge_base_ : nullptr, reading.labels);
    statements::Found found = statements::find_statements(records.document, trees, discourse, records.times,
                                                          *article.diagnostics, reading.turns);
    discourse.report(*article.diagnostics);
    records.entities = discourse.records(records.times, found.entities);
    records.statements = std::move(found.statements);
    records.times = time::with_end_years(records.times);
  }

  language::Pipeline language_;
  std::optional<lexicon::KnowledgeBase> knowledge_base_;
};

Extractor::Extractor(std::shared_ptr<const language::Model> model, const Options& options)
    : state_(std::make_unique<State>(std::move(model), options)) {}
Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;

graph::Records Extractor::extract(const Input& input, Diagnostics& diagnostics) {
  Extraction article{&input, &diagnostics, {}, {}};
  state_->extract({&article, 1});
  if (article.error) throw *article.error;
  return std::move(article.records);
}

void Extractor::extract(std::span<Extraction> articles) {
  state_->extract(articles);
}

std::optional<language::Analysis> Extractor::analysis_at(const graph::Document& document, std::uint32_t place) {
  return state_->analysis_at(document, place);
}

}  // namespace quoth::extract
