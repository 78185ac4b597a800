// SPDX-License-Identifier: Apache-2.0
// Long because a mark is passed down the clauses of one tree by many short rules.
#include "extract/statements/modality.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace quoth::extract::statements {
namespace {

using graph::Modality;
using Tokens = std::vector<Index>;

struct Mark {
  bool negated = false;
  Modality modality = Modality::asserted;
  const char* rule = nullptr;  // why it is not asserted
};

class Marker {
 public:
  Marker(const Article& article, Index block) : article_(article), tree_(article.tree(block)), block_(block) {}

  // The marks of every clause of the block, governors and first conjuncts before what inherits from them.
  const std::vector<Mark>& run() {
    const auto clauses = tree_.clauses();
    marks_.resize(clauses.size());
    done_.assign(clauses.size(), false);
    std::vector<std::size_t> order(clauses.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return clauses[a].depth < clauses[b].depth; });
    for (const std::size_t i : order) {
      marks_[i] = mark(clauses[i]);
      done_[i] = true;
    }
    return marks_;
  }

 private:
  const Clause& clause(Index index) const { return tree_.clauses()[at(index)]; }
  static std::size_t at(Index index) { return static_cast<std::size_t>(index); }

  std::string_view marker(const Clause& c) const {
    return c.marker == kNone ? std::string_view() : tree_.lower(c.marker);
  }

  static Mark marked(Modality modality, const char* rule, bool negated = false) { return {negated, modality, rule}; }

  // The clause's own modal, auxiliaries and adverbs.
  std::optional<Mark> own_modal(const Clause& c, bool negated) const {
    if (c.modal != kNone) {
      const std::string_view word = tree_.lower(c.modal);
      if (word == "may" || word == "might" || word == "could" || word == "mayn't") {
        if (word == "could" && negated) return marked(Modality::asserted, "could-not");
        return marked(Modality::possible, "modal");
      }
      if (word == "can" || word == "ca") {
        return negated ? marked(Modality::asserted, "cannot") : marked(Modality::possible, "modal");
      }
      if (word == "should" || word == "must" || word == "ought") return marked(Modality::desired, "modal");
      if (word == "will" || word == "shall" || word == "wo" || word == "'ll" || word == "sha") {
        return marked(Modality::future, "modal");
      }
      if (word == "would" || word == "'d") {
        return has_condition(c) ? marked(Modality::conditional, "condition") : marked(Modality::future, "modal");
      }
    }
    return std::nullopt;
  }

  bool doubted(const Clause& c) const {
    for (const Index child : tree_.children(c.verb)) {
      if (tree_.function(child) == Function::adverbial && listed("doubt", tree_.lower(child))) return true;
    }
    return false;
  }

  // "*Did* you *meet* him?": nobody says so. "Why did you meet him?" takes it for granted.
  bool asked(const Clause& c) const {
    if (!c.finite || c.subjects.empty() || c.auxiliaries.empty() || c.kind == ClauseKind::relative) return false;
    const Index auxiliary = c.auxiliaries.front();
    if (auxiliary > c.subjects.back()) return false;  // "Mr. President, *did* you …": the first is spoken to
    const Index begin = tree_.sentences()[at(tree_.sentence(c.verb))].begin;
    for (Index i = auxiliary - 1; i >= std::max(begin, auxiliary - 8); --i) {
      const std::string_view word = tree_.lower(i);
      if (word.starts_with("wh") || word == "how") return false;
      if (tree_.word_class(i) == WordClass::punctuation) break;
    }
    const Index end = std::min<Index>(tree_.size(), c.verb + 80);
    for (Index i = c.verb + 1; i < end; ++i) {
      const std::string_view text = tree_.text(i);
      if (text == "?" || text == "." || text == "!") return text == "?";
    }
    return false;
  }

  bool is_condition(const Clause& c) const {
    if (c.kind != ClauseKind::adverbial && c.kind != ClauseKind::main && c.kind != ClauseKind::relative &&
        c.kind != ClauseKind::participial) {
      return false;
    }
    if (listed("condition", marker(c))) return marker(c) != "once" || !c.finite || c.kind == ClauseKind::adverbial;
    // "*should* they leave", "*were* they to leave"
    return c.modal != kNone && tree_.lower(c.modal) == "should" && !c.subjects.empty() &&
           c.modal < c.subjects.front() && c.kind != ClauseKind::main;
  }

  // What is said under a condition is the content; the saying itself is done.
  bool reports(const Clause& c) const {
    const Index draft = article_.draft_of(block_, tree_.clause_at(c.verb));
    return draft != kNone &&
           (article_.draft(draft).type == Type::say || article_.draft(draft).type == Type::threaten) &&
           (!c.complements.empty() || c.kind == ClauseKind::parenthetical);
  }

