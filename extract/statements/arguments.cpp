// SPDX-License-Identifier: Apache-2.0
// Long because the sides of one clause are read here by many short rules that share what was read so far.
#include "extract/statements/arguments.h"

#include <algorithm>
#include <array>

namespace quoth::extract::statements {
namespace {

using Tokens = std::vector<Index>;

std::vector<TokenAt> located(Index block, const Tokens& tokens) {
  std::vector<TokenAt> result;
  for (const Index token : tokens) result.push_back({block, token});
  return result;
}

// The prepositions whose object is whom an act of this type is done to, best first.
std::span<const std::string_view> target_prepositions(Type type) {
  static constexpr auto kSpeech = std::to_array<std::string_view>({"to"});
  static constexpr auto kRequest = std::to_array<std::string_view>({"on", "upon", "to", "from", "with", "for"});
  static constexpr auto kMeeting = std::to_array<std::string_view>({"with", "to", "between"});
  static constexpr auto kGift = std::to_array<std::string_view>({"to", "for", "from", "with"});
  static constexpr auto kHarm =
      std::to_array<std::string_view>({"against", "on", "upon", "at", "to", "with", "from", "into"});
  static constexpr auto kRetreat = std::to_array<std::string_view>({"from", "to"});
  static constexpr auto kSupport = std::to_array<std::string_view>({"to", "for", "with", "behind"});
  static constexpr auto kReject = std::to_array<std::string_view>({"with", "against", "to", "from"});
  static constexpr auto kAny = std::to_array<std::string_view>({"against", "to", "on", "into", "at", "from", "with"});
  switch (type) {
    case Type::say:
      return kSpeech;
    case Type::think:
      return {};
    case Type::request:
      return kRequest;
    case Type::consult:
    case Type::cooperate:
    case Type::agree:
      return kMeeting;
    case Type::aid:
      return kGift;
    case Type::support:
    case Type::concede:
      return kSupport;
    case Type::retreat:
      return kRetreat;
    case Type::reject:
      return kReject;
    case Type::none:
      return kAny;
    default:
      return kHarm;
  }
}

class Arguments {
 public:
  Arguments(const Article& article, Draft& draft)
      : article_(article), draft_(draft), tree_(article.tree(draft.block)), clause_(article.clause(draft)) {}

  void fill() {
    const bool adjective = draft_.trigger != clause_.verb;
    if (!adjective) draft_.type = type();
    draft_.sources = located(draft_.block, clause_.doers);
    const std::string_view verb = tree_.lemma(clause_.verb);
    if (clause_.voice == Voice::passive && draft_.sources.empty() && (verb == "engage" || verb == "involve")) {
      draft_.sources = located(draft_.block, clause_.objects);  // "were engaged in talks"
    }
    for (TokenAt& at : draft_.sources) {
      const Index author = article_.can_act(at) ? kNone : author_of(tree_, at.token);
      if (author != kNone && article_.can_act(TokenAt{at.block, author})) at.token = author;
    }
    if (draft_.sources.size() == 1 && !article_.can_act(draft_.sources.front())) {
      const Tokens makers = makers_of(draft_.sources.front().token);
      if (acts(makers)) draft_.sources = located(draft_.block, makers);
    }
    draft_.targets.clear();
    if (const Index according = quotes_source(tree_, clause_); according != kNone)
      draft_.sources = located(draft_.block, tree_.preposition_objects(according));
    if (adjective) return;
    if (is_moved()) {  // "are *concerned* the bank may fail": a thought of whom it is said of
      draft_.type = Type::think;
      draft_.sources = located(draft_.block, clause_.objects);
      return;
    }
    if ((draft_.type == Type::say || draft_.type == Type::think) && says_nothing()) draft_.type = Type::none;
    if (draft_.type == Type::concede && !clause_.negations.empty()) draft_.type = Type::reject;  // "will not allow"
    take_targets();
    if (draft_.type == Type::say && tree_.lemma(clause_.verb) == "warn" && announces_harm()) {
      draft_.type = Type::threaten;
    }
  }

 private:
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
    if (verb == "see" && !draft_.sources.empty() && !may_speak) return true;
    if (!clause_.complements.empty() || speaks_quote() || draft_.noun != kNone) return false;
    if (clause_.kind == ClauseKind::parenthetical || may_speak) return false;
    if (clause_.voice == Voice::active && draft_.sources.empty()) return nobody;
    return clause_.voice == Voice::active || !acts(clause_.objects) || !listed("addressee", verb);
  }

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

