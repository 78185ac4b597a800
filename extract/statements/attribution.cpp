// SPDX-License-Identifier: Apache-2.0
// Long because whose word a clause rests on is told by many short rules that look at the same clause.
#include "extract/statements/attribution.h"

#include "extract/statements/arguments.h"

#include <algorithm>

namespace quoth::extract::statements {
namespace {

constexpr int kDeepest = 64;  // governors looked through: keeps a sentence of thousands of clauses linear

class Attributer {
 public:
  explicit Attributer(Article& article) : article_(article) {}

  void run() {
    for (std::size_t b = 0; b < article_.trees.size(); ++b) find_parentheticals(static_cast<Index>(b));
    for (Draft& draft : article_.drafts) {
      if (draft.nominal) continue;
      lift_misplaced(draft);
    }
    for (std::size_t i = 0; i < article_.drafts.size(); ++i) from_tree(static_cast<Index>(i));
    for (std::size_t i = 0; i < article_.drafts.size(); ++i) from_quote(static_cast<Index>(i));
    for (const Draft& draft : article_.drafts) {
      if (!draft.rules.empty() && draft.rules.front() == "headline-source") rest_on(draft);
    }
    for (Draft& draft : article_.drafts) {  // a promise told by "will" rests on whose word its telling rests on
      if (draft.implied_by == kNone) continue;
      draft.parent = article_.draft(draft.implied_by).parent;
      draft.reported_by = article_.draft(draft.implied_by).reported_by;
    }
    for (std::size_t i = 0; i < article_.drafts.size(); ++i) break_cycle(static_cast<Index>(i));
  }

 private:
  // "*Reports*: banks to close": all behind the colon is on their word.
  void rest_on(const Draft& source) {
    for (Draft& draft : article_.drafts) {
      if (draft.block != source.block || draft.trigger <= source.trigger || draft.parent != kNone) continue;
      draft.reported_by.insert(draft.reported_by.begin(), source.sources.front());
      draft.rules.emplace_back("headline-source-word");
    }
  }

  // ", residents *said*,": its content is the clause around it.
  void find_parentheticals(Index block) {
    const Tree& tree = article_.tree(block);
    auto& spoken = spoken_by_.emplace_back(tree.clauses().size(), kNone);
    for (std::size_t i = 0; i < tree.clauses().size(); ++i) {
      const Clause& clause = tree.clauses()[i];
      const Index draft = article_.draft_of(block, static_cast<Index>(i));
      if (draft == kNone || clause.governor == kNone || !is_parenthetical(tree, clause, article_.draft(draft)))
        continue;
      Index top = clause.governor;  // the whole sentence is said, not only the clause that the parser chose
      for (int steps = 0; steps < kDeepest; ++steps) {
        const Clause& c = article_.clause(block, top);
        if (c.governor == kNone || tree.subtree(article_.clause(block, c.governor).verb).begin > clause.verb) break;
        if (c.kind == ClauseKind::complement && article_.draft_of(block, c.governor) != kNone) break;
        top = c.governor;
      }
      spoken[static_cast<std::size_t>(top)] = draft;
    }
  }

  // "The boats, residents *said*, turned out to be carrying salt": an infinitive is no words of its own.
  bool holds_no_words(const Tree& tree, const Clause& clause) const {
    return std::all_of(clause.complements.begin(), clause.complements.end(), [&](Index index) {
      const Clause& complement = tree.clauses()[static_cast<std::size_t>(index)];
      return complement.kind == ClauseKind::open_complement && complement.infinitive && clause.objects.empty();
    });
  }

  // "*As* the paper reported, …", "*As* reported by the paper, …" at a sentence's begin: the rest is on its word.
  static bool opens_as_told(const Tree& tree, const Clause& clause, const Draft& draft) {
    const bool by = clause.voice == Voice::passive && clause.doer_rule == language::SubjectRule::agent;
    if (draft.type != Type::say || clause.kind != ClauseKind::adverbial || (!clause.finite && !by)) return false;
    const bool thing = std::any_of(clause.objects.begin(), clause.objects.end(), [&](Index object) {
      const bool told =
          std::find(draft.targets.begin(), draft.targets.end(), TokenAt{draft.block, object}) != draft.targets.end();
      return !told && tree.lower(object) != "it";
    });
    if ((thing && !by) || !clause.negations.empty()) return false;
    Index begin = tree.sentences()[static_cast<std::size_t>(tree.sentence(clause.verb))].begin;
    while (begin < clause.marker && tree.word_class(begin) == WordClass::space) ++begin;
    return begin == clause.marker && clause.complements.empty();
  }

