// SPDX-License-Identifier: Apache-2.0
#include "cli/explanation.h"

#include "cli/statement_rows.h"
#include "cli/tree_drawing.h"
#include "extract/statements/confidence.h"
#include "extract/statements/rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace quoth::cli {
namespace {

namespace statements = extract::statements;
using graph::Entity;
using graph::Mention;
using graph::MentionForm;
using graph::Span;
using graph::Statement;

constexpr std::uint32_t kOtherSide = 40;    // characters that a mention on the other side of the verb counts as farther
constexpr std::uint32_t kPossessive = 400;  // likewise "his", which is part of another's phrase

std::string place_of(Span span) {
  return fmt::format("{}..{}", span.begin, span.end);
}

// By code points, of which there are as many as bytes that begin one. Line breaks are spaces.
std::string slice_of(const std::string& text, Span span) {
  std::string slice;
  std::uint32_t at = 0;
  for (const char byte : text) {
    if ((byte & 0xc0) != 0x80) ++at;
    if (at > span.begin && at <= span.end) slice += byte == '\n' ? ' ' : byte;
  }
  return slice;
}

bool inside(Span inner, Span outer) {
  return inner.begin >= outer.begin && inner.end <= outer.end;
}

double certainty(MentionForm form) {
  return form == MentionForm::name      ? statements::kNameCertainty
         : form == MentionForm::nominal ? statements::kNominalCertainty
                                        : statements::kPronounCertainty;
}

class Explanation {
 public:
  Explanation(const graph::Records& records, const Statement& statement, const extract::language::Tree* tree,
              std::size_t width)
      : records_(records), statement_(statement), tree_(tree), width_(width) {}

  std::vector<Reason> tell() {
    const auto& document = records_.document;
    add("statement", statement_.id, headline());
    add("document", document.uri, document.title);
    add("sentence", place_of(statement_.evidence), text(statement_.evidence));
    const bool by_turn = has_rule("turn");
    add("verb", place_of(statement_.trigger),
        fmt::format("{} ({})", text(statement_.trigger),
                    by_turn ? "the colon stands for: " + statement_.predicate : statement_.predicate));
    add_entities("by", statement_.source, Side::before);
    add_entities("to", statement_.target, Side::after);
    add_entities("about", statement_.about, Side::any);
    add_entities("at", statement_.place, Side::any);
    if (statement_.content) add("content", place_of(statement_.content->span), statement_.content->text);
    if (statement_.time)
      add("time", place_of(statement_.time->span), statement_.time->text + " = " + statement_.time->value);
    for (const graph::Attribution& step : statement_.attribution) add("on the word of", step.statement, told_by(step));
    add("status", "", status());
    add("type", statement_.type, statement_.type == "-" ? "of no kind that is known" : "");
    if (tree_ != nullptr && !by_turn) {
      for (const std::string& line : draw_tree(*tree_, statement_.trigger.begin, width_)) add("tree", "", line);
    }
    for (const std::string& rule : statement_.rules) add("rule", rule, meaning(rule));
    if (statement_.rules.empty()) add("rule", "", "the records name none");
    add("confidence", fmt::format("{:.2f}", statement_.confidence), sureness());
    add_factors();
    return std::move(reasons_);
  }

 private:
  void add(const char* what, const std::string& where, const std::string& words) {
    reasons_.push_back({what, where, words});
  }

  bool has_rule(std::string_view name) const {
    return std::find(statement_.rules.begin(), statement_.rules.end(), name) != statement_.rules.end();
  }

  std::string text(Span span) const { return slice_of(records_.document.text, span); }

  const Entity* entity(const std::string& id) const {
    const auto found =
        std::find_if(records_.entities.begin(), records_.entities.end(), [&](const Entity& e) { return e.id == id; });
    return found == records_.entities.end() ? nullptr : &*found;
  }

  std::string names(const std::vector<std::string>& ids) const {
    std::string list;
    for (const std::string& id : ids) {
      const Entity* found = entity(id);
      list += (list.empty() ? "" : " and ") + (found == nullptr ? id : found->name);
    }
    return list.empty() ? "somebody" : list;
  }

  std::string headline() const {
    std::string line = names(statement_.source) + (statement_.negated ? ", not: " : " ") + statement_.label;
    if (!statement_.target.empty()) line += (statement_.label == "said" ? " to " : " ") + names(statement_.target);
    return line;
  }

  // Which side of the word that it belongs to a mention is expected on.
  enum class Side { before, after, any };

  // The mention of the entity in the sentence that is nearest to `word`, on the side where it is expected and no
  // possessive if there is another.
  static const Mention* mention_near(const Entity& of, Span sentence, Span word, Side side) {
    static constexpr std::array<std::string_view, 7> kOwners{"his", "her", "its", "their", "my", "our", "your"};
    const Mention* best = nullptr;
    std::uint32_t least = 0;
    for (const Mention& mention : of.mentions) {
      if (!inside(mention.span, sentence)) continue;
      const bool before = mention.span.end <= word.begin;
      std::uint32_t distance =
          before ? word.begin - mention.span.end : mention.span.begin - std::min(word.end, mention.span.begin) + 1;
      if ((side == Side::before && !before) || (side == Side::after && before)) distance += kOtherSide;
      std::string lower = mention.text;
      for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      if (std::find(kOwners.begin(), kOwners.end(), lower) != kOwners.end()) distance += kPossessive;
      if (best != nullptr && distance >= least) continue;
      best = &mention;
      least = distance;
    }
    return best;
  }

