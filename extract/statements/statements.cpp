// SPDX-License-Identifier: Apache-2.0
#include "extract/statements/statements.h"

#include "extract/statements/article.h"
#include "extract/statements/attribution.h"
#include "extract/statements/confidence.h"
#include "extract/statements/content.h"
#include "extract/statements/drafts.h"
#include "extract/statements/legibility.h"
#include "extract/statements/modality.h"
#include "extract/statements/nominals.h"
#include "extract/statements/past_tense.h"
#include "extract/statements/places.h"
#include "extract/statements/quotations.h"
#include "extract/statements/speakers.h"
#include "extract/statements/times.h"
#include "extract/statements/turns.h"

#include <algorithm>

namespace quoth::extract::statements {
namespace {

constexpr int kRounds = 2;            // pronouns by speakers, speakers by pronouns
constexpr std::size_t kDeepest = 16;  // speakers in one chain
constexpr Index kLongestLook = 400;   // words of a content that are looked through for entities

void map_quotes(Article& article) {
  for (const Tree& tree : article.trees) {
    article.quote_at.emplace_back(static_cast<std::size_t>(tree.size()), kNone);
  }
  for (std::size_t i = 0; i < article.quotes.size(); ++i) {
    const Quote& quote = article.quotes[i];
    auto& at = article.quote_at[static_cast<std::size_t>(quote.block)];
    for (Index t = quote.outer.begin; t < quote.outer.end; ++t) at[static_cast<std::size_t>(t)] = static_cast<Index>(i);
  }
}

// Makes the graph's statements of the drafts.
class Writer {
 public:
  explicit Writer(const Article& article) : article_(article) {}

  Found write() {
    Found found;
    prefix_ = "s:" + article_.document.id.substr(std::min<std::size_t>(2, article_.document.id.size())) + "-";
    children_.resize(article_.drafts.size());
    for (std::size_t i = 0; i < article_.drafts.size(); ++i) {
      const Index parent = article_.drafts[i].parent;
      if (parent != kNone) children_[static_cast<std::size_t>(parent)].push_back(static_cast<Index>(i));
    }
    find_owners();
    for (std::size_t i = 0; i < article_.drafts.size(); ++i) {
      found.statements.push_back(statement(static_cast<Index>(i)));
    }
    std::sort(used_.begin(), used_.end());
    used_.erase(std::unique(used_.begin(), used_.end()), used_.end());
    found.entities = std::move(used_);
    return found;
  }

 private:
  std::string id(Index draft) const { return prefix_ + std::to_string(draft + 1); }

  std::vector<std::string> entities(const std::vector<TokenAt>& tokens) {
    std::vector<std::string> result;
    for (const TokenAt at : tokens) {
      for (const EntityIndex entity : article_.discourse.at(at.block, at.token)) {
        used_.push_back(entity);
        std::string id = article_.discourse.id(entity);
        if (std::find(result.begin(), result.end(), id) == result.end()) result.push_back(std::move(id));
      }
    }
    return result;
  }

  // Outermost first; the same speaker twice in a row is one.
  std::vector<graph::Attribution> chain(Index index) {
    std::vector<graph::Attribution> inner_first;
    const auto add = [&](const std::vector<TokenAt>& tokens, Index draft) {
      for (const TokenAt at : tokens) {
        const auto found = article_.discourse.at(at.block, at.token);
        if (found.empty()) continue;
        used_.push_back(found.front());
        std::string speaker = article_.discourse.id(found.front());
        if (!inner_first.empty() && inner_first.back().speaker == speaker) return;
        inner_first.push_back({std::move(speaker), draft == kNone ? std::string() : id(draft)});
        return;
      }
    };
    while (index != kNone && inner_first.size() < kDeepest) {
      const Draft& draft = article_.draft(index);
      for (std::size_t i = draft.reported_by.size(); i-- > 0;) {
        if (!own_word(draft, draft.reported_by[i])) add({draft.reported_by[i]}, kNone);
      }
      if (draft.parent != kNone && !own_thought(article_.draft(draft.parent))) {
        add(article_.draft(draft.parent).sources, draft.parent);
      }
      index = draft.parent;
    }
    std::reverse(inner_first.begin(), inner_first.end());
    return inner_first;
  }

  // "“*We believe* that …,” he said": his own word all the same.
  bool own_thought(const Draft& draft) const {
    if (draft.type != Type::think || draft.quote == kNone || draft.parent == kNone || draft.sources.size() != 1)
      return false;
    const std::string_view word = article_.tree(draft.sources.front().block).lower(draft.sources.front().token);
    return word == "we" || word == "i";
  }