  bool is_parenthetical(const Tree& tree, const Clause& clause, const Draft& draft) const {
    if (!is_reporting(draft.type)) return false;
    const bool other_type = draft.type != Type::say && draft.type != Type::think && draft.type != Type::accuse;
    if (clause.kind == ClauseKind::parenthetical)
      return (!other_type || draft.type == Type::threaten) && holds_no_words(tree, clause);
    if (other_type && draft.type != Type::threaten) return false;
    const bool as = clause.marker != kNone && tree.lower(clause.marker) == "as";
    if (as && opens_as_told(tree, clause, draft)) return true;
    if (clause.kind != ClauseKind::adverbial || !clause.complements.empty() || !clause.finite) return false;
    if (clause.marker != kNone && !as) return false;
    if (as) return false;  // "as he put it" stands beside what is said to be said already
    const bool inverted =  // "*should* they decide": a condition
        !clause.auxiliaries.empty() && !clause.subjects.empty() && clause.auxiliaries.front() < clause.subjects.front();
    if (inverted) return false;
    const bool comma = clause.verb > 0 && !clause.subjects.empty() && clause.objects.empty();
    return comma && clause.subjects.front() < clause.verb + 12;
  }

  // "It's not clear, Weber said, but *added* that …": a second verb of speech that the parser hung into the content of
  // the first has the first one's speaker.
  void lift_misplaced(Draft& draft) {
    if (draft.quote != kNone || draft.clause == kNone) return;
    const Clause& clause = article_.clause(draft);
    if (clause.first_conjunct == kNone || !clause.subjects.empty() || clause.governor == kNone) return;
    const Clause& first = article_.clause(draft.block, clause.first_conjunct);
    if (draft.type != Type::say && (draft.type == Type::none || !behind_quotation(draft, first))) return;
    const bool cannot =
        !article_.can_act_any(draft.sources) || article_.quote_of(draft.block, first.verb) != kNone ||
        (first.subjects.size() == 1 && article_.tree(draft.block).lower(first.subjects.front()) == "it");
    if (!cannot) return;
    const Index above = article_.draft_of(draft.block, clause.governor);
    if (above == kNone || !is_reporting(article_.draft(above).type)) return;
    draft.sources = article_.draft(above).sources;
    draft.rules.emplace_back("lifted-conjunct");
  }

  // "said his team “did not win” and *promised* to": nothing stands between the quotation and the second verb's "and".
  bool behind_quotation(const Draft& draft, const Clause& first) const {
    const Tree& tree = article_.tree(draft.block);
    const Index quote = article_.quote_of(draft.block, first.verb);
    if (quote == kNone || !is_reporting(draft.type)) return false;
    const Index end = article_.quote(quote).outer.end;
    return end < draft.trigger && tree.function(end) == Function::coordinator && draft.trigger <= end + 3;
  }

  bool lifted(const Draft& draft) const {
    return std::find(draft.rules.begin(), draft.rules.end(), "lifted-conjunct") != draft.rules.end();
  }

  // Does `clause` stand in the content of the draft `above` of its governor?
  bool is_content(const Tree& tree, const Clause& own, const Draft& above) const {
    if (!is_reporting(above.type)) return false;
    const Clause& clause = head_of_series(tree, own);
    if (stands_apart(tree, clause, above)) return false;
    const bool nonfinite = !clause.finite && (clause.infinitive || tree.verb_form(clause.verb) == VerbForm::gerund ||
                                              tree.verb_form(clause.verb) == VerbForm::past_participle);
    const bool other_doer = clause.doer_rule == language::SubjectRule::object_control ||
                            clause.doer_rule == language::SubjectRule::own ||
                            (clause.voice == Voice::passive && above.type != Type::think);
    const bool subjunctive = clause.kind == ClauseKind::complement && !clause.subjects.empty();
    switch (clause.kind) {
      case ClauseKind::complement:
        return !nonfinite || (subjunctive && (above.type == Type::request || above.type == Type::think ||
                                              above.type == Type::say || above.type == Type::accuse));
      case ClauseKind::open_complement:
        return !nonfinite || (other_doer && (above.type == Type::request || above.type == Type::think ||
                                             above.type == Type::say || above.type == Type::accuse));
      case ClauseKind::adverbial:
        return clause.infinitive && above.type == Type::request &&
               (clause.doer_rule == language::SubjectRule::object_control || above.noun != kNone);
      case ClauseKind::prepositional:
        return above.type == Type::accuse && other_doer;
      default:
        return false;
    }
  }

