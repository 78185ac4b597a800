// SPDX-License-Identifier: Apache-2.0
// Long because where words said begin and end is told by many short rules that cut the same range.
#include "extract/statements/content.h"

#include "extract/statements/arguments.h"

#include <algorithm>

namespace quoth::extract::statements {
namespace {

constexpr Index kNextClauses = 12;  // looked through for the second verb of a coordination

constexpr Index kLongest = 600;  // tokens of one clause's content; quotations may be longer

class ContentFinder {
 public:
  explicit ContentFinder(Article& article) : article_(article) {}

  void run() {
    std::vector<std::vector<Piece>> quoted(article_.drafts.size());
    std::vector<bool> whole(article_.drafts.size(), false);  // a quoted sentence is what was said
    for (const Quote& quote : article_.quotes) {
      if (quote.speech == kNone) continue;
      auto& list = quoted[static_cast<std::size_t>(quote.speech)];
      if (quote.sentence) whole[static_cast<std::size_t>(quote.speech)] = true;
      if (list.size() < 40) list.push_back({quote.block, quote.tokens});
    }
    for (std::size_t i = 0; i < article_.drafts.size(); ++i) {
      Draft& draft = article_.drafts[i];
      draft.content.clear();
      if (draft.clause != kNone) {
        from_clause(draft, whole[i]);
      } else if (draft.nominal) {
        if (draft.turn == kNone) from_noun(draft);
      }
      for (const Piece& piece : quoted[i]) add_quote(draft, piece);
      join(draft);
      close_marks(draft);
    }
    for (Draft& draft : article_.drafts) {
      if (draft.implied_by == kNone) continue;  // what must or will be done
      const Tree& tree = article_.tree(draft.block);
      const Clause& clause = article_.clause(draft.block, tree.clause_of(draft.trigger));
      draft.content.clear();
      add(draft, trimmed(tree, tree.subtree(clause.verb), clause.marker));
      close_marks(draft);
    }
  }

 private:
  // The verb has an object, and every one of them is spoken to.
  static bool all_addressed(const Draft& draft, const Clause& clause) {
    return !clause.objects.empty() && std::all_of(clause.objects.begin(), clause.objects.end(), [&](Index object) {
      return std::find(draft.targets.begin(), draft.targets.end(), TokenAt{draft.block, object}) != draft.targets.end();
    });
  }

  // A clause's words without its marker and final punctuation, up to the predicate's own limits.
  TokenRange trimmed(const Tree& tree, TokenRange range, Index marker) const {
    if (marker != kNone && marker == range.begin + 1 && tree.lower(range.begin) == "only") ++range.begin;
    if (marker != kNone && marker == range.begin && tree.lower(marker) == "that") ++range.begin;
    if (marker == kNone && !range.empty() && tree.lower(range.begin) == "that" &&
        tree.function(range.begin) == Function::marker)
      ++range.begin;
    if (marker != kNone && marker == range.begin + 1 && tree.lower(range.begin) == "only")
      range.begin += 2;  // "said only that"
    while (range.begin < range.end && skipped(tree, range.begin)) ++range.begin;
    while (range.begin < range.end && skipped(tree, range.end - 1)) --range.end;
    return range;
  }

  static bool skipped(const Tree& tree, Index i) {
    const WordClass c = tree.word_class(i);
    if (c == WordClass::space) return true;
    if (c != WordClass::punctuation) return false;
    const std::string_view text = tree.text(i);
    return text == "," || text == "." || text == ":" || text == ";" || text == "–" || text == "—" || text == "--" ||
           text == "-";
  }

  // Cut where a sentence goes on for pages: clauses nested in it would each repeat all the rest.
  void add(Draft& draft, TokenRange range) const {
    range.end = std::min(range.end, range.begin + kLongest);
    if (!range.empty()) draft.content.push_back({draft.block, range});
  }