  bool acts(const Tokens& tokens) const { return article_.can_act(draft_.block, tokens); }

  Tokens acting(const Tokens& tokens) const {
    Tokens result;
    for (const Index token : tokens) {
      if (const Index side = side_of(token); side != kNone) result.push_back(side);
    }
    return result;
  }

  bool is_side(Index token) const { return article_.is_side(TokenAt{draft_.block, token}); }

  // The word itself, or the one meant by it: "thousands of *refugees*", "the town of *Cizre*", "*Montenegro* province".
  Index side_of(Index token) const {
    if (is_side(token)) return token;
    if (const Index meant = meant_noun(tree_, token); meant != token) return is_side(meant) ? meant : kNone;
    if (!listed("place-noun", tree_.lemma(token))) return kNone;
    for (const Index name : phrase_of_noun(tree_, token, "of")) {
      if (is_side(name)) return name;
    }
    for (const Index child : tree_.children(token)) {
      const Function f = tree_.function(child);
      if ((f == Function::compound || f == Function::apposition) && is_side(child)) return child;
    }
    return kNone;
  }

  bool speaks_quote() const {  // a quotation hangs on the verb
    for (const Index child : tree_.children(clause_.verb)) {
      if (tree_.function(child) == Function::punctuation) continue;
      if (article_.quote_of(draft_.block, child) != kNone && draft_.quote == kNone) return true;
    }
    return false;
  }

