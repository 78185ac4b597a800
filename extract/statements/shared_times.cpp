// SPDX-License-Identifier: Apache-2.0
#include "extract/statements/shared_times.h"

#include "extract/statements/content.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace quoth::extract::statements {
namespace {

constexpr int kRounds = 3;           // from clause to clause, and on from there
constexpr Index kOccasionReach = 4;  // sentences in which a speaker is taken to speak on

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 6> kDuring = {"during", "at", "in", "throughout", "amid", "on"};
constexpr std::array<std::string_view, 4> kMeanwhile = {"when", "as", "while", "where"};
// Their infinitive or participle is what happened then.
constexpr std::array<std::string_view, 18> kImplicative = {"try",      "attempt", "manage",  "fail",  "begin", "start",
                                                           "continue", "help",    "force",   "cause", "lead",  "go",
                                                           "use",      "refuse",  "decline", "stop",  "let",   "make"};

class Sharer {
 public:
  explicit Sharer(Article& article) : article_(article) {}

  void run() {
    date_events();
    spread();
    speak_on();
    spread();
  }

 private:
  void spread() {
    for (int round = 0; round < kRounds; ++round) {
      for (Draft& draft : article_.drafts) within_sentence(draft);
    }
  }

  bool is_event(EntityIndex e) const {
    return article_.discourse.entities()[static_cast<std::size_t>(e)].kind == graph::EntityKind::event;
  }

  bool is_event(Index block, Index token) const {
    const auto entities = article_.discourse.at(block, token);
    return std::any_of(entities.begin(), entities.end(), [this](EntityIndex e) { return is_event(e); });
  }

  static bool same_tense(const Tree& tree, const Clause& a, const Clause& b) {
    const Tense x = tense_of(tree, a);
    return x == tense_of(tree, b) && x != Tense::none && x != Tense::present;
  }

  // The days of events: a time within the event's phrase, or of a clause that happens at the event or tells it.
  void date_events() {
    for (const discourse::Mention& mention : article_.discourse.mentions()) {
      if (mention.kind != graph::EntityKind::event || mention.form == graph::MentionForm::pronoun) continue;
      const Tree& tree = article_.tree(mention.block);
      const TokenRange range = tree.subtree(mention.head);
      const graph::Span span = span_of(article_, {mention.block, range});
      const auto found =
          std::lower_bound(article_.times.begin(), article_.times.end(), span.begin,
                           [](const graph::TimeExpression& t, std::uint32_t begin) { return t.span.begin < begin; });
      if (found == article_.times.end() || found->span.end > span.end) continue;
      for (const EntityIndex e : mention.entities)
        event_time_.emplace(e, static_cast<Index>(found - article_.times.begin()));
    }
    for (const Draft& draft : article_.drafts) {
      if (draft.time == kNone || draft.clause == kNone) continue;
      for_events(draft, [&](EntityIndex e) { event_time_.emplace(e, draft.time); });
      if (!listed("occasion-verb", article_.tree(draft.block).lemma(draft.trigger))) continue;
      for (const Index object : article_.clause(draft).objects)
        for (const EntityIndex e : article_.discourse.at(draft.block, object))
          if (is_event(e)) event_time_.emplace(e, draft.time);
    }
  }

  template <typename Use>
  void for_events(const Draft& draft, Use use) const {
    for (const auto& argument : article_.clause(draft).prepositional) {
      if (!is_one_of(article_.tree(draft.block).lower(argument.preposition), kDuring)) continue;
      for (const Index object : argument.objects) {
        for (const EntityIndex e : article_.discourse.at(draft.block, object))
          if (is_event(e)) use(e);
      }
    }
  }

  Index event_time(const Draft& draft) const {
    Index found = kNone;
    for_events(draft, [&](EntityIndex e) {
      const auto at = event_time_.find(e);
      if (found == kNone && at != event_time_.end()) found = at->second;
    });
    return found;
  }

  bool take(Draft& draft, Index time, const char* rule) {
    if (time == kNone || draft.time != kNone || !agrees_with_tense(article_, draft, time)) return false;
    draft.time = time;
    draft.rules.emplace_back(rule);
    return true;
  }

