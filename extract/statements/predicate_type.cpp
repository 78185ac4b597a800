// SPDX-License-Identifier: Apache-2.0
#include "extract/statements/predicate_type.h"

#include "extract/statements/arguments.h"

#include <algorithm>

namespace quoth::extract::statements {
namespace {

using Tokens = std::vector<Index>;

class Predicate {
 public:
  Predicate(const Article& article, const Draft& draft)
      : article_(article), draft_(draft), tree_(article.tree(draft.block)), clause_(article.clause(draft)) {}

  // "is *convinced* that", "are *concerned* the bank may fail": to the tagger a passive.
  bool is_moved() const {
    return clause_.voice == Voice::passive && clause_.doer_rule != language::SubjectRule::agent && clause_.finite &&
           !clause_.objects.empty() && listed("thought-adjective", tree_.lower(clause_.verb));
  }

  // Speech and thought of nobody about a thing ("photos showed bodies", "plans were considered", "a town called Ruiz",
  // "the final saw ten goals"): no act of speech.
  bool says_nothing() const {
    const std::string_view verb = tree_.lemma(clause_.verb);
    const bool nobody = draft_.sources.empty() && (clause_.voice == Voice::passive || bare_participle());
    if (nobody && clause_.kind == ClauseKind::participial && (draft_.noun != kNone || listed("naming", verb)))
      return true;
    const bool reduced = clause_.kind == ClauseKind::participial || bare_participle();
    if (draft_.sources.empty() && reduced && listed("naming", verb) && !speaks_quote()) return true;
    if (said_of_clause() || names_own()) return true;
    const bool may_speak = std::any_of(draft_.sources.begin(), draft_.sources.end(), [&](TokenAt at) {
      const std::string_view noun = tree_.lemma(at.token);
      return tree_.word_class(at.token) != WordClass::noun || article_.can_act(at) || noun_type(noun) == Type::say ||
             listed("document-noun", noun) || listed("collective", noun) ||
             (listed("evidence-noun", noun) && (verb == "suggest" || verb == "indicate" || verb == "imply"));
    });
    if ((verb == "see" || verb == "mean") && !draft_.sources.empty() && !may_speak) return true;
    if (!clause_.complements.empty() || speaks_quote() || draft_.noun != kNone) return false;
    if (clause_.kind == ClauseKind::parenthetical || may_speak) return false;
    if (nobody && listed("announcing", verb)) return false;  // "cases were *reported*": by somebody
    if (clause_.voice == Voice::active && draft_.sources.empty()) return nobody;
    return clause_.voice == Voice::active || !acts(clause_.objects) || !listed("addressee", verb);
  }

  Type type() const {
    const Frame frame = frame_of_clause();
    const std::string_view verb = tree_.lemma(clause_.verb);
    const std::string_view particle = clause_.particle == kNone ? std::string_view() : tree_.lower(clause_.particle);
    if (verb == "put" && clause_.objects.size() == 1 && tree_.lower(clause_.objects.front()) == "it") return Type::say;
    std::string happens(verb);
    if (!particle.empty()) happens.append("_").append(particle);
    const Index next = clause_.verb + 1;
    if (verb == "go" && next < tree_.size() && tree_.lower(next) == "ahead") happens = "go_ahead";
    if (clause_.objects.empty() && clause_.doers.size() == 1 && listed("occurrence", happens)) {
      const Type going_on = type_of_noun(tree_, meant_noun(tree_, clause_.doers.front()));
      if (going_on != Type::none && going_on != Type::say && going_on != Type::think) return going_on;
    }
    if (const Index noun = noun_of_phrase(); noun != kNone) return type_of_noun(tree_, noun);
    if (thinks_by_adjective()) return Type::think;
    if (draft_.predicate == "make clear" || draft_.predicate == "make plain" || draft_.predicate == "make public" ||
        draft_.predicate == "make known") {
      return Type::say;
    }
    const Type decided = verb_type(verb, particle, frame);
    if (decided == Type::say && verb == "call" && only_calls(frame)) return frame.person ? Type::consult : Type::none;
    if (decided == Type::reject && verb == "deny" && clause_.objects.size() == 1 &&
        tree_.lower(clause_.objects.front()) == "it")
      return Type::say;
    if (decided == Type::request && verb == "call" && frame.thing && !frame.to && calls_for_day()) return Type::none;
    if (decided == Type::think && listed("felt-noun", frame.object) && !tells_what(typed_object()))
      return listed("conveying", verb) ? Type::say : Type::none;
    if (decided == Type::agree && frame.to && announces_attack()) return Type::threaten;
    if (decided == Type::none && verb == "fail" && infinitive_type() == Type::agree) return Type::reject;
    if ((verb == "block" || verb == "close") && blocks_in_protest(frame)) return Type::protest;
    if (decided == Type::consult && verb == "discuss" && discusses_alone(frame)) return Type::say;
    if (decided == Type::say && deed_for_answer()) return clause_.modal == kNone ? Type::none : Type::threaten;
    if (decided == Type::none && listed("quoting", verb) && speaks_sentence()) return Type::say;
    if ((decided == Type::assault || decided == Type::coerce) && natural_force()) return Type::none;
    if (decided == Type::assault && listed("contest-verb", verb) && names_contend()) return Type::none;
    return decided;
  }