  // "asked that A wait and *leave*": what holds of the first of a series holds of those that share its subject.
  static const Clause& head_of_series(const Tree& tree, const Clause& own) {
    const Clause* clause = &own;
    for (int steps = 0; steps < 6 && clause->first_conjunct != kNone && clause->subjects.empty(); ++steps) {
      clause = &tree.clauses()[static_cast<std::size_t>(clause->first_conjunct)];
    }
    return *clause;
  }

  // "Should the judges *decide* otherwise, we look again", "Peru is strong: it *showed* that": a clause beside the
  // verb.
  bool stands_apart(const Tree& tree, const Clause& clause, const Draft& above) const {
    if (above.clause == kNone || clause.kind != ClauseKind::complement || clause.marker != kNone) return false;
    const Clause& verb = article_.clause(above);
    const TokenRange range = tree.subtree(clause.verb);
    if (range.begin > verb.verb) {
      const bool inverted =
          !verb.auxiliaries.empty() && !verb.subjects.empty() && verb.auxiliaries.front() < verb.subjects.front() &&
          (tree.lower(verb.auxiliaries.front()) == "should" || tree.lower(verb.auxiliaries.front()) == "had" ||
           tree.lower(verb.auxiliaries.front()) == "were");
      return inverted && tree.text(range.begin - 1) == ",";
    }
    return range.end <= verb.verb && range.end < tree.size() && tree.text(range.end) == ":" &&
           article_.quote_of(above.block, clause.verb) == above.quote;
  }

  // "his claims that …", "a suggestion by Weber that …": the noun's owner says so.
  std::vector<Index> noun_speaker(const Tree& tree, const Clause& clause) const {
    const Index noun = clause.governor_word;
    if (noun == kNone) return {};
    if (clause.infinitive && !clause.finite &&
        noun_type(tree.lemma(noun)) == Type::request) {  // "their demands *to leave*"
      const Index owner = tree.child(noun, Function::possessor);
      const bool other =
          clause.doer_rule == language::SubjectRule::object_control || clause.doer_rule == language::SubjectRule::own;
      return owner == kNone || !other ? std::vector<Index>() : std::vector<Index>{owner};
    }
    if (clause.subjects.empty() || !clause.finite) return {};
    if (const Index speaker = speaker_between(tree, clause); speaker != kNone) return {speaker};
    if (clause.kind != ClauseKind::participial && clause.kind != ClauseKind::complement &&
        clause.kind != ClauseKind::relative) {
      return {};
    }
    if (tree.word_class(noun) != WordClass::noun || clause.relative_pronoun != kNone) return {};
    const Type type = noun_type(tree.lemma(noun));
    if (!is_reporting(type)) return {};
    if (clause.kind == ClauseKind::relative && clause.marker == kNone) return {};
    if (const Index teller = teller_of(tree, noun); teller != kNone) return {teller};
    if (const Index owner = tree.child(noun, Function::possessor); owner != kNone) return {owner};
    for (const std::string_view preposition : {"by", "in", "from", "of"}) {
      const std::vector<Index> found = phrase_of_noun(tree, noun, preposition);
      if (!found.empty()) return {found.front()};
    }
    const Index above = tree.clause_of(noun);
    if (above == kNone) return {};
    const Clause& of = tree.clauses()[static_cast<std::size_t>(above)];
    if (std::find(of.objects.begin(), of.objects.end(), noun) == of.objects.end()) return {};
    return of.doers.empty() ? std::vector<Index>() : std::vector<Index>{of.doers.front()};
  }