  Type type() const {
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
    const std::string_view verb = tree_.lemma(clause_.verb);
    const std::string_view particle = clause_.particle == kNone ? std::string_view() : tree_.lower(clause_.particle);
    if (verb == "put" && clause_.objects.size() == 1 && tree_.lower(clause_.objects.front()) == "it") return Type::say;
    if (clause_.objects.empty() && clause_.doers.size() == 1 && listed("occurrence", verb)) {
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
    if (decided == Type::consult && verb == "discuss" && discusses_alone(frame)) return Type::say;
    if (decided == Type::say && deed_for_answer()) return clause_.modal == kNone ? Type::none : Type::threaten;
    if (decided == Type::none && listed("quoting", verb) && speaks_sentence()) return Type::say;
    if ((decided == Type::assault || decided == Type::coerce) && natural_force()) return Type::none;
    return decided;
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
    if (!object || clause_.particle != kNone || frame.that || frame.quote || (frame.to && !by)) return false;
    return std::none_of(frame.phrases.begin(), frame.phrases.end(), [](const Frame::Phrase& phrase) {
      return phrase.preposition == "as" || phrase.preposition == "for" || phrase.preposition == "on" ||
             phrase.preposition == "upon";
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

  // "*The party* issued a declaration demanding that …", "staged a rally to protest …": who made what now acts.
  Tokens makers_of(Index noun) const {
    const Index above = clause_.governor;
    if (above == kNone || clause_.governor_word != noun || type_of_noun(tree_, noun) == Type::none) return {};
    if (clause_.kind != ClauseKind::participial && clause_.kind != ClauseKind::relative) return {};
    const Clause& maker = article_.clause(draft_.block, above);
    const bool made = std::find(maker.objects.begin(), maker.objects.end(), noun) != maker.objects.end();
    return made && listed("making", tree_.lemma(maker.verb)) ? maker.doers : Tokens{};
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

  // `warn` announces harm of the speaker's own doing, or only bad weather.
  bool announces_harm() const {
    for (const Index index : clause_.complements) {
      const Clause& complement = article_.clause(draft_.block, index);
      if (complement.doers.size() == 1 && same(complement.doers, clause_.doers) && complement.modal != kNone)
        return true;
      const TokenRange range = tree_.subtree(complement.verb);
      if (menacing(range)) return true;
    }
    for (const language::PrepositionalArgument& argument : clause_.prepositional) {
      if (menacing(tree_.subtree(argument.preposition))) return true;
    }
    if (clause_.complements.empty() && clause_.governor != kNone &&
        (clause_.kind == ClauseKind::parenthetical || clause_.kind == ClauseKind::adverbial)) {
      const Clause& above = article_.clause(draft_.block, clause_.governor);
      return above.modal != kNone && same(above.doers, clause_.doers);
    }
    return false;
  }

  bool menacing(TokenRange range) const {
    for (Index i = range.begin; i < std::min(range.end, range.begin + 60); ++i) {
      if (tree_.word_class(i) == WordClass::noun && listed("menace", tree_.lemma(i))) return true;
    }
    return false;
  }

  bool same(const Tokens& a, const Tokens& b) const {
    for (const Index x : a) {
      const auto of_x = article_.discourse.at(draft_.block, x);
      for (const Index y : b) {
        if (x == y) return true;
        for (const EntityIndex e : article_.discourse.at(draft_.block, y)) {
          if (std::find(of_x.begin(), of_x.end(), e) != of_x.end()) return true;
        }
      }
    }
    return false;
  }

  void set(const Tokens& tokens, const char* rule) {
    draft_.targets = located(draft_.block, acting(tokens));
    if (!draft_.targets.empty()) draft_.rules.emplace_back(rule);
  }
  bool done() const { return !draft_.targets.empty(); }

  void take_targets() {
    if (acts(clause_.recipients)) return set(clause_.recipients, "recipient");
    if (draft_.noun != kNone && clause_.objects.size() > 1) take_phrases();
    if (done()) return;
    const bool speech = draft_.type == Type::say;
    const bool addresses = listed("addressee", tree_.lemma(clause_.verb));
    if (draft_.type == Type::cooperate && side_of("with")) return;
    if (moves_troops()) {
      take_phrases();
      if (done()) return;
    }
    const bool side = speech || draft_.type == Type::think ? acts(clause_.objects) : !acting(clause_.objects).empty();
    if (side && (!speech || addresses)) return set(clause_.objects, "object");
    if (addresses && !clause_.objects.empty() && !clause_.complements.empty()) {  // whoever is told something can hear
      draft_.targets = located(draft_.block, clause_.objects);
      draft_.rules.emplace_back("object");
      return;
    }
    if (draft_.type == Type::request || draft_.type == Type::think) {
      for (const Index index : clause_.complements) {  // "demanded that *they* leave"
        if (draft_.type == Type::think) break;
        const Clause& complement = article_.clause(draft_.block, index);
        const Tokens& asked = complement.voice == Voice::passive ? complement.doers : complement.subjects;
        if (acts(asked)) return set(asked, "asked-in-clause");
      }
      if (draft_.type == Type::request) {  // "called for *them* to leave"
        for (const Index child : tree_.children(clause_.verb)) {
          const Index index = tree_.clause_at(child);
          if (index == kNone || !article_.clause(draft_.block, index).infinitive) continue;
          const Tokens& asked = article_.clause(draft_.block, index).subjects;
          if (acts(asked)) return set(asked, "asked-in-clause");
        }
      }
    }
    take_phrases();
    if (!done()) take_from_object();
    if (!done()) take_from_modifier();
    if (!done()) take_from_phrase();
    if (!done()) take_from_owned_phrase();
    if (!done()) take_place();
  }

  // Whose a thing is, or whom it is aimed at: "*Sweden's* decision", "*Israeli* raids", "demands *from the union*".
  Tokens party_of(Index noun, int depth) const {
    for (const std::string_view wanted : {"against", "on", "by", "from", "of"}) {
      const Tokens nested = phrase_of_noun(tree_, noun, wanted);
      if (acts(nested)) return nested;
      if (depth > 0 && nested.size() == 1 && wanted != "on") {
        const Tokens deeper = party_of(nested.front(), depth - 1);
        if (!deeper.empty()) return deeper;
      }
    }
    for (const Index child : tree_.children(noun)) {
      const Function f = tree_.function(child);
      if (child > noun || (f != Function::modifier && f != Function::compound && f != Function::possessor)) continue;
      if (acts({child}) && !same({child}, clause_.doers)) return {child};
    }
    return {};
  }

  // "protested against *Sweden's* decision", "gave in to demands from *the union*".
  void take_from_owned_phrase() {
    if (!hurts_or_helps_owner() && draft_.type != Type::concede) return;
    for (const std::string_view wanted : {"against", "on", "to", "over", "at", "into", "of", "about"}) {
      for (const language::PrepositionalArgument& argument : clause_.prepositional) {
        if (tree_.lower(argument.preposition) != wanted || argument.objects.size() != 1) continue;
        if (tree_.word_class(argument.objects.front()) != WordClass::noun) continue;
        const Tokens party = party_of(argument.objects.front(), 1);
        if (!party.empty()) return set(party, "owner-in-phrase");
      }
    }
  }

  bool side_of(std::string_view preposition) {
    for (const language::PrepositionalArgument& argument : clause_.prepositional) {
      if (tree_.lower(argument.preposition) != preposition || !acts(argument.objects)) continue;
      set(argument.objects, "prepositional");
      return true;
    }
    return false;
  }

  // "withdraw its *troops* from Chad": what is moved is one's own, and where from or against is what counts.
  bool moves_troops() const {
    if (draft_.type != Type::retreat && draft_.type != Type::mobilize) return false;
    if (clause_.objects.empty() || clause_.voice == Voice::passive) return false;
    return std::all_of(clause_.objects.begin(), clause_.objects.end(), [this](Index object) {
      return tree_.word_class(object) == WordClass::noun && listed("military-noun", tree_.lemma(object));
    });
  }

  // "rejected an *Indian* offer": whose the thing is, said by an adjective or a name before it.
  void take_from_modifier() {
    if (!hurts_or_helps_owner()) return;
    for (const Index given : clause_.objects) {
      const Index object = meant_noun(tree_, given);
      for (const Index child : tree_.children(object)) {
        const Function f = tree_.function(child);
        if (child > object || (f != Function::modifier && f != Function::compound)) continue;
        if (acts({child}) && !same({child}, clause_.doers)) return set({child}, "modifier-of-object");
      }
    }
  }

  // "conceded to demands *from the union*", "called for sanctions *against Peru*": whom the thing named in a phrase
  // comes from or is aimed at, where nothing nearer is.
  void take_from_phrase() {
    if (draft_.type == Type::say || draft_.type == Type::think || draft_.type == Type::none) return;
    if (draft_.type == Type::consult || draft_.type == Type::cooperate || !clause_.complements.empty()) return;
    for (const language::PrepositionalArgument& argument : clause_.prepositional) {
      for (const Index object : argument.objects) {
        if (tree_.word_class(object) != WordClass::noun || article_.can_act(TokenAt{draft_.block, object})) continue;
        const Type named = type_of_noun(tree_, meant_noun(tree_, object));
        if (named == Type::none) continue;
        for (const std::string_view wanted : {"against", "on", "from", "by", "with", "to"}) {
          const Tokens nested = phrase_of_noun(tree_, meant_noun(tree_, object), wanted);
          if (acts(nested) && !same(nested, clause_.doers)) return set(nested, "inside-phrase");
        }
        const Index owner = hurts_or_helps_owner() ? tree_.child(object, Function::possessor) : kNone;
        if (owner != kNone && acts({owner}) && !same({owner}, clause_.doers)) return set({owner}, "inside-phrase");
      }
    }
  }

  // "imposed a curfew *in Cizre*": force without a patient is done to where it is done.
  void take_place() {
    const bool force = draft_.type == Type::coerce || draft_.type == Type::assault || draft_.type == Type::concede ||
                       draft_.type == Type::sanction;
    if (!force || clause_.objects.empty()) return;
    for (const language::PrepositionalArgument& argument : clause_.prepositional) {
      const bool in = tree_.lower(argument.preposition) == "in";
      if (in && !acting(argument.objects).empty()) return set(argument.objects, "place");
    }
    for (const Index object : clause_.objects) {
      const Tokens nested = phrase_of_noun(tree_, object, "in");
      if (!acting(nested).empty()) return set(nested, "place");
    }
  }

  void take_phrases() {
    for (const std::string_view wanted : target_prepositions(draft_.type)) {
      for (const language::PrepositionalArgument& argument : clause_.prepositional) {
        if (tree_.lower(argument.preposition) != wanted || !acts(argument.objects)) continue;
        return set(argument.objects, "prepositional");
      }
      if (draft_.noun == kNone) continue;
      const Tokens of_noun = phrase_of_noun(tree_, draft_.noun, wanted);
      if (acts(of_noun)) return set(of_noun, "prepositional-of-noun");
    }
  }

  // The object is a thing: whose it is, or whom it is aimed at, is the patient of acts between two sides.
  void take_from_object() {
    if (draft_.type == Type::say || draft_.type == Type::think) return;
    for (const Index given : clause_.objects) {
      const Index object = meant_noun(tree_, given);
      if (draft_.type == Type::none) {  // "pointed a gun *at them*"
        for (const std::string_view wanted : {"at", "against", "toward", "towards"}) {
          const Tokens nested = phrase_of_noun(tree_, object, wanted);
          if (acts(nested)) return set(nested, "inside-object");
        }
        continue;
      }
      for (const std::string_view wanted : {"against", "on", "by", "from", "to", "with", "of", "for"}) {
        if (wanted == "for" && !hurts_or_helps_owner()) continue;  // "a camp *for* refugees was attacked"
        const Tokens nested = phrase_of_noun(tree_, object, wanted);
        if (acts(nested)) return set(nested, "inside-object");
      }
      if (!hurts_or_helps_owner()) continue;
      const Index owner = tree_.child(object, Function::possessor);
      if (owner != kNone && acts({owner}) && !same({owner}, clause_.doers)) return set({owner}, "owner-of-object");
    }
  }

  bool hurts_or_helps_owner() const {
    switch (draft_.type) {
      case Type::accuse:
      case Type::reject:
      case Type::support:
      case Type::threaten:
      case Type::protest:
      case Type::sanction:
      case Type::coerce:
      case Type::assault:
      case Type::request:
        return true;
      default:
        return false;
    }
  }

  const Article& article_;
  Draft& draft_;
  const Tree& tree_;
  const Clause& clause_;
};

}  // namespace

Index meant_noun(const Tree& tree, Index noun) {
  for (int steps = 0; steps < 3; ++steps) {
    if (!listed("transparent", tree.lemma(noun)) && tree.word_class(noun) != WordClass::number) return noun;
    const std::vector<Index> of = phrase_of_noun(tree, noun, "of");
    if (of.empty()) return noun;
    noun = of.front();
  }
  return noun;
}

Type type_of_noun(const Tree& tree, Index noun) {
  const std::string_view lemma = tree.lemma(noun);
  Index before = kNone;
  for (const Index child : tree.children(noun)) {
    const Function f = tree.function(child);
    if (child < noun && (f == Function::compound || f == Function::modifier)) before = child;
  }
  if (before == kNone) return noun_type(lemma);
  const Type type = noun_type(lemma, std::string(tree.lemma(before)).append("_").append(lemma));
  if (type != Type::none || tree.function(before) != Function::compound) return type;
  return noun_type(tree.lemma(before));
}

Index author_of(const Tree& tree, Index noun) {
  if (tree.word_class(noun) != WordClass::noun || noun_type(tree.lemma(noun)) != Type::say) return kNone;
  if (const Index owner = tree.child(noun, Function::possessor); owner != kNone) return owner;
  for (const std::string_view preposition : {"by", "from", "of"}) {
    const std::vector<Index> found = phrase_of_noun(tree, noun, preposition);
    if (!found.empty()) return found.front();
  }
  for (const Index child : tree.children(noun)) {  // "a summary *released by* his office"
    const Index index = tree.clause_at(child);
    if (index == kNone) continue;
    const Clause& clause = tree.clauses()[static_cast<std::size_t>(index)];
    if (clause.voice == Voice::passive && !clause.doers.empty()) return clause.doers.front();
  }
  for (const Index child : tree.children(noun)) {
    if (child < noun && tree.function(child) == Function::compound) return child;
  }
  return kNone;
}

Index quotes_source(const Tree& tree, const Clause& clause) {
  const std::string_view verb = tree.lemma(clause.verb);
  if ((verb != "quote" && verb != "cite") || clause.governor == kNone) return kNone;
  if (tree.verb_form(clause.verb) != VerbForm::gerund || clause.kind != ClauseKind::adverbial) return kNone;
  const Index begin = tree.subtree(clause.verb).begin;
  for (const auto& argument : tree.clauses()[static_cast<std::size_t>(clause.governor)].prepositional) {
    const Index according = argument.preposition;
    if (tree.lower(according) != "according" || argument.objects.empty()) continue;
    const Index end = tree.subtree(according).end;
    if (begin == end || (begin == end + 1 && tree.text(end) == ",")) return according;
  }
  return kNone;
}

std::vector<Index> phrase_of_noun(const Tree& tree, Index noun, std::string_view preposition) {
  Tokens result;
  for (const Index child : tree.children(noun)) {
    if (tree.function(child) != Function::preposition || tree.lower(child) != preposition) continue;
    for (const Index object : tree.preposition_objects(child)) result.push_back(object);
  }
  return result;
}

void fill_arguments(const Article& article, Draft& draft) {
  const auto is_target_rule = [](const std::string& rule) {
    return rule == "recipient" || rule == "object" || rule == "asked-in-clause" || rule.starts_with("prepositional") ||
           rule == "inside-object" || rule == "inside-phrase" || rule == "owner-of-object" ||
           rule == "owner-in-phrase" || rule == "modifier-of-object" || rule == "place" ||
           rule == "target-of-infinitive";
  };
  std::erase_if(draft.rules, is_target_rule);
  Arguments(article, draft).fill();
}

}  // namespace quoth::extract::statements