  // "whether it helps, *according to Weber*": whose word it is, hung too low.
  static TokenRange before_according(const Tree& tree, TokenRange range, const Clause& complement) {
    for (const language::PrepositionalArgument& argument : complement.prepositional) {
      const Index at = argument.preposition;
      if (tree.lower(at) == "according" && at > range.begin + 1 && tree.text(at - 1) == ",")
        range.end = std::min(range.end, at);
    }
    return range;
  }

  bool is_lifted(Index index) const {
    if (index == kNone) return false;
    const auto& rules = article_.draft(index).rules;
    return std::find(rules.begin(), rules.end(), "lifted-conjunct") != rules.end();
  }

  // "said *his team “did not win”* and promised to": what is no part of what was said (attribution.cpp).
  TokenRange before_lifted(const Draft& draft, const Tree& tree, TokenRange range, Index complement) const {
    const auto clauses = static_cast<Index>(tree.clauses().size());
    for (Index next = complement + 1; next < std::min<Index>(complement + kNextClauses, clauses); ++next) {
      const Index other = article_.draft_of(draft.block, next);
      if (article_.clause(draft.block, next).first_conjunct != complement || !is_lifted(other)) continue;
      const Index verb = article_.draft(other).trigger;
      Index end = verb;
      while (end > range.begin && tree.function(end) != Function::coordinator && end > verb - 4) --end;
      if (tree.function(end) == Function::coordinator) range.end = std::min(range.end, end);
    }
    return range;
  }

  // "said, *“We will win,”* before leaving": of a sentence in quotation marks nothing behind them.
  TokenRange inside_quote(const Draft& draft, TokenRange range, Index verb) const {
    const Index index = article_.quote_of(draft.block, verb);
    if (index == kNone || index == draft.quote) return range;
    const Quote& quote = article_.quote(index);
    const bool whole = quote.sentence && (range.begin == quote.outer.begin || range.begin == quote.tokens.begin);
    if (whole && range.end > quote.outer.end && range.end <= quote.outer.end + 12) range.end = quote.outer.end;
    return range;
  }

  // "told us it would pay*, with the union saying it would not*", "says it is fair*, while others say it is not*":
  // somebody else's word.
  TokenRange before_aside(const Draft& draft, const Tree& tree, TokenRange range) const {
    if (draft.type != Type::say) return range;
    for (Index i = range.begin + 1; i < std::min(range.end, range.begin + kLongest); ++i) {
      const std::string_view word = tree.lower(i);
      if (tree.text(i - 1) != "," || article_.quote_of(draft.block, i) != draft.quote) continue;
      Index verb = kNone;
      if (word == "with") verb = tree.child(i, Function::preposition_clause);
      if (word == "while" || word == "whereas") verb = tree.head(i);
      const Index clause = verb == kNone ? kNone : tree.clause_at(verb);
      const Index other = article_.draft_of(draft.block, clause);
      if (other == kNone || !range.contains(verb)) continue;
      const Type type = article_.draft(other).type;
      const bool says = type == Type::say || (type == Type::think && word != "with");
      if (says && !article_.clause(draft.block, clause).subjects.empty()) range.end = i;
    }
    return range;
  }