  // "rejected a suggestion by *Weber* that it failed": hung on the verb, said by whoever suggested it.
  Index speaker_of_object(const Tree& tree, Index block, const Clause& own) const {
    const Clause& clause = head_of_series(tree, own);
    if (clause.kind != ClauseKind::complement || !clause.finite || clause.governor == kNone) return kNone;
    if (clause.marker == kNone || tree.lower(clause.marker) != "that") return kNone;
    const Clause& above = article_.clause(block, clause.governor);
    if (above.objects.size() != 1 || above.objects.front() < above.verb) return kNone;
    const Index noun = above.objects.front();
    if (tree.word_class(noun) != WordClass::noun || article_.can_act(TokenAt{block, noun})) return kNone;
    if (!is_reporting(noun_type(tree.lemma(noun))) || listed("conveying", tree.lemma(above.verb))) return kNone;
    for (const std::string_view preposition : {"by", "from"}) {
      const std::vector<Index> found = phrase_of_noun(tree, noun, preposition);
      if (!found.empty()) return found.front();
    }
    return tree.child(noun, Function::possessor);
  }

  // "*Weber* conveyed Oslo's hope that …": who passes it on tells it.
  static Index teller_of(const Tree& tree, Index noun) {
    const Index above = tree.clause_of(noun);
    if (above == kNone) return kNone;
    const Clause& of = tree.clauses()[static_cast<std::size_t>(above)];
    const bool object = std::find(of.objects.begin(), of.objects.end(), noun) != of.objects.end();
    return object && !of.doers.empty() && listed("conveying", tree.lemma(of.verb)) ? of.doers.front() : kNone;
  }

  // "a suggestion *by Weber* that …" where the clause hangs on the name.
  static Index speaker_between(const Tree& tree, const Clause& clause) {
    if (clause.marker == kNone || tree.lower(clause.marker) != "that" || clause.relative_pronoun != kNone) return kNone;
    Index name = clause.governor_word;
    if (tree.function(name) == Function::apposition) name = tree.head(name);
    const Index preposition = tree.head(name);
    if (tree.function(name) != Function::preposition_object) return kNone;
    const std::string_view word = tree.lower(preposition);
    if (word != "by" && word != "from" && word != "of") return kNone;
    const Index noun = tree.head(preposition);
    const bool says = tree.word_class(noun) == WordClass::noun && is_reporting(noun_type(tree.lemma(noun)));
    return says ? clause.governor_word : kNone;
  }

  // "said after meeting both sides *that she believed* …": hung on the participle, said by the verb above it.
  Index misplaced_words(const Tree& tree, Index block, const Clause& own) const {
    const Clause& clause = head_of_series(tree, own);
    if (clause.kind != ClauseKind::complement || !clause.finite || clause.governor == kNone) return kNone;
    if (clause.marker == kNone || tree.lower(clause.marker) != "that") return kNone;
    const Clause& participle = article_.clause(block, clause.governor);
    const Index doing = article_.draft_of(block, clause.governor);
    if (participle.kind != ClauseKind::prepositional || participle.governor == kNone || participle.finite) return kNone;
    if (doing != kNone && is_reporting(article_.draft(doing).type)) return kNone;
    const Index above = article_.draft_of(block, participle.governor);
    if (above == kNone || !is_reporting(article_.draft(above).type)) return kNone;
    return article_.clause(block, participle.governor).complements.empty() ? above : kNone;
  }

  // "according to Reuters, quoting *the police*": whose word it is in the first place.
  Index quoted_by(const Tree& tree, Index block, Index according) const {
    constexpr Index kNear = 24;           // words
    const auto clauses = tree.clauses();  // in text order
    auto clause =
        std::partition_point(clauses.begin(), clauses.end(), [&](const Clause& each) { return each.verb < according; });
    for (; clause != clauses.end() && clause->verb <= according + kNear; ++clause) {
      if (quotes_source(tree, *clause) != according) continue;
      for (const Index object : clause->objects) {
        if (article_.can_act(TokenAt{block, object})) return object;
      }
    }
    return kNone;
  }