 private:
  Frame frame_of_clause() const {
    Frame frame;
    frame.person = acts(clause_.objects) || acts(clause_.recipients) || is_somebody(clause_.objects);
    frame.thing = !frame.person && !clause_.objects.empty();
    if (!clause_.objects.empty()) {
      const Index noun = typed_object();
      frame.object = tree_.lemma(noun);
      for (const Index child : tree_.children(noun)) {
        const Function f = tree_.function(child);
        if (child > noun || (f != Function::compound && f != Function::modifier)) continue;
        frame.modified = std::string(tree_.lemma(child)).append("_").append(frame.object);
      }
      const bool bare = noun_type(frame.object, frame.modified) == Type::none && !acts({noun});
      if (bare && type_of_noun(tree_, noun) != Type::none) {
        for (const Index child : tree_.children(noun)) {  // "aid program"
          if (child < noun && tree_.function(child) == Function::compound) frame.object = tree_.lemma(child);
        }
      }
    }
    for (const Index index : clause_.complements) {
      const Clause& complement = article_.clause(draft_.block, index);
      if (outside_quote(complement)) continue;
      if (complement.infinitive && !complement.finite) {
        frame.to = true;
        if (!complement.subjects.empty() && acts(complement.subjects)) frame.person = true;
      } else if (complement.finite || !complement.subjects.empty() || clause_.voice == Voice::active ||
                 tree_.verb_form(complement.verb) != VerbForm::gerund) {
        frame.that = true;
        if (complement.marker != kNone && tree_.lower(complement.marker) != "that") frame.wh = true;
      }
    }
    for (const Index child : tree_.children(clause_.verb)) {  // "called *for* them to leave"
      const Index index = tree_.clause_at(child);
      if (index == kNone) continue;
      const Clause& dependent = article_.clause(draft_.block, index);
      if (dependent.marker != kNone && tree_.lower(dependent.marker) == "for") frame.phrases.push_back({"for", true});
    }
    frame.pair = clause_.doers.size() > 1 || (clause_.doers.size() == 1 && tree_.is_plural(clause_.doers.front()) &&
                                              tree_.has(clause_.doers.front(), Function::number));
    frame.quote = !frame.to && speaks_quote();
    frame.that = frame.that || frame.quote;
    for (const language::PrepositionalArgument& argument : clause_.prepositional) {
      frame.phrases.push_back({tree_.lower(argument.preposition), acts(argument.objects)});
    }
    return frame;
  }

  bool acts(const Tokens& tokens) const { return article_.can_act(draft_.block, tokens); }

  // "*named* their robot “Robbie”": a thing gets its name from whoever has it.
  bool names_own() const {
    return tree_.lemma(clause_.verb) == "name" && !clause_.attributes.empty() && !acts(clause_.objects) &&
           std::any_of(clause_.objects.begin(), clause_.objects.end(), [this](Index object) {
             const Index owner = tree_.child(object, Function::possessor);
             return owner != kNone && tree_.word_class(owner) == WordClass::pronoun;
           });
  }

  // "Also not *mentioned* on the site": passive without its auxiliary.
  bool bare_participle() const {
    return tree_.verb_form(clause_.verb) == VerbForm::past_participle && clause_.auxiliaries.empty() &&
           clause_.subjects.empty() && clause_.objects.empty() && clause_.complements.empty();
  }