  const Draft* timed(const Draft& draft, Index clause) const {
    const Index index = article_.draft_of(draft.block, clause);
    if (index == kNone) return nullptr;
    const Draft& other = article_.draft(index);
    return other.time != kNone && other.quote == draft.quote ? &other : nullptr;
  }

  void within_sentence(Draft& draft) {
    if (draft.clause == kNone || draft.time != kNone) return;
    if (take(draft, event_time(draft), "time-of-event")) return;
    const Tree& tree = article_.tree(draft.block);
    const Clause& c = article_.clause(draft);
    if (c.first_conjunct != kNone) {
      const Draft* first = timed(draft, c.first_conjunct);
      if (first && (c.subjects.empty() || (same_tense(tree, c, article_.clause(*first)))) &&
          take(draft, first->time, "time-shared"))
        return;
    }
    const Draft* above = timed(draft, c.governor);
    if (above && c.first_conjunct == kNone && reaches_down(draft.block, tree, c, article_.clause(*above)) &&
        take(draft, above->time, "time-shared"))
      return;
    from_below(draft);
  }

  bool reaches_down(Index block, const Tree& tree, const Clause& c, const Clause& above) const {
    const bool bare = c.subjects.empty() && !c.finite && !c.infinitive;
    if (bare && (c.kind == ClauseKind::adverbial || c.kind == ClauseKind::prepositional)) return true;
    if (c.kind == ClauseKind::adverbial && c.finite)
      return c.marker != kNone && is_one_of(tree.lower(c.marker), kMeanwhile) && same_tense(tree, c, above);
    // "fired a rocket *that hit a school*": the thing did it in the same act.
    if (c.kind == ClauseKind::relative)
      return c.restrictive && same_tense(tree, c, above) && !article_.can_act(TokenAt{block, c.governor_word});
    if (c.kind == ClauseKind::participial)
      return bare && tree.verb_form(c.verb) == VerbForm::gerund &&
             std::find(above.objects.begin(), above.objects.end(), c.governor_word) != above.objects.end();
    if (c.kind == ClauseKind::open_complement) return is_one_of(tree.lemma(above.verb), kImplicative);
    return false;
  }

  // A time below that is the governor's own: "*Speaking on Monday*, he said", "when they stormed it in May".
  void from_below(Draft& draft) {
    const Tree& tree = article_.tree(draft.block);
    const Clause& c = article_.clause(draft);
    for (const Index below : below_.at(draft, article_)) {
      const Draft& other = article_.draft(below);
      if (other.time == kNone || other.quote != draft.quote) continue;
      const Clause& b = article_.clause(other);
      if (reaches_up(draft.block, tree, c, b) && take(draft, other.time, "time-from-below")) return;
    }
  }

  bool reaches_up(Index block, const Tree& tree, const Clause& c, const Clause& b) const {
    if (b.first_conjunct != kNone) return false;
    if (b.kind == ClauseKind::adverbial && !b.finite && b.subjects.empty() &&
        tree.verb_form(b.verb) == VerbForm::gerund)
      return b.verb < c.verb;
    if (b.kind == ClauseKind::adverbial && b.finite)
      return b.marker != kNone && is_one_of(tree.lower(b.marker), kMeanwhile) && same_tense(tree, b, c);
    // "The blast, *which took place on Friday*, killed ten."
    if (b.kind == ClauseKind::relative) return same_tense(tree, b, c) && is_event(block, b.governor_word);
    if (b.kind == ClauseKind::open_complement) return is_one_of(tree.lemma(c.verb), kImplicative);
    if (b.kind == ClauseKind::participial)
      return listed("document-noun", tree.lemma(b.governor_word)) && stands_in(tree, c, b.governor_word);
    return false;
  }

  // "said *in a statement* released on Tuesday"
  static bool stands_in(const Tree& tree, const Clause& c, Index noun) {
    for (const auto& argument : c.prepositional) {
      const std::string_view word = tree.lower(argument.preposition);
      if ((word == "in" || word == "at") &&
          std::find(argument.objects.begin(), argument.objects.end(), noun) != argument.objects.end())
        return true;
    }
    return false;
  }