  // "according to Weber", "in the view of Weber", "in Weber's view".
  bool add_according(const Tree& tree, Index block, const Clause& clause, Draft& draft) {
    for (const language::PrepositionalArgument& argument : clause.prepositional) {
      if (argument.objects.empty() || tree.subtree(argument.preposition).contains(draft.trigger)) continue;
      const std::string_view word = tree.lower(argument.preposition);
      Index speaker = kNone;
      if (word == "according" || word == "per") {
        speaker = argument.objects.front();
        if (const Index author = author_of(tree, speaker); author != kNone) speaker = author;
      } else if (word == "in" && listed("view", tree.lemma(argument.objects.front()))) {
        speaker = tree.child(argument.objects.front(), Function::possessor);
        const std::vector<Index> of = phrase_of_noun(tree, argument.objects.front(), "of");
        if (speaker == kNone && !of.empty()) speaker = of.front();
      }
      if (speaker == kNone) continue;
      if (word == "according") {
        if (draft.clause != kNone && quotes_source(tree, article_.clause(draft)) == argument.preposition) return true;
        if (const Index quoted = quoted_by(tree, block, argument.preposition); quoted != kNone)
          draft.reported_by.insert(draft.reported_by.begin(), {block, quoted});
      }
      draft.reported_by.insert(draft.reported_by.begin(), {block, speaker});
      draft.rules.emplace_back("according-to");
      return true;
    }
    return false;
  }

  // "has been exploring whether talks can help, *according to Weber*": hung on the last verb, said of all.
  bool add_according_below(const Tree& tree, Index block, const Clause& clause, Draft& draft) {
    if (is_reporting(draft.type) && draft.type != Type::think) return false;
    for (const Index index : clause.complements) {
      const Clause& complement = article_.clause(block, index);
      for (const language::PrepositionalArgument& argument : complement.prepositional) {
        const std::string_view word = tree.lower(argument.preposition);
        const bool behind_comma = argument.preposition > 0 && tree.text(argument.preposition - 1) == ",";
        if (word == "according" && behind_comma) return add_according(tree, block, complement, draft);
      }
    }
    return false;
  }

  // ", with the union *saying* it would not": the author tells of one more speaker.
  bool speaks_beside(const Tree& tree, const Clause& clause, const Draft& draft) const {
    if (clause.kind != ClauseKind::prepositional || clause.subjects.empty() || draft.type != Type::say) return false;
    const Index with = clause.governor_word;
    return clause.verb == draft.trigger && with > 0 && tree.lower(with) == "with" && tree.text(with - 1) == "," &&
           draft.quote == kNone;
  }

  // ", as Weber *put* it,", "…, while Kos *says* it is", "in March, when it would *become* hard", "says rates “will not
  // fall” as banks *wait*": what the author adds to what somebody said.
  bool author_aside(const Tree& tree, const Clause& clause, const Draft& draft) const {
    if (clause.kind != ClauseKind::adverbial || !clause.finite || clause.marker == kNone || draft.quote != kNone)
      return false;
    const std::string_view marker = tree.lower(clause.marker);
    const Index begin = tree.subtree(clause.verb).begin;
    if (begin < 2 || begin != clause.marker) return false;
    if (article_.quote_of(draft.block, begin - 1) != kNone && clause.governor != kNone &&
        article_.quote_of(draft.block, article_.clause(draft.block, clause.governor).verb) ==
            article_.quote_of(draft.block, begin - 1)) {
      return true;
    }
    if (tree.text(begin - 1) != ",") return false;
    const bool other = (marker == "while" || marker == "whereas") && clause.verb == draft.trigger &&
                       (draft.type == Type::say || draft.type == Type::think) && !clause.subjects.empty();
    const bool word_of = marker == "as" && clause.verb == draft.trigger && draft.type == Type::say;
    const bool of_time =
        marker == "when" && clause.governor_word != kNone && clause.verb > clause.governor_word &&
        (tree.word_class(begin - 2) == WordClass::name || tree.word_class(begin - 2) == WordClass::noun);
    return word_of || of_time || other;
  }