  // "*To sit in* refers to a form of protest": words about words.
  bool said_of_clause() const {
    if (clause_.voice == Voice::passive || !draft_.sources.empty()) return false;
    return std::any_of(tree_.children(clause_.verb).begin(), tree_.children(clause_.verb).end(), [this](Index child) {
      const Function f = tree_.function(child);
      return f == Function::clausal_subject || f == Function::subject;
    });
  }

  // What stands outside a quotation is no complement of a verb inside it, whatever the parser says.
  bool outside_quote(const Clause& complement) const {
    return draft_.quote != kNone && article_.quote_of(draft_.block, complement.verb) != draft_.quote;
  }

  // "emailed *me*": a pronoun of persons, even where nobody is found for it.
  bool is_somebody(const Tokens& tokens) const {
    return std::any_of(tokens.begin(), tokens.end(), [this](Index token) {
      const std::string_view word = tree_.lower(token);
      return word == "me" || word == "us" || word == "him" || word == "her" || word == "you";
    });
  }

  bool speaks_quote() const {  // a quotation hangs on the verb
    for (const Index child : tree_.children(clause_.verb)) {
      if (tree_.function(child) == Function::punctuation) continue;
      if (article_.quote_of(draft_.block, child) != kNone && draft_.quote == kNone) return true;
    }
    return false;
  }

  // A clause hangs on the noun: "the feeling *that it rains*".
  bool tells_what(Index noun) const {
    return std::any_of(tree_.children(noun).begin(), tree_.children(noun).end(),
                       [&](Index child) { return child > noun && tree_.clause_at(child) != kNone; });
  }

  // "*called* the office by phone", "*called* an election": nothing is said of whom or what is called.
  bool only_calls(const Frame& frame) const {
    const bool object = !clause_.objects.empty() && clause_.attributes.empty() && clause_.voice == Voice::active;
    const bool by = std::any_of(frame.phrases.begin(), frame.phrases.end(),
                                [](const Frame::Phrase& phrase) { return phrase.preposition == "by"; });
    const bool marked = std::any_of(clause_.objects.begin(), clause_.objects.end(), [this](Index each) {
      const TokenRange range = tree_.subtree(each);
      for (Index i = range.begin; i < range.end; ++i) {
        if (article_.quote_of(draft_.block, i) != draft_.quote) return true;
      }
      return false;
    });
    if (marked) return false;
    if (clause_.marker != kNone && tree_.lower(clause_.marker) == "as") return false;  // "as he *called* it"
    for (const Index object_called : clause_.objects) {  // "called *those* offensive weapons": a pronoun and what it is
      const Index determiner = tree_.child(object_called, Function::determiner);
      const std::string_view word = determiner == kNone ? std::string_view() : tree_.lower(determiner);
      if (word == "those" || word == "these" || word == "this") return false;
    }
    if (!object || clause_.particle != kNone || frame.that || frame.quote || (frame.to && !by)) return false;
    return std::none_of(frame.phrases.begin(), frame.phrases.end(), [](const Frame::Phrase& phrase) {
      return phrase.preposition == "as" || phrase.preposition == "for" || phrase.preposition == "on" ||
             phrase.preposition == "upon";
    });
  }

  // "*called* elections for November": "for" tells when, not what is asked for.
  bool calls_for_day() const {
    return std::any_of(clause_.prepositional.begin(), clause_.prepositional.end(), [this](const auto& argument) {
      return tree_.lower(argument.preposition) == "for" && clause_.objects.back() < argument.preposition;
    });
  }

  // "declined to *discuss* the talks", "was not allowed to *discuss* it": before the public, with nobody.
  bool discusses_alone(const Frame& frame) const {
    const bool with = std::any_of(frame.phrases.begin(), frame.phrases.end(),
                                  [](const Frame::Phrase& phrase) { return phrase.preposition == "with"; });
    if (with || frame.pair || !clause_.infinitive || clause_.governor == kNone) return false;
    const Clause& above = article_.clause(draft_.block, clause_.governor);
    const std::string_view verb = tree_.lemma(above.verb);
    return listed("denying", verb) || verb == "authorize" || verb == "authorise" || verb == "allow" || verb == "permit";
  }

  // What the infinitive under the verb does.
  Type infinitive_type() const {
    for (const Index index : clause_.complements) {
      const Clause& complement = article_.clause(draft_.block, index);
      const Index inner = article_.draft_of(draft_.block, index);
      if (complement.infinitive && !complement.finite && complement.subjects.empty() && inner != kNone)
        return article_.draft(inner).type;
    }
    return Type::none;
  }