  // A condition hangs on the clause.
  bool has_condition(const Clause& c) const {
    for (const Index child : tree_.children(c.verb)) {
      const Index index = tree_.clause_at(child);
      if (index != kNone && is_condition(clause(index))) return true;
    }
    return false;
  }

  bool perfect(const Clause& c) const {
    return std::any_of(c.auxiliaries.begin(), c.auxiliaries.end(),
                       [this](Index a) { return tree_.lemma(a) == "have"; });
  }

  Mark mark(const Clause& c) const {
    Mark result;
    result.negated = !c.negations.empty();
    const bool bare_conjunct = c.first_conjunct != kNone && c.subjects.empty() && c.auxiliaries.empty();
    if (bare_conjunct && done_[at(c.first_conjunct)]) {
      const Mark& first = marks_[at(c.first_conjunct)];
      const VerbForm form = tree_.verb_form(c.verb);
      const bool shares =
          form == tree_.verb_form(clause(c.first_conjunct).verb) && form != VerbForm::past && form != VerbForm::present;
      // "may leave and *attack*" shares all; "is marching and *shouts*" nothing; "if they leave and *attack*" the
      // condition.
      if (shares) {
        const bool but = preceded_by_but(c);
        return marked(first.modality, first.rule, result.negated || (first.negated && !but));
      }
      if (first.modality == Modality::conditional) return marked(first.modality, first.rule, result.negated);
    }
    if (is_condition(c)) return marked(Modality::conditional, "condition", result.negated);
    if (const auto modal = own_modal(c, result.negated)) return marked(modal->modality, modal->rule, result.negated);
    if (doubted(c)) return marked(Modality::possible, "doubt", result.negated);
    if (asked(c)) return marked(Modality::possible, "question", result.negated);
    if (has_condition(c) && !reports(c) && tree_.verb_form(c.verb) != VerbForm::past && !perfect(c)) {
      return marked(Modality::conditional, "condition", result.negated);
    }
    const Mark from = inherited(c);
    return marked(from.modality, from.rule, result.negated || from.negated);
  }

  bool preceded_by_but(const Clause& c) const {
    for (Index i = c.verb - 1; i > std::max<Index>(0, c.verb - 4); --i) {
      if (tree_.lower(i) == "but" || tree_.lower(i) == "yet") return true;
    }
    return false;
  }

  Mark inherited(const Clause& c) const {
    const bool with_to = c.infinitive && !c.auxiliaries.empty() && !c.finite;
    if (c.kind == ClauseKind::main && with_to && !c.subjects.empty()) return marked(Modality::future, "headline");
    if (imperative(c)) return marked(Modality::desired, "imperative");
    if (c.governor == kNone) return {};
    const bool gerund = tree_.verb_form(c.verb) == VerbForm::gerund;
    switch (c.kind) {
      case ClauseKind::complement:
      case ClauseKind::open_complement:
        return c.infinitive || (gerund && !c.finite) || c.subjects.empty() ? from_verb(c) : from_reporting(c);
      case ClauseKind::adverbial:
        if (c.infinitive && !perfect(c)) return from_verb(c, true);
        return c.finite ? until(c) : nonfinite(c);
      case ClauseKind::prepositional:
        return from_preposition(c);
      case ClauseKind::participial:
        return c.infinitive && !perfect(c) ? from_noun(c) : (c.finite ? from_noun_clause(c) : nonfinite(c));
      case ClauseKind::relative:
        return c.infinitive && !c.finite ? from_noun(c) : Mark{};
      default:
        return {};
    }
  }

  // "will stay *until* they leave": what the future waits for is future.
  Mark until(const Clause& c) const {
    const std::string_view word = marker(c);
    const bool waits = word == "until" || word == "before" || word == "after" || word == "when" || word == "once";
    const Mark& above = marks_[at(c.governor)];
    if (!waits || above.modality == Modality::asserted || tree_.verb_form(c.verb) == VerbForm::past) return {};
    return marked(Modality::future, "waited-for");
  }

  // Participles and gerunds are as real as what they stand beside; with a conjunction of their own, as they are.
  Mark nonfinite(const Clause& c) const {
    if (c.finite || c.marker != kNone) return {};
    const Mark& above = marks_[at(c.governor)];
    return above.modality == Modality::asserted ? Mark{} : marked(above.modality, above.rule);
  }

