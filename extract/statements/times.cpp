// SPDX-License-Identifier: Apache-2.0
#include "extract/statements/times.h"

#include <algorithm>

namespace quoth::extract::statements {
namespace {

class Attacher {
 public:
  explicit Attacher(Article& article) : article_(article) {}

  void run() {
    for (Draft& draft : article_.drafts) draft.time = kNone;
    std::size_t block = 0;
    for (std::size_t i = 0; i < article_.times.size(); ++i) {
      while (block < article_.trees.size() && end_of(block) <= article_.times[i].span.begin) ++block;
      if (block < article_.trees.size()) attach(static_cast<Index>(block), static_cast<Index>(i));
    }
    for (std::size_t i = 0; i < article_.drafts.size(); ++i) inherit(article_.drafts[i]);
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

  void attach(Index block, Index time) {
    const Tree& tree = article_.tree(block);
    const TokenRange range =
        range_of(static_cast<std::size_t>(block), article_.times[static_cast<std::size_t>(time)].span);
    if (range.empty()) return;
    Index token = range.begin;  // the expression's own head: the word whose head lies outside
    for (Index i = range.begin; i < range.end; ++i) {
      if (!range.contains(tree.head(i)) || tree.head(i) == i) {
        token = i;
        break;
      }
    }
    bool noun = false;  // "the 2014 *annexation*": the year is the noun's
    for (int steps = 0; steps < 12; ++steps) {
      const Index clause = tree.clause_at(token);
      if (clause != kNone) return give(block, clause, time, noun);
      const Index head = tree.head(token);
      if (head == token) return;
      const WordClass c = tree.word_class(head);
      const bool inside = range.contains(head);
      noun = noun || (!inside && (c == WordClass::noun || c == WordClass::name) &&
                      tree.function(token) != Function::apposition);
      token = head;
    }
  }

  // A clause that is no statement hands the time to the infinitive that is ("was to meet on Monday"), else to nothing.
  void give(Index block, Index clause, Index time, bool noun) {
    Index draft = article_.draft_of(block, clause);
    for (int steps = 0; draft == kNone && steps < 4; ++steps) {
      const Clause& c = article_.clause(block, clause);
      if (c.complements.empty()) return;
      clause = c.complements.front();
      draft = article_.draft_of(block, clause);
    }
    if (draft == kNone) return;
    Draft& d = article_.draft(draft);
    if (d.time == kNone) {
      d.time = time;
      weak_.resize(article_.drafts.size(), false);
      weak_[static_cast<std::size_t>(draft)] = noun;
      d.rules.emplace_back(noun ? "time-in-phrase" : "time");
    } else if (weak_[static_cast<std::size_t>(draft)] && !noun) {
      d.time = time;
      weak_[static_cast<std::size_t>(draft)] = false;
    }
  }

  void inherit(Draft& draft) {
    if (draft.time != kNone || draft.clause == kNone) return;
    const Clause& c = article_.clause(draft);
    Index from = kNone;
    if (c.first_conjunct != kNone && c.subjects.empty()) {
      from = c.first_conjunct;
    } else if (c.subjects.empty() && !c.finite && !c.infinitive && c.governor != kNone &&
               (c.kind == ClauseKind::adverbial || c.kind == ClauseKind::prepositional ||
                (c.kind == ClauseKind::open_complement && article_.draft_of(draft.block, c.governor) == kNone))) {
      from = c.governor;
    }
    const Index source = article_.draft_of(draft.block, from);
    if (source == kNone || article_.draft(source).time == kNone || article_.draft(source).quote != draft.quote) return;
    draft.time = article_.draft(source).time;
    draft.rules.emplace_back("time-shared");
  }

  Article& article_;
  std::vector<bool> weak_;
};

}  // namespace

void attach_times(Article& article) {
  Attacher(article).run();
}

}  // namespace quoth::extract::statements
