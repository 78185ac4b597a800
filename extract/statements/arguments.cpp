// SPDX-License-Identifier: Apache-2.0
// Long because the sides of one clause are read here by many short rules that share what was read so far.
#include "extract/statements/arguments.h"

#include "extract/statements/predicate_type.h"

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
    if (!adjective) draft_.type = type_of_predicate(article_, draft_);
    draft_.sources = located(draft_.block, clause_.doers);
    const std::string_view verb = tree_.lemma(clause_.verb);
    if (clause_.voice == Voice::passive && draft_.sources.empty() && (verb == "engage" || verb == "involve")) {
      draft_.sources = located(draft_.block, clause_.objects);  // "were engaged in talks"
    }
    for (TokenAt& at : draft_.sources) {  // "one of them, *Anna Ruiz*, told"
      const Index name = article_.can_act(at) ? kNone : tree_.child(at.token, Function::apposition);
      if (name != kNone && article_.can_act(TokenAt{at.block, name})) at.token = name;
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
    if (is_moved(article_, draft_)) {  // "are *concerned* the bank may fail": a thought of whom it is said of
      draft_.type = Type::think;
      draft_.sources = located(draft_.block, clause_.objects);
      return;
    }
    if ((draft_.type == Type::say || draft_.type == Type::think) && says_nothing(article_, draft_))
      draft_.type = Type::none;
    if (draft_.type == Type::concede && !clause_.negations.empty()) draft_.type = Type::reject;  // "will not allow"
    take_targets();
    if (draft_.type == Type::say && tree_.lemma(clause_.verb) == "warn" && announces_harm()) {
      draft_.type = Type::threaten;
    }
  }

 private:
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

  // "*The party* issued a declaration demanding that …", "staged a rally to protest …": who made what now acts.
  Tokens makers_of(Index noun) const {
    const Index above = clause_.governor;
    if (above == kNone || clause_.governor_word != noun || type_of_noun(tree_, noun) == Type::none) return {};
    if (clause_.kind != ClauseKind::participial && clause_.kind != ClauseKind::relative) return {};
    const Clause& maker = article_.clause(draft_.block, above);
    const bool made = std::find(maker.objects.begin(), maker.objects.end(), noun) != maker.objects.end();
    return made && listed("making", tree_.lemma(maker.verb)) ? maker.doers : Tokens{};
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