  bool imperative(const Clause& c) const {
    if (tree_.verb_form(c.verb) != VerbForm::infinitive || !c.subjects.empty() || c.finite) return false;
    if (c.kind != ClauseKind::main && c.kind != ClauseKind::complement) return false;
    if (std::any_of(c.auxiliaries.begin(), c.auxiliaries.end(), [this](Index a) { return tree_.lower(a) == "to"; })) {
      return false;
    }
    if (c.kind == ClauseKind::complement) return c.doers.empty();
    const Index sentence = tree_.sentence(c.verb);
    const Index begin = tree_.sentences()[at(sentence)].begin;
    for (Index i = begin; i < c.verb; ++i) {
      const WordClass k = tree_.word_class(i);
      if (k != WordClass::punctuation && k != WordClass::adverb && k != WordClass::auxiliary && k != WordClass::space &&
          article_.quote_of(block_, i) == article_.quote_of(block_, c.verb)) {
        return false;
      }
    }
    return true;
  }

  // A finite clause under a verb: "asked *whether*", "demanded that they *leave*", "denied that they *left*".
  Mark from_reporting(const Clause& c) const {
    const Clause& above = clause(c.governor);
    const std::string_view verb = tree_.lemma(above.verb);
    const std::string_view word = marker(c);
    if (word == "whether" || word == "if") return marked(Modality::possible, "whether");
    if (tree_.verb_form(c.verb) == VerbForm::infinitive && !c.finite) {
      return marked(Modality::desired, "subjunctive");
    }
    if (verb == "deny" && above.negations.empty()) return marked(Modality::asserted, "denied", true);
    if (verb == "hope" || verb == "wish" || verb == "demand" || verb == "insist-upon") {
      return marked(Modality::desired, "demanded");
    }
    if ((verb == "seem" || verb == "appear") && above.kind == ClauseKind::main)
      return marked(Modality::possible, "seems");
    const Mark& mark = marks_[at(c.governor)];
    const bool unsaid = article_.draft_of(block_, c.governor) == kNone;
    if (unsaid && verb != "be" && mark.modality != Modality::asserted) return marked(mark.modality, mark.rule);
    return {};
  }

  // An infinitive, gerund or bare clause under a verb or adjective.
  Mark from_verb(const Clause& c, bool adverbial = false) const {
    const Clause& above = clause(c.governor);
    const Mark& mark = marks_[at(c.governor)];
    const std::string_view verb = tree_.lemma(above.verb);
    const bool unsaid = article_.draft_of(block_, c.governor) == kNone;
    const std::string_view word = marker(c);
    if (word == "whether" || word == "if") return marked(Modality::possible, "whether");
    if (const auto adjective = from_adjective(c)) return *adjective;
    if (perfect(c) && !adverbial) {
      if (verb == "seem" || verb == "appear") return marked(Modality::possible, "seems", mark.negated);
      return unsaid ? mark : Mark{};
    }
    if (unsaid) {
      if ((verb == "be" || verb == "have") && yet(above)) return marked(Modality::asserted, "yet-to", true);
      if (verb == "try" || verb == "need" || (verb == "have" && above.attributes.empty())) {
        return marked(mark.modality == Modality::asserted ? Modality::desired : mark.modality, "wanted", mark.negated);
      }
      if (verb == "seem" || verb == "appear") return marked(Modality::possible, "seems", mark.negated);
      if (verb == "go" && c.infinitive && tree_.verb_form(above.verb) == VerbForm::gerund) {
        return marked(mark.modality == Modality::asserted ? Modality::future : mark.modality, "going-to", mark.negated);
      }
      if (verb == "be") {
        return c.infinitive && above.attributes.empty() && c.kind == ClauseKind::open_complement
                   ? marked(Modality::future, "is-to", mark.negated)
                   : marked(Modality::desired, "infinitive", false);
      }
      return marked(mark.modality, mark.rule, mark.negated);
    }
    if (listed("denying", verb) && !adverbial) {
      return marked(mark.modality == Modality::desired ? Modality::desired : Modality::asserted, "refused",
                    !mark.negated);
    }
    const Draft& draft = article_.draft(article_.draft_of(block_, c.governor));
    const bool passive_report = above.voice == Voice::passive &&
                                (draft.type == Type::say || draft.type == Type::think) && !listed("unfulfilled", verb);
    if (passive_report) return {};
    if (verb == "expect" || verb == "schedule" || verb == "predict" || verb == "forecast") {
      return marked(Modality::future, "expected");
    }
    const bool wants = c.infinitive && verb != "choose" && (draft.type == Type::request || draft.type == Type::think);
    if (listed("unfulfilled", verb) || wants || adverbial) {
      return marked(mark.modality == Modality::conditional ? Modality::conditional : Modality::desired, "wanted",
                    mark.negated && c.infinitive);
    }
    return marked(mark.modality, mark.rule);
  }

  // "has *yet* to reply"
  bool yet(const Clause& above) const {
    const auto children = tree_.children(above.verb);
    return std::any_of(children.begin(), children.end(), [this](Index child) { return tree_.lower(child) == "yet"; });
  }