  void from_clause(Draft& draft, bool quoted) {
    const Tree& tree = article_.tree(draft.block);
    const Clause& clause = article_.clause(draft);
    if (draft.trigger != clause.verb) return from_adjective(draft, tree);
    if (quotes_source(tree, clause) != kNone) {  // "According to Reuters, *quoting* the police, the road is open"
      const TokenRange around = tree.subtree(article_.clause(draft.block, clause.governor).verb);
      return add(draft, trimmed(tree, {tree.subtree(clause.verb).end, around.end}, kNone));
    }
    bool said = quoted;
    for (const Index index : clause.complements) {
      const Clause& complement = article_.clause(draft.block, index);
      if (draft.quote != kNone && article_.quote_of(draft.block, complement.verb) != draft.quote) continue;
      if (is_lifted(article_.draft_of(draft.block, index))) continue;
      TokenRange range = tree.subtree(complement.verb);
      const bool apart = range.end < clause.verb && tree.text(range.end) == ":" &&
                         article_.quote_of(draft.block, complement.verb) == draft.quote;
      if (apart) continue;                  // "*The master disagrees*: he says that …"
      if (range.contains(draft.trigger)) {  // "The boats, residents said, carried salt": both halves
        const TokenRange before{range.begin, begin_of_verb(tree, clause)};
        if (!only_opens(tree, before)) add(draft, trimmed(tree, before, complement.marker));
        range.begin = end_of_verb(tree, clause, draft.trigger);
      } else {
        range = inside_quote(draft, range, complement.verb);
      }
      range = before_aside(draft, tree, before_according(tree, range, complement));
      range = before_lifted(draft, tree, range, index);
      add(draft, trimmed(tree, range, complement.marker));
      said = true;
    }
    if (clause.kind == ClauseKind::parenthetical && clause.governor != kNone && clause.complements.empty()) {
      const TokenRange around = tree.subtree(article_.clause(draft.block, clause.governor).verb);
      const TokenRange own = tree.subtree(clause.verb);
      add(draft, trimmed(tree, {around.begin, own.begin}, kNone));
      add(draft, trimmed(tree, {own.end, around.end}, kNone));
      said = true;
    }
    // What is told stands in the clause; the one it is told to, and where, is no part of it.
    const bool no_thing = clause.objects.empty() || all_addressed(draft, clause);
    const bool topic = std::any_of(clause.prepositional.begin(), clause.prepositional.end(), [&](const auto& argument) {
      const std::string_view word = tree.lower(argument.preposition);
      return word == "about" || word == "of" || word == "over" || word == "regarding" || word == "concerning";
    });
    const bool told = said && draft.type == Type::say && no_thing && !topic && draft.noun == kNone;
    if (!told && !as_told(draft, tree, clause)) from_arguments(draft, tree, clause);
    from_noun_above(draft, tree, clause);
  }

  // "is concerned *about the talks*", "are afraid *the bank may fail*"
  void from_adjective(Draft& draft, const Tree& tree) const {
    for (const Index child : tree.children(draft.trigger)) {
      const TokenRange range = tree.subtree(child);
      if (child > draft.trigger && tree.function(child) != Function::punctuation &&
          tree.function(child) != Function::conjunct && tree.function(child) != Function::coordinator)
        add(draft, trimmed(tree, range, range.begin));
    }
  }

  // "*As* Weber told reporters, the road is open": what it stands beside is told.
  bool as_told(Draft& draft, const Tree& tree, const Clause& clause) const {
    const bool as = clause.marker != kNone && tree.lower(clause.marker) == "as" && clause.kind == ClauseKind::adverbial;
    if (!as || draft.type != Type::say || clause.governor == kNone || !clause.complements.empty()) return false;
    if (!clause.objects.empty() && !all_addressed(draft, clause) && clause.voice == Voice::active) return false;
    const TokenRange around = tree.subtree(article_.clause(draft.block, clause.governor).verb);
    const TokenRange own = tree.subtree(clause.verb);
    add(draft, trimmed(tree, {around.begin, own.begin}, kNone));
    add(draft, trimmed(tree, {own.end, around.end}, kNone));
    return true;
  }

