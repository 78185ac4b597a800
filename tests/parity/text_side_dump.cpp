// SPDX-License-Identifier: Apache-2.0
// Prints what the engine's text side makes of the texts on standard input, for fuzz_text_side.py to compare with spaCy.
// Input: records that end in a zero byte: a text, and perhaps a byte 1 and a line `tag TAB relation` for each token.
// Output: a line a token, `begin end space norm prefix suffix shape is_space`, and with tags `tag dep pos morph lemma`
// too; an empty line after each record.
#include "extract/language/attribute_ruler.h"
#include "extract/language/lemmatizer.h"
#include "extract/language/model_file.h"
#include "extract/language/tokenizer.h"
#include "extract/language/tokenizer_tables.h"
#include "extract/language/vocabulary.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>

using namespace quoth::extract::language;

namespace {

// A lemma can be white space.
std::string escaped(std::string_view text) {
  std::string printed;
  for (const char c : text) printed += c == '\n' ? "\\n" : std::string(1, c);
  return printed;
}

class Dump {
 public:
  explicit Dump(const ModelFile& model)
      : tags_(model.lines("tagger/labels")),
        vocabulary_(model),
        tables_(model, vocabulary_.characters()),
        ruler_tables_(model),
        lemma_tables_(model, vocabulary_.characters()),
        lexemes_(vocabulary_),
        tokenizer_(tables_, lexemes_),
        ruler_(ruler_tables_),
        lemmatizer_(lemma_tables_, lexemes_) {}

  void print(std::string_view record) {
    if (lexemes_.over_bound()) lexemes_.clear();
    const std::size_t mark = record.find('\x01');
    tokens_.clear();
    tokenizer_.tokenize(record.substr(0, mark), tokens_);
    results_.assign(tokens_.size(), nullptr);
    if (mark != std::string_view::npos) rule(record.substr(mark + 1));
    for (std::size_t i = 0; i < tokens_.size(); ++i) print_token(i);
    fmt::print("\n");
  }

 private:
  void rule(std::string_view rows) {
    words_.clear();
    for (const TextToken& token : tokens_) {
      const std::string_view row = rows.substr(0, rows.find('\n'));
      const std::size_t tab = row.find('\t');
      const auto tag = std::find(tags_.begin(), tags_.end(), row.substr(0, tab)) - tags_.begin();
      if (tag == static_cast<std::ptrdiff_t>(tags_.size())) throw std::runtime_error("the record has an unknown tag");
      words_.push_back({token.lexeme, static_cast<std::uint16_t>(tag), row.substr(tab + 1)});
      rows.remove_prefix(std::min(row.size() + 1, rows.size()));
    }
    ruler_.apply(words_, lexemes_, results_);
  }

  void print_token(std::size_t i) {
    const TextToken& token = tokens_[i];
    const Lexeme& lexeme = lexemes_[token.lexeme];
    fmt::print("{} {} {} {} {} {} {} {}", token.begin, token.end, static_cast<int>(token.space_after), lexeme.norm,
               lexeme.prefix, lexeme.suffix, lexeme.shape, static_cast<int>(lexeme.is_space));
    if (const RuledWord* word = results_[i]; word != nullptr) {
      const std::string_view lemma =
          word->lemma_source == LemmaSource::ruler ? word->lemma : lemmatizer_.lemma(token.lexeme, word->lemma_source);
      fmt::print(" {} {} {} {} {}", word->tag.empty() ? tags_[words_[i].tag] : word->tag,
                 word->dep.empty() ? words_[i].dep : word->dep, word->pos.empty() ? "_" : word->pos,
                 word->morph.empty() ? "_" : word->morph, escaped(lemma));
    }
    fmt::print("\n");
  }

  std::vector<std::string_view> tags_;
  Vocabulary vocabulary_;
  TokenizerTables tables_;
  RulerTables ruler_tables_;
  LemmaTables lemma_tables_;
  LexemeTable lexemes_;
  Tokenizer tokenizer_;
  AttributeRuler ruler_;
  Lemmatizer lemmatizer_;
  std::vector<TextToken> tokens_;
  std::vector<TaggedWord> words_;
  std::vector<const RuledWord*> results_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: text_side_dump MODEL <RECORDS\n";
    return 2;
  }
  try {
    const ModelFile model(argv[1]);
    Dump dump(model);
    for (std::string record; std::getline(std::cin, record, '\0');) dump.print(record);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "text_side_dump: " << error.what() << '\n';
    return 1;
  }
}