  // "“*We* have doubts that it holds,” he said": the same.
  bool own_word(const Draft& draft, TokenAt speaker) const {
    if (draft.quote == kNone || draft.parent == kNone) return false;
    const std::string_view word = article_.tree(speaker.block).lower(speaker.token);
    return word == "we" || word == "i";
  }

  graph::Content content(const Draft& draft, Index index) const {
    graph::Content content;
    content.text = content_text(article_, draft.content);
    content.span = {span_of(article_, draft.content.front()).begin, span_of(article_, draft.content.back()).end};
    for (const Index child : children_[static_cast<std::size_t>(index)]) content.statements.push_back(id(child));
    return content;
  }

  std::vector<std::string> about(const Draft& draft, const graph::Statement& statement) {
    std::vector<std::string> result;
    Index looked = 0;
    for (const Piece& piece : draft.content) {
      for (Index i = piece.tokens.begin; i < piece.tokens.end && looked < kLongestLook; ++i, ++looked) {
        const discourse::Mention* mention = article_.discourse.mention_at(piece.block, i);
        if (mention == nullptr || mention->head != i || mention->form == graph::MentionForm::pronoun) continue;
        for (const EntityIndex entity : mention->entities) {
          if (!article_.discourse.entities()[static_cast<std::size_t>(entity)].named) continue;
          std::string id = article_.discourse.id(entity);
          const auto in = [&](const std::vector<std::string>& list) {
            return std::find(list.begin(), list.end(), id) != list.end();
          };
          if (in(result) || in(statement.source) || in(statement.target)) continue;
          used_.push_back(entity);
          result.push_back(std::move(id));
        }
      }
    }
    return result;
  }

  // The reporting draft that a quotation is the content of: its verb of speech, else the nearest one above it.
  void find_owners() {
    owns_.assign(article_.drafts.size(), false);
    for (const Quote& quote : article_.quotes) {
      if (quote.name) continue;
      if (quote.speech != kNone) owns_[static_cast<std::size_t>(quote.speech)] = true;
      const Tree& tree = article_.tree(quote.block);
      Index clause = tree.clause_of(quote.tokens.begin);
      for (int steps = 0; clause != kNone && steps < 32; ++steps) {
        const Index index = article_.draft_of(quote.block, clause);
        if (index != kNone && is_reporting(article_.draft(index).type) && article_.draft(index).quote == kNone) {
          owns_[static_cast<std::size_t>(index)] = true;
          break;
        }
        clause = article_.clause(quote.block, clause).governor;
      }
    }
  }

  // A verb of speech is quoted where the words are its own; any other where its words hold a quotation.
  bool quoted(const Draft& draft, Index index) const {
    if (draft.quote != kNone) return true;
    if (is_reporting(draft.type) && draft.clause != kNone) return owns_[static_cast<std::size_t>(index)];
    for (const Piece& piece : draft.content) {
      for (Index i = piece.tokens.begin; i < piece.tokens.end; ++i) {
        const Index quote = article_.quote_of(piece.block, i);
        if (quote != kNone) return true;
      }
    }
    return false;
  }

  graph::Statement statement(Index index) {
    const Draft& draft = article_.draft(index);
    const Tree& tree = article_.tree(draft.block);
    graph::Statement s;
    s.id = id(index);
    s.document = article_.document.id;
    s.predicate = draft.predicate;
    // A noun without a verb of its own ("the war on …") is its own label.
    const bool bare_noun =
        draft.nominal && draft.predicate == tree.lemma(draft.trigger) && verb_of_noun(draft.predicate).empty();
    s.label = bare_noun ? draft.predicate : past_tense(draft.predicate);
    s.type = to_string(draft.type);
    s.source = entities(draft.sources);
    s.target = entities(draft.targets);
    s.confidence = draft.confidence;
    if (!reflexive(tree, draft)) part_sides(tree, draft, s);
    if (!draft.content.empty()) {
      s.content = content(draft, index);
      s.about = about(draft, s);
    }
    s.attribution = chain(index);
    if (draft.time != kNone) {
      const graph::TimeExpression& time = article_.times[static_cast<std::size_t>(draft.time)];
      s.time = graph::StatementTime{time.value, time.text, time.span};
    }
    for (const EntityIndex place : draft.places) {
      used_.push_back(place);
      std::string id = article_.discourse.id(place);
      if (std::find(s.place.begin(), s.place.end(), id) == s.place.end()) s.place.push_back(std::move(id));
    }
    s.negated = draft.negated;
    s.modality = draft.modality;
    s.quote = quoted(draft, index);
    s.nominal = draft.nominal;
    s.trigger = span_of(article_, {draft.block, {draft.trigger, draft.trigger + 1}});
    s.evidence = evidence(tree, draft);
    s.rules = draft.rules;
    return s;
  }

