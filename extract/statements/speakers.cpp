// SPDX-License-Identifier: Apache-2.0
#include "extract/statements/speakers.h"

#include <algorithm>

namespace quoth::extract::statements {
namespace {

constexpr Index kLookAfter = 16;  // words between a quotation and its verb
constexpr Index kLookBefore = 40;

bool is_stop(std::string_view text) {
  return text == "." || text == ";" || text == "!" || text == "?";
}
bool is_comma(std::string_view text) {
  return text == "," || text == "--" || text == "—" || text == "–";
}

class Speakers {
 public:
  explicit Speakers(Article& article) : article_(article) {}

  void find() {
    for (Quote& quote : article_.quotes) {
      if (quote.turn != kNone) continue;
      quote.speech = kNone;
      quote.speakers.clear();
      quote.inferred = false;
      quote.name = false;
      find_told(quote);
    }
    for (std::size_t i = 0; i < article_.quotes.size(); ++i) infer_from_before(i);
    for (std::size_t i = article_.quotes.size(); i-- > 0;) infer_from_after(i);
  }

 private:
  Index draft_at(const Tree& tree, Index block, Index token) const {
    return article_.draft_of(block, tree.clause_at(token));
  }

  bool can_speak(Index draft, const Quote& quote) const {
    if (draft == kNone) return false;
    const Draft& d = article_.draft(draft);
    if (d.quote != quote.inside) return false;
    const Tree& tree = article_.tree(d.block);
    return d.type == Type::say || d.type == Type::think || is_reporting(d.type) ||
           listed("quoting", tree.lemma(d.trigger)) ||
           noun_type(d.noun == kNone ? "" : tree.lemma(d.noun)) == Type::say;
  }

  // ", he said" and ", said the aide" after the closing mark.
  Index after(const Tree& tree, const Quote& quote) const {
    const Index end = quote.outer.end;
    if (end >= tree.size() || quote.open_end) return kNone;
    const std::string_view last = tree.text(quote.tokens.end - 1);
    const bool open = is_comma(last) || last == "?" || last == "!";
    const bool comma_outside = is_comma(tree.text(end));
    if (!open && !comma_outside && tree.sentence(end) != tree.sentence(quote.tokens.end - 1)) return kNone;
    const Index limit = std::min<Index>(tree.size(), end + kLookAfter);
    for (Index i = end; i < limit; ++i) {
      if (article_.quote_of(quote.block, i) != quote.inside || is_stop(tree.text(i))) break;
      if (i > end + 1 && tree.lower(i) == "that" && tree.word_class(i) == WordClass::conjunction) break;
      const Index draft = draft_at(tree, quote.block, i);
      if (can_speak(draft, quote)) return draft;
      if (draft != kNone && article_.clause(article_.draft(draft)).finite &&
          article_.clause(article_.draft(draft)).kind != ClauseKind::relative) {
        break;
      }
    }
    return kNone;
  }

  // "he said:" and "he said, " before the opening mark.
  Index before(const Tree& tree, const Quote& quote) const {
    const Index begin = quote.outer.begin;
    if (begin == 0) return kNone;
    const std::string_view previous = tree.text(begin - 1);
    const Index sentence = tree.sentence(begin - 1);
    if (sentence != tree.sentence(quote.tokens.begin) && previous != ":" && !is_comma(previous)) return kNone;
    const Index limit = std::max<Index>(0, begin - kLookBefore);
    for (Index i = begin - 1; i >= limit && tree.sentence(i) == sentence; --i) {
      const Index other = article_.quote_of(quote.block, i);
      if (other != quote.inside && other != kNone && article_.quote(other).sentence) break;
      const Index draft = draft_at(tree, quote.block, i);
      if (can_speak(draft, quote)) return draft;
    }
    return kNone;
  }