  // The drafts whose clauses hang on a draft's clause, or are coordinated with it.
  class Below {
   public:
    std::vector<Index>& at(const Draft& draft, const Article& article) {
      if (lists_.empty()) build(article);
      return lists_[static_cast<std::size_t>(article.draft_of(draft.block, draft.clause))];
    }

   private:
    void build(const Article& article) {
      lists_.resize(article.drafts.size());
      for (std::size_t i = 0; i < article.drafts.size(); ++i) {
        const Draft& draft = article.drafts[i];
        if (draft.clause == kNone) continue;
        const Clause& c = article.clause(draft);
        const Index up = article.draft_of(draft.block, c.first_conjunct != kNone ? c.first_conjunct : c.governor);
        if (up != kNone) lists_[static_cast<std::size_t>(up)].push_back(static_cast<Index>(i));
      }
    }
    std::vector<std::vector<Index>> lists_;
  };

  bool simple_past(const Draft& draft) const {
    return draft.clause != kNone && tense_of(article_.tree(draft.block), article_.clause(draft)) == Tense::past;
  }

  // Who has spoken at a time speaks on: "He added that …".
  void speak_on() {
    struct Last {
      Index time;
      Index sentence;
    };
    std::unordered_map<EntityIndex, Last> last;
    Index sentence = 0;
    const Draft* before = nullptr;
    for (Draft& draft : article_.drafts) {
      if (before && (before->block != draft.block || sentence_of(*before) != sentence_of(draft))) ++sentence;
      before = &draft;
      if (draft.quote != kNone || draft.clause == kNone || !is_reporting(draft.type) || draft.parent != kNone) continue;
      if (draft.sources.size() != 1) continue;
      const auto who = article_.discourse.at(draft.sources.front().block, draft.sources.front().token);
      if (who.empty()) continue;
      if (draft.time != kNone) {
        if (simple_past(draft)) last[who.front()] = {draft.time, sentence};
        continue;
      }
      const auto found = last.find(who.front());
      if (found == last.end() || !simple_past(draft) || sentence - found->second.sentence > kOccasionReach) continue;
      if (take(draft, found->second.time, "time-speaks-on")) found->second.sentence = sentence;
    }
  }

  Index sentence_of(const Draft& draft) const { return article_.tree(draft.block).sentence(draft.trigger); }

  Article& article_;
  std::unordered_map<EntityIndex, Index> event_time_;
  Below below_;
};

}  // namespace

Tense tense_of(const Tree& tree, const Clause& clause) {
  if (clause.modal != kNone) {
    const std::string_view modal = tree.lower(clause.modal);
    return modal == "will" || modal == "shall" || modal == "'ll" || modal == "wo" ? Tense::future : Tense::none;
  }
  bool was = false;
  bool is = false;
  for (const Index auxiliary : clause.auxiliaries) {
    const std::string_view word = tree.lower(auxiliary);
    if (word == "had") return Tense::pluperfect;
    if (word == "has" || word == "have" || word == "'ve") return Tense::perfect;
    if (word == "was" || word == "were" || word == "did") was = true;
    if (word == "is" || word == "are" || word == "do" || word == "does") is = true;
  }
  if (was) return Tense::past;
  if (is) return Tense::present;
  switch (tree.verb_form(clause.verb)) {
    case VerbForm::past:
      return Tense::past;
    case VerbForm::present:
      return Tense::present;
    default:
      return Tense::none;
  }
}

bool agrees_with_tense(const Article& article, const Draft& draft, Index time) {
  if (draft.clause == kNone || article.document.published.size() < 10) return true;
  const Tense tense = tense_of(article.tree(draft.block), article.clause(draft));
  if (tense != Tense::past && tense != Tense::perfect && tense != Tense::pluperfect) return true;
  const std::string_view value = article.times[static_cast<std::size_t>(time)].value;
  const std::string_view first = value.substr(0, value.find('/'));
  return first.substr(0, 10) <= std::string_view(article.document.published).substr(0, first.size());
}

void share_times(Article& article) {
  Sharer(article).run();
}

}  // namespace quoth::extract::statements