  static bool reflexive(const Tree& tree, const Draft& draft) {
    return std::any_of(draft.targets.begin(), draft.targets.end(), [&](TokenAt at) {
      const std::string_view word = tree.lower(at.token);
      return at.block == draft.block && (word.ends_with("self") || word.ends_with("selves"));
    });
  }

  // Nobody does a thing to himself unless the text says so (Principle B of binding): the pronoun was resolved wrongly.
  void part_sides(const Tree& tree, const Draft& draft, graph::Statement& s) const {
    const auto pronoun = [&](const std::vector<TokenAt>& tokens) {
      return tokens.size() == 1 && tokens.front().block == draft.block &&
             tree.word_class(tokens.front().token) == WordClass::pronoun;
    };
    for (const std::string& id : std::vector<std::string>(s.source)) {
      const auto found = std::find(s.target.begin(), s.target.end(), id);
      if (found == s.target.end()) continue;
      if (pronoun(draft.sources) && !pronoun(draft.targets)) {
        std::erase(s.source, id);
      } else {
        s.target.erase(found);
      }
      s.confidence = std::min(s.confidence, 0.55);
    }
  }

  graph::Span evidence(const Tree& tree, const Draft& draft) const {
    if (draft.turn != kNone) return evidence_of_turn(draft);
    TokenRange range = tree.sentences()[static_cast<std::size_t>(tree.sentence(draft.trigger))];
    while (range.begin < range.end && tree.word_class(range.begin) == WordClass::space) ++range.begin;
    while (range.begin < range.end && tree.word_class(range.end - 1) == WordClass::space) --range.end;
    return span_of(article_, {draft.block, range});
  }

  // The label and the first sentence of what is said.
  graph::Span evidence_of_turn(const Draft& draft) const {
    const graph::Span label = span_of(article_, {draft.block, {0, article_.tree(draft.block).size()}});
    const Index block = article_.turns[static_cast<std::size_t>(draft.turn)].words.front();
    const Tree& tree = article_.tree(block);
    if (tree.sentences().empty()) return label;
    return {label.begin, span_of(article_, {block, tree.sentences().front()}).end};
  }

  const Article& article_;
  std::string prefix_;
  std::vector<std::vector<Index>> children_;
  std::vector<EntityIndex> used_;
  std::vector<bool> owns_;  // per draft: a quotation is its content
};

void report_speakerless(const Article& article, Diagnostics& diagnostics) {
  for (const Quote& quote : article.quotes) {
    if (!quote.sentence) continue;
    const bool known = std::any_of(quote.speakers.begin(), quote.speakers.end(),
                                   [&](TokenAt at) { return !article.discourse.at(at.block, at.token).empty(); });
    if (known) continue;
    const graph::Span span = span_of(article, {quote.block, quote.tokens});
    if (quote.speakers.empty()) {
      diagnostics.report({Severity::note, "quote-without-speaker", "nobody is said to speak this quotation",
                          article.document.uri, span.begin, span.end});
      continue;
    }
    const TokenAt speaker = quote.speakers.front();
    const Tree& tree = article.tree(speaker.block);
    const std::string words = content_text(article, {{speaker.block, tree.noun_phrase(speaker.token)}});
    diagnostics.report({Severity::note, "quote-speaker-unknown", "its speaker, \"" + words + "\", is nobody known",
                        article.document.uri, span.begin, span.end});
  }
}

}  // namespace

Found find_statements(const graph::Document& document, std::span<const language::Tree> trees,
                      discourse::Discourse& discourse, std::span<const graph::TimeExpression> times,
                      Diagnostics& diagnostics, std::span<const Turn> turns) {
  Article article{document, trees, discourse, times, turns, find_quotes(trees), {}, {}, {}};
  add_turn_quotes(article);
  map_quotes(article);
  make_drafts(article);
  add_turn_drafts(article);
  find_speakers(article);
  for (int round = 0; round < kRounds; ++round) {
    discourse.resolve(quotations_of(article));
    choose_arguments(article);
    find_speakers(article);
  }
  add_nominals(article);
  attribute(article);
  mark_modality(article);
  attach_times(article);
  attach_places(article);
  find_content(article);
  const std::vector<double> factors = legibility(article, diagnostics);
  for (Draft& draft : article.drafts) {
    Signs signs = signs_of(article, draft);
    signs.legibility = factors[static_cast<std::size_t>(draft.block)];
    draft.confidence = confidence_of(signs);
  }
  report_speakerless(article, diagnostics);
  return Writer(article).write();
}

}  // namespace quoth::extract::statements