  // The nearest verb of speech above the quotation's words in the tree.
  Index above(const Tree& tree, const Quote& quote) const {
    Index token = quote.tokens.begin;
    while (token < quote.tokens.end &&
           (tree.word_class(token) == WordClass::punctuation || quote.outer.contains(tree.head(token)))) {
      if (tree.head(token) == token) break;
      ++token;
    }
    if (token >= quote.tokens.end) token = quote.tokens.begin;
    for (int steps = 0; steps < 40; ++steps) {
      const Index head = tree.head(token);
      if (head == token) return kNone;
      const bool beside = tree.function(token) == Function::adverbial_clause;  // "chose it because “it is red”"
      token = head;
      if (quote.outer.contains(token)) continue;
      const Index draft = draft_at(tree, quote.block, token);
      if (draft != kNone && beside && article_.draft(draft).type != Type::say) continue;
      if (can_speak(draft, quote) && !article_.draft(draft).sources.empty()) return draft;
    }
    return kNone;
  }

  void find_told(Quote& quote) {
    const Tree& tree = article_.tree(quote.block);
    const Index next = after(tree, quote);
    const Index previous = before(tree, quote);
    const Index dominating = above(tree, quote);
    const std::string_view last = tree.text(quote.tokens.end - 1);
    const std::string_view lead = quote.outer.begin > 0 ? tree.text(quote.outer.begin - 1) : std::string_view();
    Index speech = kNone;
    if (next != kNone && (is_comma(last) || last == "?" || last == "!") && quote.sentence) {
      speech = next;
    } else if (previous != kNone && (lead == ":" || is_comma(lead)) && quote.sentence) {
      speech = previous;
    } else if (dominating != kNone) {
      speech = dominating;
    } else if (next != kNone && (is_comma(last) || last == "?" || last == "!")) {
      speech = next;
    } else if (previous != kNone && quote.sentence) {
      speech = previous;
    } else if (next != kNone && quote.sentence) {
      speech = next;
    }
    if (speech != kNone) speech = told_by(tree, quote, speech);
    if (speech == kNone) speech = end_of_block_before(quote);
    if (speech == kNone) return;
    quote.name = is_name(tree, quote, article_.draft(speech));
    if (!quote.name) set(quote, speech);
  }

  // "*told* us that he feared nothing, “but we do watch it”": a second sentence is told, not feared.
  Index told_by(const Tree& tree, const Quote& quote, Index speech) const {
    const Draft& thought = article_.draft(speech);
    if (thought.type != Type::think || thought.clause == kNone || thought.block != quote.block || !quote.sentence)
      return speech;
    if (tree.function(quote.tokens.begin) != Function::coordinator) return speech;
    const Index above = article_.draft_of(quote.block, article_.clause(thought).governor);
    return above != kNone && article_.draft(above).type == Type::say ? above : speech;
  }

  // "Weber stated," at a paragraph's end, before a paragraph that opens with a quotation.
  Index end_of_block_before(const Quote& quote) const {
    const Tree& tree = article_.tree(quote.block);
    for (Index i = 0; i < quote.outer.begin; ++i) {
      if (tree.word_class(i) != WordClass::space) return kNone;
    }
    if (quote.block == 0 || quote.continues || !quote.sentence) return kNone;
    const Tree& before = article_.tree(quote.block - 1);
    Index last = before.size() - 1;
    while (last > 0 && before.word_class(last) == WordClass::space) --last;
    if (last <= 0 || (before.text(last) != "," && before.text(last) != ":")) return kNone;
    const Index sentence = before.sentence(last);
    for (Index i = last; i >= 0 && before.sentence(i) == sentence; --i) {
      const Index draft = draft_at(before, quote.block - 1, i);
      if (can_speak(draft, quote) && !article_.draft(draft).sources.empty()) return draft;
    }
    return kNone;
  }