  void from_tree(Index index) {
    Draft& draft = article_.draft(index);
    draft.reported_by.clear();
    draft.parent = kNone;
    const Tree& tree = article_.tree(draft.block);
    Index at = draft.clause == kNone ? tree.clause_of(draft.trigger) : draft.clause;
    if (draft.clause != kNone && lifted(draft)) at = article_.clause(draft).governor;
    for (int steps = 0; at != kNone && steps < kDeepest; ++steps) {
      const Clause& clause = article_.clause(draft.block, at);
      const bool quote_wall = article_.quote_of(draft.block, clause.verb) != draft.quote && draft.quote == kNone;
      if (!quote_wall && !add_according(tree, draft.block, clause, draft) &&
          !(at == draft.clause && add_according_below(tree, draft.block, clause, draft))) {
        Index first = clause.first_conjunct;  // "according to Weber, they met *and agreed*"
        for (int back = 0; first != kNone && back < 6; ++back) {
          const Clause& of = article_.clause(draft.block, first);
          if (add_according(tree, draft.block, of, draft)) break;
          first = of.first_conjunct;
        }
      }
      const Index spoken = spoken_by_[static_cast<std::size_t>(draft.block)][static_cast<std::size_t>(at)];
      if (draft.clause == kNone) {
        // A noun stands in the content of its clause's verb where that reports: "denied the *claim*" is the author's
        // word.
        if (steps == 0 && clause.kind == ClauseKind::main && spoken == kNone) return;
      }
      if (spoken != kNone && spoken != index) {
        draft.parent = spoken;
        draft.rules.emplace_back("parenthetical-speech");
        return;
      }
      if (clause.kind == ClauseKind::relative && !clause.restrictive && draft.quote == kNone)
        return;  // the author's aside
      if (clause.kind == ClauseKind::parenthetical || speaks_beside(tree, clause, draft)) return;
      if (author_aside(tree, clause, draft)) return;
      for (const Index speaker : noun_speaker(tree, clause)) {
        draft.reported_by.insert(draft.reported_by.begin(), {draft.block, speaker});
        draft.rules.emplace_back("noun-content");
      }
      if (const Index speaker = speaker_of_object(tree, draft.block, clause); speaker != kNone) {
        draft.reported_by.insert(draft.reported_by.begin(), {draft.block, speaker});
        draft.rules.emplace_back("noun-content");
        at = clause.governor;
        continue;
      }
      if (const Index said = misplaced_words(tree, draft.block, clause); said != kNone && said != index) {
        draft.parent = said;
        draft.rules.emplace_back("content-clause");
        return;
      }
      const Index above = article_.draft_of(draft.block, clause.governor);
      if (above != kNone && above != index && is_content(tree, clause, article_.draft(above))) {
        draft.parent = above;
        draft.rules.emplace_back("content-clause");
        return;
      }
      at = clause.governor;
    }
  }

  // What stands in a quotation is its speaker's, whatever the tree says; what stands outside is not.
  void from_quote(Index index) {
    Draft& draft = article_.draft(index);
    if (draft.quote == kNone) {
      if (draft.parent != kNone && article_.draft(draft.parent).quote != kNone) draft.parent = kNone;
      return;
    }
    const Quote& quote = article_.quote(draft.quote);
    if (draft.parent != kNone && article_.draft(draft.parent).quote == draft.quote) return;
    if (quote.speech != kNone && quote.speech != index) {
      if (draft.parent == quote.speech) return;
      draft.parent = quote.speech;
      draft.rules.emplace_back(quote.inferred ? "quote-goes-on" : "quote");
    } else if (!quote.speakers.empty()) {
      draft.parent = kNone;
      draft.reported_by.insert(draft.reported_by.begin(), quote.speakers.front());
      draft.rules.emplace_back("quote-speaker-before");
    }
  }

  void break_cycle(Index index) {
    Index at = index;
    for (int steps = 0; at != kNone; ++steps) {
      at = article_.draft(at).parent;
      if (at == index || steps > kDeepest) {
        article_.draft(index).parent = kNone;
        return;
      }
    }
  }

  Article& article_;
  std::vector<std::vector<Index>> spoken_by_;  // per block and clause: the parenthetical verb of speech it belongs to
};

}  // namespace

void attribute(Article& article) {
  Attributer(article).run();
}

}  // namespace quoth::extract::statements