  // "*vowed* to attack": what is promised is harm.
  bool announces_attack() const {
    const Type type = infinitive_type();
    return type == Type::assault || type == Type::sanction || type == Type::threaten;
  }

  // "demonstrators *blocked* the road"
  bool blocks_in_protest(const Frame& frame) const {
    return listed("blocked-way", frame.object) && !clause_.doers.empty() &&
           std::any_of(clause_.doers.begin(), clause_.doers.end(),
                       [this](Index doer) { return listed("protester", tree_.lemma(meant_noun(tree_, doer))); });
  }

  // "would *respond* militarily"
  bool deed_for_answer() const {
    const std::string_view verb = tree_.lemma(clause_.verb);
    if ((verb != "respond" && verb != "reply" && verb != "answer") || !clause_.complements.empty()) return false;
    return std::any_of(tree_.children(clause_.verb).begin(), tree_.children(clause_.verb).end(),
                       [this](Index child) { return listed("deed-manner", tree_.lower(child)); });
  }

  // "She *continued*: “Go home.”": a whole sentence in quotation marks hangs on the verb.
  bool speaks_sentence() const {
    return draft_.quote == kNone &&
           std::any_of(clause_.complements.begin(), clause_.complements.end(), [this](Index i) {
             const Clause& complement = article_.clause(draft_.block, i);
             const Index quote = article_.quote_of(draft_.block, complement.verb);
             return complement.finite && quote != kNone && article_.quote(quote).sentence;
           });
  }

  // Of several objects ("held talks …, the first of their kind") the one that names an act.
  Index typed_object() const {
    for (const Index object : clause_.objects) {
      const Index noun = meant_noun(tree_, object);
      if (!acts({noun}) && type_of_noun(tree_, noun) != Type::none) return noun;
    }
    return meant_noun(tree_, clause_.objects.back());
  }

  // "engaged in *talks*", "went on *strike*": the noun under the verb's preposition says what is done.
  Index noun_of_phrase() const {
    if (draft_.noun != kNone) return kNone;
    std::string key(tree_.lemma(clause_.verb));
    if (!listed("light-phrase-verb", key)) return kNone;
    for (const language::PrepositionalArgument& argument : clause_.prepositional) {
      if (argument.objects.size() != 1) continue;
      key.resize(tree_.lemma(clause_.verb).size());
      key.append("_").append(tree_.lower(argument.preposition));
      if (!listed("light-phrase", key)) continue;
      const Index noun = meant_noun(tree_, argument.objects.front());
      if (tree_.word_class(noun) == WordClass::noun && type_of_noun(tree_, noun) != Type::none) return noun;
    }
    return kNone;
  }

  // "*Chelsea* beat *Birmingham* in the final": teams and candidates, both told by name.
  bool names_contend() const {
    const auto named = [this](const Tokens& tokens) {
      return !tokens.empty() && std::all_of(tokens.begin(), tokens.end(),
                                            [this](Index token) { return tree_.word_class(token) == WordClass::name; });
    };
    return clause_.particle == kNone && named(clause_.doers) && named(clause_.objects);
  }

  // Storms and plagues kill, but act against nobody.
  bool natural_force() const {
    return !clause_.doers.empty() && std::all_of(clause_.doers.begin(), clause_.doers.end(), [this](Index doer) {
      return tree_.word_class(doer) == WordClass::noun && listed("natural-force", tree_.lemma(doer));
    });
  }

  // "remained *sceptical*", "felt *concerned*"
  bool thinks_by_adjective() const {
    const std::string_view verb = tree_.lemma(clause_.verb);
    if (verb != "remain" && verb != "feel" && verb != "stay" && verb != "become" && verb != "grow" && verb != "seem" &&
        verb != "appear") {
      return false;
    }
    return std::any_of(clause_.attributes.begin(), clause_.attributes.end(),
                       [this](Index a) { return listed("thought-adjective", tree_.lower(a)); });
  }

  const Article& article_;
  const Draft& draft_;
  const Tree& tree_;
  const Clause& clause_;
};

}  // namespace

Type type_of_predicate(const Article& article, const Draft& draft) {
  return Predicate(article, draft).type();
}

bool is_moved(const Article& article, const Draft& draft) {
  return Predicate(article, draft).is_moved();
}

bool says_nothing(const Article& article, const Draft& draft) {
  return Predicate(article, draft).says_nothing();
}

}  // namespace quoth::extract::statements
