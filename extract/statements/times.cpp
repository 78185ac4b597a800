// SPDX-License-Identifier: Apache-2.0
#include "extract/statements/times.h"

#include "extract/statements/shared_times.h"

#include <algorithm>
#include <array>
#include <utility>

namespace quoth::extract::statements {
namespace {

constexpr int kHighestClimb = 12;

// How an expression hangs on a verb: by itself, by a noun whose time may well be the verb's, or not at all.
enum class Hold { none, weak, strong };

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class Attacher {
 public:
  explicit Attacher(Article& article) : article_(article), weak_(article.drafts.size(), false) {}

  void run() {
    for (Draft& draft : article_.drafts) draft.time = kNone;
    std::size_t block = 0;
    for (std::size_t i = 0; i < article_.times.size(); ++i) {
      while (block < article_.trees.size() && end_of(block) <= article_.times[i].span.begin) ++block;
      if (block < article_.trees.size()) attach(static_cast<Index>(block), static_cast<Index>(i));
    }
  }

 private:
  const std::vector<language::Token>& tokens(std::size_t block) const {
    return article_.trees[block].analysis().tokens;
  }
  std::uint32_t end_of(std::size_t block) const { return tokens(block).empty() ? 0 : tokens(block).back().end; }

  // The tokens of the expression.
  TokenRange range_of(std::size_t block, graph::Span span) const {
    const auto& list = tokens(block);
    const auto begin = std::lower_bound(list.begin(), list.end(), span.begin,
                                        [](const language::Token& t, std::uint32_t b) { return t.end <= b; });
    const auto end = std::lower_bound(begin, list.end(), span.end,
                                      [](const language::Token& t, std::uint32_t e) { return t.begin < e; });
    return {static_cast<Index>(begin - list.begin()), static_cast<Index>(end - list.begin())};
  }

  // The expression's own head: the word whose head lies outside.
  static Index head_of(const Tree& tree, TokenRange range) {
    for (Index i = range.begin; i < range.end; ++i) {
      if (!range.contains(tree.head(i)) || tree.head(i) == i) return i;
    }
    return range.begin;
  }

  void attach(Index block, Index time) {
    const Tree& tree = article_.tree(block);
    const TokenRange range =
        range_of(static_cast<std::size_t>(block), article_.times[static_cast<std::size_t>(time)].span);
    if (range.empty()) return;
    Index token = head_of(tree, range);
    Hold hold = Hold::strong;
    Index noun = kNone;  // the last noun on the way up
    for (int steps = 0; steps < kHighestClimb; ++steps) {
      const Index clause = tree.clause_at(token);
      if (clause != kNone) return give(block, clause, time, hold);
      const Index head = tree.head(token);
      if (head == token) return;
      if (noun != kNone) hold = std::min(hold, through(tree, noun, token, head, range.begin < noun));
      const WordClass c = tree.word_class(head);
      if (!range.contains(head) && (c == WordClass::noun || c == WordClass::name) &&
          tree.function(token) != Function::apposition && !is_misplaced(block, token, head)) {
        noun = head;
        give_noun(block, head, time);
        if (hold == Hold::strong) hold = Hold::weak;
      }
      token = head;
    }
  }

  // "met with Putin *on Tuesday*": no one is of a day; the parser hung it one word too low.
  bool is_misplaced(Index block, Index token, Index head) const {
    if (token < head || article_.tree(block).function(token) == Function::possessor) return false;
    const discourse::Mention* mention = article_.discourse.mention_at(block, head);
    if (mention == nullptr || mention->head != head || mention->form != graph::MentionForm::name) return false;
    return mention->kind == graph::EntityKind::person || mention->kind == graph::EntityKind::organization ||
           mention->kind == graph::EntityKind::place;
  }

  // How far a noun's time is that of the verb above it: `token` hangs on `head`, the noun below or at `token`;
  // `before`: the expression stands before the noun.
  static Hold through(const Tree& tree, Index noun, Index token, Index head, bool before) {
    static constexpr std::array<std::string_view, 10> kOther = {"before", "after", "ahead", "since",   "until",
                                                                "till",   "about", "over",  "pending", "following"};
    if (tree.function(token) == Function::preposition && is_one_of(tree.lower(token), kOther)) return Hold::none;
    if (token != noun || tree.clause_at(head) == kNone) return Hold::weak;
    // "Tuesday's attack was condemned", "condemned Tuesday's attack"
    if (tree.function(token) == Function::passive_subject) return Hold::none;
    if (tree.function(token) == Function::object && before) return Hold::none;
    return Hold::weak;
  }

  // "*Tuesday's* attack on the embassy"
  void give_noun(Index block, Index noun, Index time) {
    const auto at = std::lower_bound(article_.drafts.begin(), article_.drafts.end(), std::pair(block, noun),
                                     [](const Draft& draft, const std::pair<Index, Index>& wanted) {
                                       return std::pair(draft.block, draft.trigger) < wanted;
                                     });
    if (at == article_.drafts.end() || at->block != block || at->trigger != noun || !at->nominal) return;
    if (at->time != kNone) return;
    at->time = time;
    at->rules.emplace_back("time");
  }

  // A clause that is no statement hands the time to the infinitive that is ("was to meet on Monday"), else to nothing.
  void give(Index block, Index clause, Index time, Hold hold) {
    if (hold == Hold::none) return;
    Index draft = article_.draft_of(block, clause);
    for (int steps = 0; draft == kNone && steps < 4; ++steps) {
      const Clause& c = article_.clause(block, clause);
      if (c.complements.empty()) return;
      clause = c.complements.front();
      draft = article_.draft_of(block, clause);
    }
    if (draft == kNone) return;
    Draft& d = article_.draft(draft);
    if (!agrees_with_tense(article_, d, time)) return;
    const bool weak = hold == Hold::weak;
    if (d.time == kNone) {
      d.time = time;
      weak_[static_cast<std::size_t>(draft)] = weak;
      d.rules.emplace_back(weak ? "time-in-phrase" : "time");
    } else if (weak_[static_cast<std::size_t>(draft)] && !weak) {
      d.time = time;
      weak_[static_cast<std::size_t>(draft)] = false;
    }
  }

  Article& article_;
  std::vector<bool> weak_;
};

}  // namespace

void attach_times(Article& article) {
  Attacher(article).run();
  share_times(article);
  for (Draft& draft : article.drafts) {
    if (draft.implied_by != kNone) draft.time = article.draft(draft.implied_by).time;
  }
}

}  // namespace quoth::extract::statements