  std::optional<Mark> from_adjective(const Clause& c) const {
    const auto of_word = [&](Index word) -> std::optional<Mark> {
      const std::string_view lower = tree_.lower(word);
      if (listed("negative-adjective", lower)) return marked(Modality::asserted, "unable", true);
      if (listed("possible-adjective", lower)) return marked(Modality::possible, "able");
      if (listed("desired-adjective", lower)) return marked(Modality::desired, "ready");
      return std::nullopt;
    };
    if (c.governor_word != kNone && tree_.word_class(c.governor_word) == WordClass::adjective) {
      return of_word(c.governor_word);
    }
    for (const Index attribute : clause(c.governor).attributes) {
      if (tree_.word_class(attribute) != WordClass::adjective || attribute > c.verb) continue;
      if (const auto found = of_word(attribute)) return found;
    }
    return std::nullopt;
  }

  // "without *leaving*", "prevented them from *leaving*", "warnings about *leaving*".
  Mark from_preposition(const Clause& c) const {
    const std::string_view word = c.governor_word == kNone ? std::string_view() : tree_.lower(c.governor_word);
    const Clause& above = clause(c.governor);
    if (word == "with" && !c.subjects.empty()) {  // "would pay, with the union *saying* it would not"
      const Index draft = article_.draft_of(block_, tree_.clause_at(c.verb));
      if (draft != kNone && article_.draft(draft).type == Type::say) return {};
    }
    if (word == "without" || word == "than" || word == "instead") return marked(Modality::asserted, "without", true);
    const Index host = c.governor_word == kNone ? kNone : tree_.head(c.governor_word);
    if (word == "of" && host != kNone && tree_.lower(host) == "instead")
      return marked(Modality::asserted, "without", true);
    if (word == "from" && listed("denying", tree_.lemma(above.verb)))
      return marked(Modality::asserted, "prevented", true);
    if (host != kNone && tree_.word_class(host) == WordClass::noun &&
        (listed("content-noun", tree_.lemma(host)) || noun_type(tree_.lemma(host)) == Type::threaten ||
         tree_.lemma(host) == "warning")) {
      return marked(Modality::desired, "noun-content");
    }
    return nonfinite(c);
  }

  // "plans *to go*" are not yet done; "the first *to go*" went; "refusal *to go*" did not.
  Mark from_noun(const Clause& c) const {
    const Index noun = c.governor_word;
    const std::string_view lemma = tree_.lemma(noun);
    bool negated = false;
    for (const Index child : tree_.children(noun)) {
      const std::string_view word = tree_.lower(child);
      if (word == "first" || word == "second" || word == "third" || word == "last" || word == "only" ||
          word == "latest") {
        return {};
      }
      negated = negated || (word == "no" && tree_.function(child) == Function::determiner);
    }
    if (lemma == "refusal" || lemma == "failure" || lemma == "inability" || lemma == "reluctance") {
      return marked(Modality::asserted, "refused", true);
    }
    if (lemma == "ability" || lemma == "chance" || lemma == "opportunity" || lemma == "power" ||
        lemma == "possibility" || lemma == "right" || lemma == "authority" || lemma == "permission" ||
        lemma == "means") {
      return marked(Modality::possible, "noun-content", negated);
    }
    const Mark& above = marks_[at(c.governor)];
    if (noun_type(lemma) == Type::say)
      return marked(above.modality, above.rule, negated);  // "a statement *to condemn*"
    return marked(above.modality == Modality::conditional ? Modality::conditional : Modality::desired, "noun-content",
                  negated);
  }

  // "the demand that they *leave*".
  Mark from_noun_clause(const Clause& c) const {
    if (c.subjects.empty() || c.governor_word == kNone) return {};
    if (tree_.verb_form(c.verb) == VerbForm::infinitive) return marked(Modality::desired, "subjunctive");
    const std::string_view lemma = tree_.lemma(c.governor_word);
    if (lemma == "possibility" || lemma == "chance" || lemma == "risk" || lemma == "likelihood") {
      return marked(Modality::possible, "noun-content");
    }
    return {};
  }

  const Article& article_;
  const Tree& tree_;
  const Index block_;
  std::vector<Mark> marks_;
  std::vector<bool> done_;
};

}  // namespace

void mark_modality(Article& article) {
  for (std::size_t block = 0; block < article.trees.size(); ++block) {
    Marker marker(article, static_cast<Index>(block));
    const std::vector<Mark>& marks = marker.run();
    for (std::size_t i = 0; i < marks.size(); ++i) {
      const Index index = article.draft_at[block][i];
      if (index == kNone) continue;
      Draft& draft = article.draft(index);
      draft.negated = marks[i].negated;
      draft.modality = marks[i].modality;
      if (marks[i].rule != nullptr) draft.rules.emplace_back(marks[i].rule);
      if (draft.negated) draft.rules.emplace_back("negated");
    }
  }
}

}  // namespace quoth::extract::statements