  // Of a noun its clause and phrases; of "according to" the sentence around it.
  void from_noun(Draft& draft) {
    const Tree& tree = article_.tree(draft.block);
    if (tree.function(draft.trigger) == Function::preposition) {
      const Index clause = tree.clause_of(draft.trigger);
      if (clause == kNone) return;
      const TokenRange around = tree.subtree(article_.clause(draft.block, clause).verb);
      const TokenRange own = tree.subtree(draft.trigger);
      if (!only_opens(tree, {around.begin, own.begin})) add(draft, trimmed(tree, {around.begin, own.begin}, kNone));
      add(draft, trimmed(tree, {own.end, around.end}, kNone));
      return;
    }
    if (!draft.rules.empty() && draft.rules.front() == "headline-source")
      return add(draft, trimmed(tree, {draft.trigger + 2, tree.size()}, kNone));
    TokenRange range{tree.size(), 0};
    for (const Index child : tree.children(draft.trigger)) {
      if (child < draft.trigger || tree.function(child) == Function::punctuation ||
          tree.function(child) == Function::conjunct || tree.function(child) == Function::coordinator) {
        continue;
      }
      range.begin = std::min(range.begin, tree.subtree(child).begin);
      range.end = std::max(range.end, tree.subtree(child).end);
    }
    if (range.begin < range.end) add(draft, trimmed(tree, range, kNone));
  }

  // "*that*, according to Weber, it sank", "*which*, according to Weber, sank": no words that anybody said.
  static bool only_opens(const Tree& tree, TokenRange range) {
    for (Index i = range.begin; i < range.end; ++i) {
      const Function f = tree.function(i);
      const std::string_view word = tree.lower(i);
      const bool opens = f == Function::marker || f == Function::coordinator || f == Function::punctuation ||
                         word == "which" || word == "that" || word == "who";
      if (!opens) return false;
    }
    return true;
  }

  static Index begin_of_verb(const Tree& tree, const Clause& clause) {
    Index begin = clause.verb;
    for (const Index subject : clause.subjects) {
      if (subject < clause.verb) begin = std::min(begin, tree.subtree(subject).begin);
    }
    return begin;
  }
  static Index end_of_verb(const Tree& tree, const Clause& clause, Index trigger) {
    Index end = trigger + 1;
    for (const Index subject : clause.subjects) {
      if (subject > clause.verb) end = std::max(end, tree.subtree(subject).end);
    }
    return end;
  }

  // "complained *on Monday* that …", "stated *to reporters* that …": where the clause begins that says what is told,
  // and what stands between the verb and it is when, where and to whom. kNone where there is none.
  Index begin_of_told(const Draft& draft, const Tree& tree, const Clause& clause) const {
    if (!is_reporting(draft.type)) return kNone;
    for (const Index index : clause.complements) {
      const Clause& complement = article_.clause(draft.block, index);
      if (complement.kind != ClauseKind::complement || !complement.finite || complement.subjects.empty()) continue;
      const Index begin = tree.subtree(complement.verb).begin;
      if (begin > clause.verb + 1) return begin;
    }
    return kNone;
  }

  // "described the ban *as inhumane*": the parser makes a clause of it.
  static bool tells_as_what(const Tree& tree, Index child) {
    return tree.word_class(child) == WordClass::adjective && tree.lower(tree.subtree(child).begin) == "as" &&
           !tree.has(child, Function::subject);
  }

  // "threatened *in May* to leave", "agreed *on Friday* to pay": when, and no part of what is threatened or agreed.
  static bool tells_when(const Tree& tree, Index child) {
    const Function f = tree.function(child);
    if (f != Function::preposition && f != Function::noun_adverbial) return false;
    const std::string_view label = tree.analysis().tokens[static_cast<std::size_t>(tree.subtree(child).end) - 1].entity;
    return label == "DATE" || label == "TIME";
  }
  static bool before_infinitive(const Tree& tree, const Clause& clause, Index child) {
    const Index next = tree.subtree(child).end;
    for (const Index other : tree.children(clause.verb)) {
      if (tree.subtree(other).begin == next && tree.function(other) == Function::open_complement) return true;
    }
    return false;
  }

