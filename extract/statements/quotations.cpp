// SPDX-License-Identifier: Apache-2.0
#include "extract/statements/quotations.h"

#include <algorithm>

namespace quoth::extract::statements {
namespace {

enum class Mark { none, open_double, close_double, straight_double, open_single, close_single, straight_single };

Mark mark_of(std::string_view text) {
  if (text == "\"" || text == "„" || text == "‟" || text == "＂")
    return text == "\"" ? Mark::straight_double : Mark::open_double;
  if (text == "“" || text == "``" || text == "«") return Mark::open_double;
  if (text == "”" || text == "''" || text == "»" || text == "’’") return Mark::close_double;
  if (text == "‘" || text == "`" || text == "‚" || text == "‹") return Mark::open_single;
  if (text == "’" || text == "›") return Mark::close_single;
  if (text == "'") return Mark::straight_single;
  return Mark::none;
}

// One block's marks, read from left to right.
class Scanner {
 public:
  Scanner(const Tree& tree, Index block, std::vector<Quote>& quotes) : tree_(tree), block_(block), quotes_(quotes) {}

  // From the block's start or, where a quotation of the block before ends in this one, from its closing mark.
  void scan(bool goes_on) {
    Index from = 0;
    if (goes_on) {
      const Index end = first_closing();
      if (end > 0) {
        add({0, end}, {0, end + 1}, false);
        quotes_.back().continues = true;
        from = end + 1;
      }
    }
    for (Index i = from; i < tree_.size(); ++i) read(i);
    if (open_ != kNone) leave_open();
  }

 private:
  // The first double mark, if it closes: nothing was opened in this block before it.
  Index first_closing() const {
    for (Index i = 0; i < tree_.size(); ++i) {
      const Mark mark = mark_of(tree_.text(i));
      if (mark == Mark::open_double) return kNone;
      if (mark == Mark::close_double) return i;
      if (mark == Mark::straight_double) return space_before(i) && !space_after(i) ? kNone : i;
    }
    return kNone;
  }

  const language::Token& token(Index i) const { return tree_.analysis().tokens[static_cast<std::size_t>(i)]; }

  bool space_before(Index i) const {
    return i == 0 || token(i - 1).space_after || token(i - 1).is_space || token(i - 1).end < token(i).begin;
  }
  bool space_after(Index i) const {
    return i + 1 >= tree_.size() || token(i).space_after || token(i + 1).is_space || token(i).end < token(i + 1).begin;
  }
  bool after_opening(Index i) const {  // "(", "[", a dash or another mark stands directly before
    if (i == 0) return true;
    const std::string_view before = tree_.text(i - 1);
    return before == "(" || before == "[" || before == "-" || before == "–" || before == "—" || before == ":" ||
           mark_of(before) != Mark::none;
  }

  void read(Index i) {
    const Mark mark = mark_of(tree_.text(i));
    if (mark == Mark::none) return;
    const bool opens_here = (space_before(i) || after_opening(i)) && !space_after(i);
    switch (mark) {
      case Mark::open_double:
        // German pairs close with “; and a mark that stands before a space closes whatever it looks like.
        if (open_ != kNone && (low_ || (space_after(i) && !single_))) return close(i);
        return begin(i, false);
      case Mark::close_double:
        if (open_ != kNone && !single_) return close(i);
        if (open_ == kNone && opens_here && i + 1 < tree_.size()) begin(i, false);
        return;
      case Mark::straight_double:
        if (open_ != kNone && !single_) return close(i);
        if (open_ == kNone && i + 1 < tree_.size() &&
            !(i > 0 && tree_.word_class(i - 1) == WordClass::number && !space_before(i))) {
          begin(i, false);
        }
        return;
      case Mark::open_single:
        if (open_ == kNone && tree_.text(i) == "`" && i + 1 < tree_.size() && tree_.text(i + 1) == "`") {
          return begin(i + 1, false);  // two back-ticks
        }
        if (open_ == kNone && closes(i)) begin(i, true);
        return;
      case Mark::straight_single:
      case Mark::close_single:
        if (open_ != kNone && single_ && !space_before(i) && tree_.word_class(i) != WordClass::particle)
          return close(i);
        if (open_ == kNone && mark == Mark::straight_single && opens_here && closes(i)) begin(i, true);
        return;
      default:
        return;
    }
  }