  // "The *“History”* section explains", "says on *“The Long Walk”*": what something is called.
  bool is_name(const Tree& tree, const Quote& quote, const Draft& speech) const {
    if (quote.sentence || speech.clause == kNone || speech.block != quote.block) return false;
    const Clause& clause = article_.clause(speech);
    for (const Index subject : clause.subjects) {
      const TokenRange range = tree.subtree(subject);
      if (subject < clause.verb && range.begin <= quote.tokens.begin && quote.tokens.end <= range.end) return true;
    }
    for (const language::PrepositionalArgument& argument : clause.prepositional) {
      const std::string_view word = tree.lower(argument.preposition);
      const bool place = word == "on" || word == "in" || word == "at";
      if (place && argument.preposition == quote.outer.begin - 1 && in_capitals(tree, quote.tokens)) return true;
    }
    return false;
  }

  // Every word of more than three letters begins with a capital, as in titles.
  static bool in_capitals(const Tree& tree, TokenRange range) {
    for (Index i = range.begin; i < range.end; ++i) {
      const std::string_view text = tree.text(i);
      if ((text.size() > 3 || i == range.begin) && text.front() >= 'a' && text.front() <= 'z') return false;
    }
    return true;
  }

  void set(Quote& quote, Index speech) {
    quote.speech = speech;
    Draft& draft = article_.draft(speech);
    if (!article_.can_act_any(draft.sources) || quote_holds(quote, draft.sources)) take_neighbour(draft);
    quote.speakers = draft.sources;
  }

  bool quote_holds(const Quote& quote, const std::vector<TokenAt>& tokens) const {
    return std::any_of(tokens.begin(), tokens.end(),
                       [&](TokenAt at) { return at.block == quote.block && quote.outer.contains(at.token); });
  }

  // "said *Ruiz*": the noun after the verb, else the one directly before it.
  void take_neighbour(Draft& draft) {
    const Tree& tree = article_.tree(draft.block);
    const auto usable = [&](Index token) {
      const Function of = tree.function(token);
      const Function f = of == Function::apposition ? tree.function(tree.head(token)) : of;
      return article_.quote_of(draft.block, token) == draft.quote && f != Function::object &&
             f != Function::recipient && article_.can_act(TokenAt{draft.block, token});
    };
    if (draft.trigger > 0 && usable(draft.trigger - 1)) {
      draft.sources = {{draft.block, draft.trigger - 1}};
      draft.rules.emplace_back("speaker-beside-verb");
      return;
    }
    for (Index i = draft.trigger + 1; i < std::min<Index>(tree.size(), draft.trigger + 10); ++i) {
      const WordClass c = tree.word_class(i);
      if (c == WordClass::punctuation || c == WordClass::conjunction || c == WordClass::preposition) break;
      if (usable(i) && tree.function(i) != Function::compound) {
        draft.sources = {{draft.block, i}};
        draft.rules.emplace_back("speaker-beside-verb");
        return;
      }
    }
    for (Index i = draft.trigger - 1; i >= std::max<Index>(0, draft.trigger - 4); --i) {
      if (tree.word_class(i) == WordClass::punctuation) break;
      if (usable(i)) {
        draft.sources = {{draft.block, i}};
        draft.rules.emplace_back("speaker-beside-verb");
        return;
      }
    }
  }

  void take_over(Quote& quote, const Quote& other) {
    quote.speech = other.speech;
    quote.speakers = other.speakers;
    quote.inferred = true;
  }

  // A quotation that no verb speaks goes on with the speaker of the one before it.
  void infer_from_before(std::size_t index) {
    Quote& quote = article_.quotes[index];
    if (quote.speech != kNone || !quote.speakers.empty() || !quote.sentence) return;
    const Tree& tree = article_.tree(quote.block);
    for (std::size_t back = index; back-- > 0 && index - back <= 3;) {
      const Quote& other = article_.quotes[back];
      const bool same_block = other.block == quote.block;
      const bool goes_on = quote.continues && back + 1 == index;
      if (!same_block && !goes_on) break;
      if (!other.speakers.empty() && (other.sentence || goes_on)) return take_over(quote, other);
    }
    if (followed_by_told(index)) return;
    const Index sentence = tree.sentence(quote.tokens.begin);
    if (sentence > 0 && take_subject(quote, tree, quote.block, sentence - 1)) return;
    if (sentence == 0 && quote.block > 0) {
      if (index > 0 && article_.quotes[index - 1].block + 1 == quote.block &&
          !article_.quotes[index - 1].speakers.empty() && article_.quotes[index - 1].sentence) {
        return take_over(quote, article_.quotes[index - 1]);
      }
      const Tree& before = article_.tree(quote.block - 1);
      if (!before.sentences().empty()) {
        take_subject(quote, before, quote.block - 1, static_cast<Index>(before.sentences().size()) - 1);
      }
    }
  }