  // Objects, phrases and predicate words, to the right of the verb, without clauses that tell when or why.
  void from_arguments(Draft& draft, const Tree& tree, const Clause& clause) {
    TokenRange range{tree.size(), 0};
    const Index told = begin_of_told(draft, tree, clause);
    for (const Index child : tree.children(clause.verb)) {
      if (child < clause.verb) continue;
      if (child < told && tree.function(child) != Function::object && tree.function(child) != Function::attribute)
        continue;
      if (tree.lower(child) == "according" && tree.text(child - 1) == ",") continue;  // whose word it is
      if (range.begin > child && tells_when(tree, child) && before_infinitive(tree, clause, child)) continue;
      switch (tree.function(child)) {
        case Function::object:
        case Function::attribute:
        case Function::preposition:
        case Function::open_complement:
        case Function::noun_adverbial:
        case Function::recipient:
          range.begin = std::min(range.begin, tree.subtree(child).begin);
          range.end = std::max(range.end, tree.subtree(child).end);
          break;
        case Function::other:  // "said *no*"
          if (tree.lower(child) != "no" && tree.lower(child) != "yes") break;
          range.begin = std::min(range.begin, child);
          range.end = std::max(range.end, tree.subtree(child).end);
          break;
        case Function::complement_clause:  // "considers *him a traitor*"
          if (tree.clause_at(child) != kNone || !clause.complements.empty()) break;
          range.begin = std::min(range.begin, tree.subtree(child).begin);
          range.end = std::max(range.end, tree.subtree(child).end);
          break;
        case Function::adverbial_clause:
          if (article_.clause(draft.block, tree.clause_at(child) == kNone ? draft.clause : tree.clause_at(child))
                  .infinitive ||
              tells_as_what(tree, child)) {
            range.begin = std::min(range.begin, tree.subtree(child).begin);
            range.end = std::max(range.end, tree.subtree(child).end);
          }
          break;
        default:
          break;
      }
    }
    const bool no_thing = clause.attributes.empty() && (clause.objects.empty() || all_addressed(draft, clause));
    if (is_reporting(draft.type) && draft.type != Type::request && no_thing) from_that(tree, range);
    if (range.begin < range.end) add(draft, trimmed(tree, range, kNone));
    const bool surface_left = clause.voice == Voice::passive || clause.kind == ClauseKind::relative ||
                              clause.kind == ClauseKind::participial || clause.object_shared;
    const bool told_of_it =
        clause.kind == ClauseKind::relative && is_reporting(draft.type) && told_clause(draft, clause);
    if (!surface_left || told_of_it) return;  // "which media *report* weighs a ton"
    for (const Index object : clause.objects) {
      const bool source = std::find(draft.sources.begin(), draft.sources.end(), TokenAt{draft.block, object}) !=
                          draft.sources.end();                                        // "*they* are concerned that …"
      const bool nobody = tree.lower(object) == "it" && !clause.complements.empty();  // "*it* is reported that …"
      if (source || nobody) continue;
      const TokenRange phrase = noun_with_phrases(tree, object, clause.verb);
      if (!range.contains(object)) add(draft, phrase);
    }
  }

  bool told_clause(const Draft& draft, const Clause& clause) const {
    return std::any_of(clause.complements.begin(), clause.complements.end(),
                       [&](Index index) { return article_.clause(draft.block, index).finite; });
  }

  // "proved to the world *that* it floats", "came to the conclusion *that* they lied": what is said begins behind it.
  static void from_that(const Tree& tree, TokenRange& range) {
    for (Index i = range.begin; i < range.end; ++i) {
      if (tree.lower(i) != "that" || tree.function(i) != Function::marker) continue;
      const Index verb = tree.head(i);
      if (tree.clause_at(verb) == kNone || !range.contains(verb)) return;
      const Index above = tree.head(verb);
      const bool of_noun = tree.is_nominal(above) && tree.function(above) == Function::preposition_object;
      const std::string_view preposition = of_noun ? tree.lower(tree.head(above)) : std::string_view("to");
      if (preposition == "to" || preposition == "in") range.begin = i + 1;
      return;
    }
  }