  // A single mark opens only where one closes before the paragraph's end: else it is an apostrophe.
  bool closes(Index i) const {
    const Index limit = std::min<Index>(tree_.size(), i + 250);
    for (Index j = i + 1; j < limit; ++j) {
      const Mark mark = mark_of(tree_.text(j));
      const bool single = mark == Mark::close_single || mark == Mark::straight_single;
      if (single && j > i + 1 && !space_before(j) && tree_.word_class(j) != WordClass::particle) return true;
    }
    return false;
  }

  void begin(Index i, bool single) {
    if (open_ != kNone) return;  // a quotation inside a quotation
    open_ = i;
    single_ = single;
    low_ = tree_.text(i) == "„" || tree_.text(i) == "‟";
  }

  void close(Index i) {
    add({open_ + 1, i}, {open_, i + 1}, false);
    open_ = kNone;
  }

  void leave_open() {
    const bool doubles = !single_;
    if (doubles) add({open_ + 1, tree_.size()}, {open_, tree_.size()}, true);
    open_ = kNone;
  }

  // 'Jorge "Coco" Lagos', 'the "Blue Spring" revolt': marks around a name, not around what somebody says.
  bool names_only(TokenRange tokens, TokenRange outer) const {
    if (outer.begin == 0 || outer.end >= tree_.size() || tokens.end - tokens.begin > 3) return false;
    for (Index i = tokens.begin; i < tokens.end; ++i) {
      const std::string_view text = tree_.text(i);
      if (text.empty() || text[0] < 'A' || text[0] > 'Z') return false;
    }
    const WordClass before = tree_.word_class(outer.begin - 1), behind = tree_.word_class(outer.end);
    if (before == WordClass::name && behind == WordClass::name) return true;
    const bool described = before == WordClass::determiner || before == WordClass::adjective;
    return described && behind == WordClass::noun && tokens.end - tokens.begin > 1;
  }

  void add(TokenRange tokens, TokenRange outer, bool open_end) {
    if (tokens.empty() || (!open_end && names_only(tokens, outer))) return;
    Quote quote;
    quote.block = block_;
    quote.tokens = tokens;
    quote.outer = outer;
    quote.open_end = open_end;
    for (Index i = tokens.begin; i < tokens.end && !quote.sentence; ++i) {
      const Index clause = tree_.clause_at(i);
      if (clause == kNone) continue;
      quote.sentence = tree_.clauses()[static_cast<std::size_t>(clause)].finite || tokens.end - tokens.begin >= 5;
    }
    quotes_.push_back(std::move(quote));
  }

  const Tree& tree_;
  const Index block_;
  std::vector<Quote>& quotes_;
  Index open_ = kNone;
  bool single_ = false;
  bool low_ = false;
};

// The first word of a block that is no white space.
Index first_word(const Tree& tree) {
  Index i = 0;
  while (i < tree.size() && tree.word_class(i) == WordClass::space) ++i;
  return i;
}

}  // namespace

std::vector<Quote> find_quotes(std::span<const Tree> trees) {
  std::vector<Quote> quotes;
  for (std::size_t block = 0; block < trees.size(); ++block) {
    const Tree& tree = trees[block];
    const bool open_before =
        !quotes.empty() && quotes.back().open_end && quotes.back().block + 1 == static_cast<Index>(block);
    const std::size_t before = quotes.size();
    Scanner(tree, static_cast<Index>(block), quotes).scan(open_before);
    const bool opens =
        quotes.size() > before && (quotes[before].continues || quotes[before].outer.begin == first_word(tree));
    if (open_before && opens) {
      quotes[before].continues = true;
    } else if (open_before) {  // nothing goes on: the mark was forgotten, and the quotation ends with its sentence
      Quote& last = quotes[before - 1];
      const Tree& of = trees[block - 1];
      const TokenRange sentence = of.sentences()[static_cast<std::size_t>(of.sentence(last.tokens.begin))];
      last.tokens.end = last.outer.end = std::min(last.tokens.end, sentence.end);
    }
  }
  return quotes;
}

}  // namespace quoth::extract::statements