  bool followed_by_told(std::size_t index) const {
    if (index + 1 >= article_.quotes.size()) return false;
    const Quote& quote = article_.quotes[index];
    const Quote& next = article_.quotes[index + 1];
    return next.block == quote.block && next.speech != kNone && next.outer.begin - quote.outer.end <= 4;
  }

  // Whom the sentence is about: the doer of its main clause.
  bool take_subject(Quote& quote, const Tree& tree, Index block, Index sentence) {
    const TokenRange range = tree.sentences()[static_cast<std::size_t>(sentence)];
    for (Index i = range.begin; i < range.end; ++i) {
      const Index clause = tree.clause_at(i);
      if (clause == kNone || article_.quote_of(block, i) != kNone) continue;
      const Clause& c = article_.clause(block, clause);
      if (c.kind != ClauseKind::main || !article_.can_act(block, c.doers)) continue;
      for (const Index doer : c.doers) quote.speakers.push_back({block, doer});
      quote.inferred = true;
      return true;
    }
    return false;
  }

  // "A," and "B," he said: the first one is spoken by the speaker of the second.
  void infer_from_after(std::size_t index) {
    Quote& quote = article_.quotes[index];
    if (quote.speech != kNone || !quote.speakers.empty() || index + 1 >= article_.quotes.size()) return;
    const Quote& next = article_.quotes[index + 1];
    const bool near = next.block == quote.block && next.outer.begin - quote.outer.end <= 4;
    const bool goes_on = next.continues && next.block == quote.block + 1;
    if ((near || goes_on) && quote.sentence && !next.speakers.empty()) take_over(quote, next);
  }

  Article& article_;
};

}  // namespace

void find_speakers(Article& article) {
  Speakers(article).find();
}

std::vector<discourse::Quotation> quotations_of(const Article& article) {
  std::vector<discourse::Quotation> result;
  const auto entity = [&](const std::vector<TokenAt>& tokens) {
    for (const TokenAt at : tokens) {
      const auto entities = article.discourse.at(at.block, at.token);
      if (!entities.empty()) return entities.front();
    }
    return EntityIndex{kNone};
  };
  const auto spoken = [](const Quote& quote) { return quote.sentence || quote.speech != kNone; };
  for (std::size_t i = 0; i < article.quotes.size(); ++i) {
    const Quote& quote = article.quotes[i];
    if (!spoken(quote)) continue;
    discourse::Quotation q;
    q.block = quote.block;
    q.tokens = quote.tokens;
    q.speaker = entity(quote.speakers);
    if (quote.speech != kNone) {
      q.addressee = entity(article.draft(quote.speech).targets);
      if (article.draft(quote.speech).block == quote.block) q.verb = article.draft(quote.speech).trigger;
    }
    // A turn is handed over in parts, without the quotations in it.
    for (std::size_t next = i + 1; quote.turn != kNone && next < article.quotes.size(); ++next) {
      const Quote& inner = article.quotes[next];
      if (inner.inside != static_cast<Index>(i)) break;
      if (!spoken(inner)) continue;
      q.tokens.end = inner.tokens.begin;
      if (!q.tokens.empty()) result.push_back(q);
      q.tokens = {inner.tokens.end, quote.tokens.end};
    }
    if (!q.tokens.empty()) result.push_back(q);
  }
  return result;
}

}  // namespace quoth::extract::statements
