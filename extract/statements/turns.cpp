// SPDX-License-Identifier: Apache-2.0
#include "extract/statements/turns.h"

#include <algorithm>

namespace quoth::extract::statements {
namespace {

TokenAt speaker_of(const Article& article, const Turn& turn) {
  return {turn.label, discourse::label_head(article.tree(turn.label))};
}

bool same_speaker(const Article& article, const Turn& a, const Turn& b) {
  const TokenAt x = speaker_of(article, a);
  const TokenAt y = speaker_of(article, b);
  return std::ranges::equal(article.discourse.at(x.block, x.token), article.discourse.at(y.block, y.token));
}

// A turn ends with a question, or begins with one and goes on.
bool asks(const Article& article, const Turn& turn) {
  for (const Index block : turn.words) {
    const Tree& tree = article.tree(block);
    for (Index i = tree.size(); i-- > 0;) {
      const std::string_view text = tree.text(i);
      if (text == "?") return true;
      if (text == "." || text == "!") break;
    }
  }
  return false;
}

// Whom a turn is addressed to: a question to whom answers, else to whom it answers.
const Turn* other_side(const Article& article, std::size_t index, bool question) {
  const Turn& own = article.turns[index];
  const auto beside = [&](bool after) -> const Turn* {
    const std::size_t at = after ? index + 1 : index - 1;
    if ((after && at >= article.turns.size()) || (!after && index == 0)) return nullptr;
    return same_speaker(article, own, article.turns[at]) ? nullptr : &article.turns[at];
  };
  const Turn* first = beside(question);
  return first != nullptr ? first : beside(!question);
}

}  // namespace

void add_turn_quotes(Article& article) {
  std::vector<Quote> turns;
  for (std::size_t i = 0; i < article.turns.size(); ++i) {
    for (const Index block : article.turns[i].words) {
      Quote quote;
      quote.block = block;
      quote.tokens = quote.outer = {0, article.tree(block).size()};
      quote.sentence = true;
      quote.turn = static_cast<Index>(i);
      quote.speakers = {speaker_of(article, article.turns[i])};
      if (!quote.tokens.empty()) turns.push_back(std::move(quote));
    }
  }
  if (turns.empty()) return;
  article.quotes.insert(article.quotes.end(), turns.begin(), turns.end());
  std::stable_sort(article.quotes.begin(), article.quotes.end(), [](const Quote& a, const Quote& b) {
    if (a.block != b.block) return a.block < b.block;
    if ((a.turn != kNone) != (b.turn != kNone)) return a.turn != kNone;
    return a.outer.begin < b.outer.begin;
  });
  Index turn = kNone;
  for (std::size_t i = 0; i < article.quotes.size(); ++i) {
    Quote& quote = article.quotes[i];
    if (quote.turn != kNone)
      turn = static_cast<Index>(i);
    else if (turn != kNone && article.quote(turn).block == quote.block)
      quote.inside = turn;
  }
}

void add_turn_drafts(Article& article) {
  std::vector<Index> draft_of_turn(article.turns.size(), kNone);
  for (std::size_t i = 0; i < article.turns.size(); ++i) {
    const Turn& turn = article.turns[i];
    if (turn.words.empty() || article.tree(turn.label).size() == 0) continue;
    const bool question = asks(article, turn);
    Draft draft;
    draft.block = turn.label;
    draft.trigger = article.tree(turn.label).size() - 1;  // the colon, which stands for the verb
    draft.nominal = true;
    draft.turn = static_cast<Index>(i);
    draft.type = Type::say;
    draft.predicate = question ? "ask" : "say";
    draft.sources = {speaker_of(article, turn)};
    if (const Turn* other = other_side(article, i, question)) draft.targets = {speaker_of(article, *other)};
    draft.rules.emplace_back("turn");
    draft_of_turn[i] = static_cast<Index>(article.drafts.size());
    article.drafts.push_back(std::move(draft));
  }
  for (Quote& quote : article.quotes) {
    if (quote.turn != kNone) quote.speech = draft_of_turn[static_cast<std::size_t>(quote.turn)];
  }
}

bool is_label(const Article& article, Index block) {
  const auto found = std::lower_bound(article.turns.begin(), article.turns.end(), block,
                                      [](const Turn& turn, Index at) { return turn.label < at; });
  return found != article.turns.end() && found->label == block;
}

}  // namespace quoth::extract::statements