  // `Vladimir Putin, "He" at 12..14, a pronoun; first named at 0..14`.
  std::string described(const std::string& id, Span sentence, Span word, Side side) const {
    const Entity* of = entity(id);
    if (of == nullptr) return id;
    const Mention* mention = mention_near(*of, sentence, word, side);
    if (mention == nullptr) return of->name + ", named elsewhere in the article" + first_name(*of);
    std::string line = fmt::format("{}, \"{}\" at {}", of->name, mention->text, place_of(mention->span));
    if (mention->form == MentionForm::pronoun) line += ", a pronoun" + first_name(*of);
    if (mention->form == MentionForm::nominal) line += ", a description" + first_name(*of);
    return line;
  }

  static std::string first_name(const Entity& of) {
    for (const Mention& mention : of.mentions) {
      if (mention.form == MentionForm::name) return fmt::format("; first named at {}", place_of(mention.span));
    }
    return {};
  }

  std::string told_by(const graph::Attribution& step) const {
    const auto said = std::find_if(records_.statements.begin(), records_.statements.end(),
                                   [&](const Statement& other) { return other.id == step.statement; });
    const bool known = said != records_.statements.end();
    const Statement& at = known ? *said : statement_;
    const std::string who =
        step.speaker.empty() ? "someone" : described(step.speaker, at.evidence, at.trigger, Side::any);
    return known ? fmt::format("{}; {} at {}", who, said->label, place_of(said->trigger)) : who;
  }

  std::string status() const {
    std::string words = status_of(statement_);
    if (!graph::is_fact(statement_)) return words + ": not a fact of the text";
    return statement_.attribution.empty() ? words + ": told by the article itself"
                                          : words + ": so on another's word, not the article's";
  }

  void add_entities(const char* what, const std::vector<std::string>& ids, Side side) {
    for (const std::string& id : ids) add(what, id, described(id, statement_.evidence, statement_.trigger, side));
  }

  static std::string meaning(const std::string& name) {
    const statements::Rule* rule = statements::find_rule(name);
    if (rule == nullptr) return "a rule that this version does not know";
    return fmt::format("{}: {}", rule->decides, rule->meaning);
  }

  std::string sureness() const {
    return fmt::format("of a hundred statements like this one about {} have both sides right",
                       std::lround(statement_.confidence * 100));
  }

  // The factors are not in the records but follow from them, where each side's mention is told apart; the combination
  // is taken that gives the confidence that the record has.
  void add_factors() {
    for (const double source : certainties(statement_.source, Side::before)) {
      for (const double target : certainties(statement_.target, Side::after)) {
        for (const double legibility : {1.0, 0.8, 0.5}) {
          for (const bool same : {false, true}) {
            const std::optional<statements::Signs> signs = signs_of(source, target, legibility, same);
            if (!signs || std::abs(statements::confidence_of(*signs) - statement_.confidence) > 0.006) continue;
            for (const statements::Factor& factor : statements::factors_of(*signs))
              add("factor", fmt::format("{:.2f}", factor.value), std::string(factor.reason));
            if (same) add("factor", "0.55", "at most, since both sides came out as one");
            return;
          }
        }
      }
    }
  }

  // What may be, likeliest first.
  std::vector<double> certainties(const std::vector<std::string>& ids, Side side) const {
    std::vector<double> likely;
    double worst = 1.0;
    for (const std::string& id : ids) {
      const Entity* of = entity(id);
      const Mention* mention =
          of == nullptr ? nullptr : mention_near(*of, statement_.evidence, statement_.trigger, side);
      worst = std::min(worst, mention == nullptr ? statements::kPronounCertainty : certainty(mention->form));
    }
    likely.push_back(ids.empty() ? 0.0 : worst);  // 0: no word on this side
    for (const double other : {statements::kNameCertainty, statements::kNominalCertainty, statements::kPronounCertainty,
                               statements::kUnresolvedCertainty, 0.0}) {
      if (std::find(likely.begin(), likely.end(), other) == likely.end()) likely.push_back(other);
    }
    return likely;
  }

  std::optional<statements::Signs> signs_of(double source, double target, double legibility, bool same) const {
    statements::Signs signs;
    signs.source = source > 0;
    signs.target = target > 0;
    if (signs.source) signs.source_known = source;
    if (signs.target) signs.target_known = target;
    signs.content = statement_.content.has_value();
    signs.typed = statement_.type != "-";
    signs.nominal = statement_.nominal;
    signs.turn = has_rule("turn");
    signs.legibility = legibility;
    signs.same_sides = same;
    signs.rules = statement_.rules;
    if (tree_ != nullptr) signs.sentence_length = sentence_length();
    return signs;
  }

  int sentence_length() const {
    const auto& tokens = tree_->analysis().tokens;
    for (const extract::language::TokenRange range : tree_->sentences()) {
      const std::uint32_t begin = tokens[static_cast<std::size_t>(range.begin)].begin;
      const std::uint32_t end = tokens[static_cast<std::size_t>(range.end - 1)].end;
      if (begin <= statement_.trigger.begin && statement_.trigger.begin < end) return range.end - range.begin;
    }
    return 0;
  }

  const graph::Records& records_;
  const Statement& statement_;
  const extract::language::Tree* tree_;
  const std::size_t width_;
  std::vector<Reason> reasons_;
};

}  // namespace

std::vector<Reason> explain(const graph::Records& records, const Statement& statement,
                            const extract::language::Tree* tree, std::size_t width) {
  return Explanation(records, statement, tree, width).tell();
}

std::string marked_sentence(const graph::Document& document, const Statement& statement) {
  const Span sentence = statement.evidence;
  const Span word = statement.trigger;
  if (!inside(word, sentence)) return slice_of(document.text, sentence);
  return slice_of(document.text, {sentence.begin, word.begin}) + "[" + slice_of(document.text, word) + "]" +
         slice_of(document.text, {word.end, sentence.end});
}

}  // namespace quoth::cli