  // The noun's phrase, cut before the verb that says something of it.
  static TokenRange noun_with_phrases(const Tree& tree, Index noun, Index verb) {
    TokenRange range = tree.noun_phrase(noun);
    if (verb > noun) range.end = std::min(range.end, verb);
    return range;
  }

  // "a charge that officials have made": nothing to add; "what he calls": the word itself is there.
  void from_noun_above(Draft& draft, const Tree& tree, const Clause& clause) {
    if (!draft.content.empty() || clause.attributes.empty()) return;
    for (const Index attribute : clause.attributes) add(draft, tree.subtree(attribute));
  }

  void add_quote(Draft& draft, const Piece& piece) const {
    for (const Piece& own : draft.content) {
      if (own.block == piece.block && own.tokens.begin <= piece.tokens.begin && piece.tokens.end <= own.tokens.end)
        return;
    }
    draft.content.push_back(piece);
  }

  // Text order, overlapping pieces made one.
  void join(Draft& draft) const {
    auto& pieces = draft.content;
    std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
      return a.block != b.block ? a.block < b.block : a.tokens.begin < b.tokens.begin;
    });
    std::vector<Piece> joined;
    for (const Piece& piece : pieces) {
      if (!joined.empty() && joined.back().block == piece.block && piece.tokens.begin <= joined.back().tokens.end) {
        joined.back().tokens.end = std::max(joined.back().tokens.end, piece.tokens.end);
      } else {
        joined.push_back(piece);
      }
    }
    pieces = std::move(joined);
  }

  // A quotation's mark stays only with its other half: of “Go home,” the clause has the opening one alone.
  void close_marks(Draft& draft) const {
    for (Piece& piece : draft.content) {
      TokenRange& range = piece.tokens;
      const auto quotes = std::ranges::equal_range(article_.quotes, piece.block, {}, &Quote::block);
      const auto touching =
          std::ranges::lower_bound(quotes, range.begin, {}, [](const Quote& q) { return q.outer.end; });
      for (const Quote& quote : std::ranges::subrange(touching, quotes.end())) {
        if (quote.outer.begin > range.end) break;
        const bool opened = range.contains(quote.outer.begin) && quote.outer.begin < quote.tokens.begin;
        const bool ends_here = range.end == quote.tokens.end && quote.outer.end > quote.tokens.end;
        if (opened && ends_here) {
          range.end = quote.outer.end;
        } else if (quote.outer.begin == range.begin && opened && quote.outer.end > range.end) {
          ++range.begin;
        } else if (quote.outer.end == range.end && quote.outer.end > quote.tokens.end && !opened) {
          --range.end;
        }
      }
      range = trimmed(article_.tree(piece.block), range, kNone);
    }
    std::erase_if(draft.content, [](const Piece& piece) { return piece.tokens.empty(); });
  }

  Article& article_;
};

}  // namespace

void find_content(Article& article) {
  ContentFinder(article).run();
}

graph::Span span_of(const Article& article, const Piece& piece) {
  const auto& tokens = article.tree(piece.block).analysis().tokens;
  return {tokens[static_cast<std::size_t>(piece.tokens.begin)].begin,
          tokens[static_cast<std::size_t>(piece.tokens.end) - 1].end};
}

std::string content_text(const Article& article, const std::vector<Piece>& pieces) {
  std::string text;
  for (const Piece& piece : pieces) {
    const language::Analysis& analysis = article.tree(piece.block).analysis();
    const auto& first = analysis.tokens[static_cast<std::size_t>(piece.tokens.begin)];
    const auto& last = analysis.tokens[static_cast<std::size_t>(piece.tokens.end) - 1];
    if (!text.empty()) text += " … ";
    text += analysis.text.substr(first.begin_byte, last.end_byte - first.begin_byte);
  }
  return text;
}

}  // namespace quoth::extract::statements
