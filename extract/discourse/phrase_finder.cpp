// SPDX-License-Identifier: Apache-2.0
// One class, since every reading of a phrase goes over the same block.
#include "extract/discourse/phrase_finder.h"

#include "extract/discourse/label_phrase.h"
#include "extract/discourse/name_spans.h"
#include "extract/discourse/surnames.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace quoth::extract::discourse {
namespace {

using graph::EntityKind;
using graph::MentionForm;
using language::Function;
using language::WordClass;
using lexicon::NounClass;

EntityKind kind_of(NounClass noun, bool plural) {
  switch (noun) {
    case NounClass::person:
      return plural ? EntityKind::group : EntityKind::person;
    case NounClass::group:
      return EntityKind::group;
    case NounClass::organization:
      return plural ? EntityKind::group : EntityKind::organization;
    case NounClass::place:
      return EntityKind::place;
    case NounClass::event:
      return EntityKind::event;
    case NounClass::work:
      return EntityKind::work;
    case NounClass::thing:
    case NounClass::time:
      break;
  }
  return EntityKind::thing;
}

Gender gender_of(char letter) {
  return letter == 'f' ? Gender::feminine : letter == 'm' ? Gender::masculine : Gender::unknown;
}

// Plural by meaning though singular by form: "people", "police".
bool plural_noun(std::string_view lower) {
  return lower == "people" || lower == "police" || lower == "folk" || lower == "clergy" || lower == "personnel" ||
         lower == "troops" || lower == "forces" || lower == "authorities";
}

class Finder {
 public:
  Finder(std::span<const Tree> trees, const lexicon::Lexicon& lexicon, std::span<const SpeakerLabel> labels)
      : lexicon_(lexicon), labels_(labels) {
    table_.trees = trees;
  }

  PhraseTable find() {
    std::vector<std::vector<NameSpan>> spans;
    spans.reserve(table_.trees.size());
    for (const Tree& tree : table_.trees) {
      const bool label = label_at(static_cast<Index>(spans.size())) != nullptr;
      spans.push_back(label ? std::vector<NameSpan>() : find_names(tree, lexicon_));
    }
    add_surnames(table_.trees, lexicon_, spans);
    for (std::size_t i = 0; i < table_.trees.size(); ++i) {
      block_ = static_cast<Index>(i);
      tree_ = &table_.trees[i];
      const auto size = static_cast<std::size_t>(tree_->size());
      heads_.assign(size, kNone);
      names_.assign(size, kNone);
      found_.clear();
      if (const SpeakerLabel* label = label_at(block_)) {
        add_label(*label);
      } else {
        add_names(spans[i]);
        add_others();
      }
      hand_over();
    }
    relate();
    read_capitals();
    doubt_headings();
    return std::move(table_);
  }

 private:
  const SpeakerLabel* label_at(Index block) const {
    const auto found = std::lower_bound(labels_.begin(), labels_.end(), block,
                                        [](const SpeakerLabel& label, Index at) { return label.block < at; });
    return found != labels_.end() && found->block == block ? &*found : nullptr;
  }

  void add_label(const SpeakerLabel& label) {
    Phrase phrase = label_phrase(*tree_, label.kind, lexicon_);
    for (Index i = phrase.name.begin; i < phrase.name.end; ++i) names_[static_cast<std::size_t>(i)] = 0;
    const Index head = phrase.head;
    push(std::move(phrase), head);
  }

  Index head_of(TokenRange range) const {
    for (Index i = range.end - 1; i >= range.begin; --i) {
      if (tree_->word_class(i) == WordClass::punctuation || tree_->word_class(i) == WordClass::space) continue;
      if (!range.contains(tree_->head(i)) || tree_->head(i) == i) return i;
    }
    return range.end - 1;
  }

  static bool qualifies(Function function) {
    return function == Function::compound || function == Function::modifier || function == Function::noun_adverbial ||
           function == Function::number;
  }

  void add_names(const std::vector<NameSpan>& spans) {
    for (const NameSpan& span : spans) {
      Phrase phrase;
      phrase.form = MentionForm::name;
      phrase.name = span.tokens;
      phrase.head = head_of(span.tokens);
      phrase.kind = span.kind;
      phrase.kind_weight = span.kind_weight;
      phrase.known = span.known;
      phrase.definite = true;
      read_name(phrase, span);
      const auto index = static_cast<PhraseIndex>(found_.size());
      for (Index i = span.tokens.begin; i < span.tokens.end; ++i) names_[static_cast<std::size_t>(i)] = index;
      heads_[static_cast<std::size_t>(phrase.head)] = index;
      found_.push_back(std::move(phrase));
    }
  }

  void read_name(Phrase& phrase, const NameSpan& span) {
    const bool modifies = qualifies(tree_->function(phrase.head)) && tree_->head(phrase.head) >= span.tokens.end;
    const bool hyphened = span.tokens.end < tree_->size() && tree_->text(span.tokens.end) == "-";
    phrase.adjective = modifies || hyphened;
    phrase.tokens = phrase.core = span.tokens;
    const bool before_name = modifies && tree_->word_class(tree_->head(phrase.head)) == WordClass::name;
    if (span.nationality) {
      const std::string_view word = tree_->text(span.tokens.end - 1);
      const bool all_alike = word.ends_with("sh") || word.ends_with("ch") || word.ends_with("ese") ||
                             word.ends_with("z") || word.ends_with("s");
      const bool the = article_before(span.tokens.begin);
      const bool plural = tree_->is_plural(phrase.head) || (the && all_alike);  // "the Dutch"; but "the Briton"
      if (!phrase.adjective && plural && lexicon_.gazetteer().is_people(word)) {
        phrase.people = true;
        phrase.plural = true;
        phrase.kind = EntityKind::group;
        phrase.form = MentionForm::name;
      } else if (!phrase.adjective && lexicon_.gazetteer().find(word) == lexicon::kUnknown &&
                 tree_->word_class(phrase.head) != WordClass::adjective && !plural &&
                 lexicon_.gazetteer().is_people(word)) {
        phrase.kind = EntityKind::person;  // "an American"
        phrase.form = MentionForm::nominal;
        phrase.known = lexicon::kUnknown;
        phrase.definite = the;
        phrase.indefinite = !the;
      } else {
        phrase.adjective = true;
      }
    }
    if (phrase.kind == EntityKind::group) phrase.plural = true;
    if (!phrase.adjective) widen(phrase, before_name);
    if (!phrase.adjective)
      infer_kind(phrase);
    else
      infer_place(phrase);
    phrase.key = normal_form(text_of(*tree_, phrase.name));
    if (phrase.kind == EntityKind::person) read_person(phrase);
  }

  // "the newspaper Hospodářské noviny", "the town of Yeoncheon": the noun before a name that nobody knows tells its
  // kind.
  void infer_kind(Phrase& phrase) const {
    if (phrase.known != lexicon::kUnknown || phrase.kind_weight > 2) return;
    Index noun = phrase.name.begin - 1;
    const bool of = noun > 1 && tree_->lower(noun) == "of";
    if (of) --noun;
    if (noun < 0 || tree_->word_class(noun) != WordClass::noun || tree_->is_plural(noun)) return;
    const lexicon::KindWord word = lexicon_.role_words().kind(tree_->lower(noun));
    if (word == lexicon::KindWord::none) return;
    const bool place =
        word == lexicon::KindWord::city || word == lexicon::KindWord::region || word == lexicon::KindWord::country;
    if (of && !place) return;
    phrase.kind = place ? EntityKind::place : EntityKind::organization;
    phrase.kind_weight = 3;
  }

  // "the Kibaale district"
  void infer_place(Phrase& phrase) const {
    const Index noun = phrase.name.end;
    if (phrase.known != lexicon::kUnknown || phrase.kind_weight > 2 || noun >= tree_->size() ||
        tree_->head(phrase.head) != noun || tree_->word_class(noun) != WordClass::noun)
      return;
    const lexicon::KindWord word = lexicon_.role_words().kind(tree_->lower(noun));
    if (word != lexicon::KindWord::city && word != lexicon::KindWord::region && word != lexicon::KindWord::river)
      return;
    phrase.kind = EntityKind::place;
    phrase.kind_weight = 2;
  }

  bool article_before(Index begin) const { return begin > 0 && tree_->lower(begin - 1) == "the"; }

  // "*Secretary of State* Condoleezza Rice": an office of two parts right before a name.
  Index portfolio_begin(Index name) const {
    for (Index at = name - 1; at > std::max(0, name - 5); --at) {
      if (tree_->word_class(at) == WordClass::punctuation || tree_->word_class(at) == WordClass::verb) break;
      if (tree_->lower(at) != "of" && tree_->lower(at) != "for") continue;
      const auto noun = lexicon_.nouns().find(tree_->lower(at - 1));
      const char first = tree_->text(at - 1).front();
      return noun.semantic_class == NounClass::person && noun.office && first >= 'A' && first <= 'Z' ? at - 1 : name;
    }
    return name;
  }

  // Takes the determiner, titles and prepositional phrases into the phrase.
  void widen(Phrase& phrase, bool) {
    const TokenRange whole = tree_->noun_phrase(phrase.head);
    Index begin = std::min(whole.begin, phrase.name.begin);
    // what lies before the name belongs to it only where nothing but words of the phrase stands between
    for (Index i = phrase.name.begin - 1; i >= begin; --i)
      if (tree_->word_class(i) == WordClass::punctuation && tree_->text(i) != "-" && tree_->text(i) != ".")
        begin = i + 1;
    if (phrase.kind == EntityKind::person) begin = std::min(begin, portfolio_begin(begin));
    phrase.core = {begin, std::max(phrase.name.end, phrase.head + 1)};
    phrase.tokens = {begin, std::max(whole.end, phrase.core.end)};
  }

  void read_person(Phrase& phrase) {
    char gender = ' ';
    for (Index i = phrase.core.begin; i < phrase.name.begin; ++i) {
      if (const auto title = lexicon_.titles().find(tree_->text(i)); title && title->gender != ' ')
        gender = title->gender;
      const auto noun = lexicon_.nouns().find(tree_->lemma(i).empty() ? tree_->lower(i) : lower_lemma(i));
      if (noun.known && noun.semantic_class == NounClass::person && names_[static_cast<std::size_t>(i)] == kNone) {
        phrase.role = i;
        phrase.noun = noun;
        if (noun.gender != ' ') gender = noun.gender;
      }
    }
    if (gender == ' ' && phrase.known != lexicon::kUnknown) gender = lexicon_.gazetteer().at(phrase.known).gender;
    if (gender == ' ' && phrase.name.end - phrase.name.begin > 1) {
      gender = lexicon_.given_names().gender(tree_->text(phrase.name.begin));
      if (gender != 'f' && gender != 'm')
        gender = lexicon::GivenNames::surname_gender(tree_->text(phrase.name.end - 1));
    } else if (gender == ' ') {
      gender = lexicon::GivenNames::surname_gender(tree_->text(phrase.name.end - 1)) == 'f' ? 'f' : ' ';
    }
    phrase.gender = gender_of(gender);
  }

  std::string_view lower_lemma(Index token) const {
    // lemmas of name words keep their capitals; the plain lower form serves for titles
    return tree_->word_class(token) == WordClass::name ? tree_->lower(token) : tree_->lemma(token);
  }

  void add_others() {
    for (Index i = 0; i < tree_->size(); ++i) {
      if (names_[static_cast<std::size_t>(i)] != kNone) continue;
      if (const PronounWord* word = pronoun_word(tree_->lower(i)); word && refers(i, *word))
        add_pronoun(i, word);
      else if (describes(i))
        add_description(i);
    }
  }

  bool refers(Index at, const PronounWord& word) const {
    const Function function = tree_->function(at);
    if (function == Function::expletive || function == Function::marker) return false;
    const WordClass kind = tree_->word_class(at);
    switch (word.kind) {
      case PronounKind::demonstrative:
        return (kind == WordClass::pronoun || kind == WordClass::determiner) && argument(function) &&
               tree_->lower(at) != "that";
      case PronounKind::both:
        return argument(function) || (function == Function::determiner && false);
      case PronounKind::it:
        return !empty_it(at);
      case PronounKind::speaker:
        return tree_->text(at) != "i" && kind != WordClass::number && kind != WordClass::noun &&
               kind != WordClass::name;
      case PronounKind::we:
        return tree_->text(at) != "US";
      default:
        return true;
    }
  }

  static bool argument(Function function) {
    switch (function) {
      case Function::subject:
      case Function::passive_subject:
      case Function::object:
      case Function::recipient:
      case Function::preposition_object:
      case Function::root:
      case Function::attribute:
      case Function::conjunct:
      case Function::apposition:
        return true;
      default:
        return false;
    }
  }

  // "it is *willing* to help": only somebody is.
  bool willing(const language::Clause& clause) const {
    static constexpr auto kWords =
        std::to_array<std::string_view>({"able", "anxious", "committed", "determined", "eager", "keen", "poised",
                                         "prepared", "ready", "reluctant", "set", "unable", "unwilling", "willing"});
    return std::any_of(clause.attributes.begin(), clause.attributes.end(),
                       [this](Index a) { return std::binary_search(kWords.begin(), kWords.end(), tree_->lower(a)); });
  }

  // "it is clear that …", "it seems", "it rains": stands for nothing told before.
  bool empty_it(Index at) const {
    if (tree_->lower(at) != "it") return false;
    const Index clause_index = tree_->clause_at(tree_->head(at));
    if (clause_index != kNone && tree_->function(at) == Function::passive_subject)
      return thought_by_nobody(tree_->clauses()[static_cast<std::size_t>(clause_index)]);
    if (clause_index == kNone || tree_->function(at) != Function::subject) return false;
    const language::Clause& clause = tree_->clauses()[static_cast<std::size_t>(clause_index)];
    const std::string_view verb = tree_->lemma(clause.verb);
    const bool adjective = std::any_of(clause.attributes.begin(), clause.attributes.end(),
                                       [&](Index a) { return tree_->word_class(a) == WordClass::adjective; });
    if (verb == "rain" || verb == "snow" || verb == "hail" || verb == "drizzle") return true;
    if (willing(clause)) return false;
    if ((verb == "seem" || verb == "appear" || verb == "happen") && clause.objects.empty() &&
        clause.attributes.empty() && clause.complements.empty() == false) {
      const language::Clause& under = tree_->clauses()[static_cast<std::size_t>(clause.complements.front())];
      return !under.infinitive;
    }
    if (verb != "be" && verb != "become" && verb != "remain") return false;
    if (adjective && !clause.complements.empty()) return true;
    for (const Index attribute : clause.attributes)
      for (const Index child : tree_->children(attribute))
        if (tree_->word_class(attribute) == WordClass::adjective &&
            (tree_->function(child) == Function::open_complement ||
             tree_->function(child) == Function::complement_clause ||
             tree_->function(child) == Function::clausal_subject))
          return true;
    return tree_->function(at) == Function::expletive;
  }

  // "*It* is thought that they left", "*it* is not known whether …"
  bool thought_by_nobody(const language::Clause& clause) const {
    constexpr auto kThought = std::to_array<std::string_view>(
        {"accept", "agree",    "allege",   "announce", "argue", "assume",  "believe", "claim", "confirm",
         "decide", "disclose", "estimate", "expect",   "fear",  "feel",    "hope",    "know",  "note",
         "report", "reveal",   "rumor",    "rumour",   "say",   "suggest", "suspect", "think", "understand"});
    if (std::find(kThought.begin(), kThought.end(), tree_->lemma(clause.verb)) == kThought.end()) return false;
    return std::any_of(clause.complements.begin(), clause.complements.end(), [&](Index index) {
      const language::Clause& under = tree_->clauses()[static_cast<std::size_t>(index)];
      return under.finite && under.verb > clause.verb && !under.subjects.empty();
    });
  }

  void add_pronoun(Index at, const PronounWord* word) {
    Phrase phrase;
    phrase.form = MentionForm::pronoun;
    phrase.head = at;
    phrase.tokens = phrase.core = {at, at + 1};
    phrase.pronoun = word;
    phrase.definite = true;
    phrase.plural = word->kind == PronounKind::they || word->kind == PronounKind::we || word->kind == PronounKind::both;
    phrase.gender = word->kind == PronounKind::he    ? Gender::masculine
                    : word->kind == PronounKind::she ? Gender::feminine
                                                     : Gender::unknown;
    push(std::move(phrase), at);
  }

  bool describes(Index at) const {
    const WordClass kind = tree_->word_class(at);
    const Function function = tree_->function(at);
    if (function == Function::compound || function == Function::modifier || function == Function::determiner ||
        function == Function::number || function == Function::noun_adverbial)
      return false;
    if (kind == WordClass::noun || kind == WordClass::name) {
      if (tree_->text(at) == "-" || prefix(at) || of_state(at) || nobody(at)) return false;
      if (kind == WordClass::name && tree_->analysis().tokens[static_cast<std::size_t>(at)].entity == "DATE")
        return false;
      if (tree_->function(at) == Function::other && kind == WordClass::name) return false;
      return lexicon_.nouns().find(lower_lemma(at)).semantic_class != NounClass::time;
    }
    if (kind == WordClass::number || kind == WordClass::determiner) return partitive(at);
    if (kind == WordClass::adjective) return argument(function) && article_before_phrase(at);
    return false;
  }

  // Stands for no one in particular.
  bool nobody(Index at) const {
    const std::string_view lower = tree_->lower(at);
    return lower == "nobody" || lower == "anybody" || lower == "everybody" || lower == "nothing" ||
           lower == "anything" || lower == "everything" || lower == "everyone" || lower == "anyone" || lower == "none";
  }

  // "ex" of "ex-spy"
  bool prefix(Index at) const {
    return at + 2 < tree_->size() && tree_->text(at + 1) == "-" &&
           (tree_->lower(at) == "ex" || tree_->lower(at) == "co");
  }

  // "secretary of state", "heads of state": no state that anything happens in
  bool of_state(Index at) const {
    if (at < 2 || tree_->lower(at) != "state" || tree_->lower(at - 1) != "of") return false;
    const std::string_view lower = tree_->lower(at - 2);
    return lower.starts_with("secretar") || lower.starts_with("head") || lower.starts_with("minister") ||
           lower.starts_with("councillor");
  }

  // "one of them", "some of the officials", "the two": a number or quantifier that stands for persons or things.
  bool partitive(Index at) const {
    if (!argument(tree_->function(at))) return false;
    for (const Index child : tree_->children(at))
      if (tree_->function(child) == Function::preposition && tree_->lower(child) == "of") return true;
    return at > 0 && tree_->lower(at - 1) == "the" && tree_->head(at - 1) == at;
  }

  bool article_before_phrase(Index at) const {
    const std::string_view lower = tree_->lower(at);
    return at > 0 && tree_->lower(at - 1) == "the" && tree_->function(at) != Function::attribute &&
           (lexicon_.nouns().find(lower).semantic_class == NounClass::group || lower == "accused");
  }

  void add_description(Index at) {
    Phrase phrase;
    phrase.form = MentionForm::nominal;
    phrase.head = at;
    const TokenRange whole = tree_->noun_phrase(at);
    phrase.tokens = {std::min(whole.begin, at), std::max(whole.end, at + 1)};
    phrase.core = {phrase.tokens.begin, at + 1};
    for (const Index child : tree_->children(at))  // "people *familiar with the matter*"
      if (child > at && tree_->function(child) == Function::modifier &&
          tree_->subtree(child).begin <= phrase.tokens.end)
        phrase.tokens.end = std::max(phrase.tokens.end, tree_->subtree(child).end);
    phrase.noun = lexicon_.nouns().find(lower_lemma(at));
    if (!phrase.noun.known) phrase.noun = lexicon_.nouns().find(tree_->lower(at));
    phrase.plural = tree_->is_plural(at) || plural_noun(tree_->lower(at));
    if (phrase.plural && !phrase.noun.known && tree_->lemma(at) == tree_->lower(at)) {
      const std::string_view lower = tree_->lower(at);
      if (lower.ends_with('s')) phrase.noun = lexicon_.nouns().find(lower.substr(0, lower.size() - 1));
    }
    phrase.kind = kind_of(phrase.noun.semantic_class, phrase.plural);
    if (tree_->lower(at) == "police") phrase.kind = EntityKind::organization;
    phrase.gender = phrase.plural ? Gender::unknown : gender_of(phrase.noun.gender);
    if (phrase.noun.semantic_class == NounClass::person) phrase.role = at;
    read_determiners(phrase);
    if (at >= 2 && tree_->text(at - 1) == "-" && prefix(at - 2)) {  // "the ex-officer": the article hangs on the "ex"
      phrase.core.begin = phrase.tokens.begin = std::min(phrase.core.begin, at - 2);
      if (at >= 3 && tree_->lower(at - 3) == "the") {
        phrase.core.begin = phrase.tokens.begin = std::min(phrase.core.begin, at - 3);
        phrase.definite = true;
        phrase.indefinite = false;
      }
    }
    read_partitive(phrase);
    push(std::move(phrase), at);
  }

  void read_determiners(Phrase& phrase) const {
    for (const Index child : tree_->children(phrase.head)) {
      if (child > phrase.head) break;
      const std::string_view lower = tree_->lower(child);
      const Function function = tree_->function(child);
      if (function == Function::determiner) {
        if (lower == "the" || lower == "this" || lower == "these" || lower == "that" || lower == "those" ||
            lower == "both")
          phrase.definite = true;
        else if (lower == "another" || lower == "no" || lower == "any" || lower == "every" || lower == "each")
          phrase.fresh = phrase.indefinite = true;
        else
          phrase.indefinite = true;
      } else if (function == Function::possessor) {
        phrase.definite = true;
      } else if (function == Function::number && !phrase.definite) {
        phrase.indefinite = true;
      } else if (function == Function::modifier && (lower == "other" || lower == "another" || lower == "such" ||
                                                    lower == "many" || lower == "several" || lower == "few")) {
        phrase.fresh = true;
      }
    }
    if (tree_->word_class(phrase.head) == WordClass::name && !phrase.indefinite) phrase.definite = true;
  }

  // "two of the officials": the kind is that of what it is of.
  void read_partitive(Phrase& phrase) const {
    const std::string_view many = tree_->lower(phrase.head);
    const bool heap = many == "thousands" || many == "hundreds" || many == "dozens" || many == "scores" ||
                      many == "tens" || many == "millions" || many == "majority" || many == "handful";
    const bool counts = heap || tree_->word_class(phrase.head) == WordClass::number ||
                        tree_->word_class(phrase.head) == WordClass::determiner;
    if (!counts) {
      if (tree_->word_class(phrase.head) == WordClass::adjective) {
        phrase.kind = EntityKind::group;
        phrase.plural = true;
      }
      return;
    }
    const std::string_view lower = tree_->lower(phrase.head);
    phrase.plural = lower != "one" && lower != "each" && lower != "neither" && lower != "either";
    for (const Index child : tree_->children(phrase.head)) {
      if (tree_->function(child) != Function::preposition) continue;
      for (const Index object : tree_->preposition_objects(child)) {
        const auto noun = lexicon_.nouns().find(tree_->lemma(object));
        const PronounWord* pronoun = pronoun_word(tree_->lower(object));
        const bool persons = noun.semantic_class == NounClass::person || noun.semantic_class == NounClass::group ||
                             lexicon_.gazetteer().is_people(tree_->text(object)) ||
                             (pronoun && pronoun->kind == PronounKind::they) || tree_->lower(object) == "whom";
        if (persons) phrase.kind = phrase.plural ? EntityKind::group : EntityKind::person;
      }
      phrase.fresh = true;
    }
  }

  void push(Phrase phrase, Index at) {
    heads_[static_cast<std::size_t>(at)] = static_cast<PhraseIndex>(found_.size());
    found_.push_back(std::move(phrase));
  }

  // Puts the block's phrases into the table in text order.
  void hand_over() {
    std::vector<PhraseIndex> order(found_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<PhraseIndex>(i);
    std::sort(order.begin(), order.end(), [this](PhraseIndex a, PhraseIndex b) {
      const Phrase& x = found_[static_cast<std::size_t>(a)];
      const Phrase& y = found_[static_cast<std::size_t>(b)];
      return std::pair(x.core.begin, -x.core.end) < std::pair(y.core.begin, -y.core.end);
    });
    std::vector<PhraseIndex> place(order.size());
    const auto base = static_cast<PhraseIndex>(table_.phrases.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
      place[static_cast<std::size_t>(order[i])] = base + static_cast<PhraseIndex>(i);
      Phrase& phrase = found_[static_cast<std::size_t>(order[i])];
      phrase.block = block_;
      phrase.sentence = sentences_ + tree_->sentence(phrase.head);
      table_.phrases.push_back(std::move(phrase));
    }
    for (std::vector<PhraseIndex>* map : {&heads_, &names_})
      for (PhraseIndex& entry : *map)
        if (entry != kNone) entry = place[static_cast<std::size_t>(entry)];
    sentences_ += static_cast<Index>(tree_->sentences().size());
    table_.heads.push_back(heads_);
    table_.names.push_back(names_);
  }

  // "Moscow rejects the plan", "talks with Tehran": the capital stands for its country, where the article names that
  // too.
  void read_capitals() {
    std::unordered_set<lexicon::KnownIndex> told;
    for (const Phrase& phrase : table_.phrases)
      if (phrase.known != lexicon::kUnknown) told.insert(phrase.known);
    read_halves(told);
    for (Phrase& phrase : table_.phrases) {
      if (phrase.form != MentionForm::name || phrase.known == lexicon::kUnknown || phrase.adjective) continue;
      const auto country = lexicon_.gazetteer().country_of_capital(phrase.known);
      if (country == lexicon::kUnknown || !governs(phrase)) continue;
      const lexicon::KnownName& city = lexicon_.gazetteer().at(phrase.known);
      const auto union_of_europe = lexicon_.gazetteer().find("European Union");
      if (city.name == "Brussels" && told.contains(union_of_europe)) {  // seat of more than one government
        phrase.known = union_of_europe;
        phrase.kind = EntityKind::organization;
      } else if (told.contains(country)) {
        phrase.known = country;
      }
    }
  }

  // "the North" of Korea, "the South" of Sudan, where the article names that country.
  void read_halves(const std::unordered_set<lexicon::KnownIndex>& told) {
    for (Phrase& phrase : table_.phrases) {
      if (phrase.form != MentionForm::name || phrase.known != lexicon::kUnknown) continue;
      const std::string_view word = table_.tree(phrase).text(phrase.name.end - 1);
      if (phrase.name.end - phrase.name.begin != 1 || (word != "North" && word != "South")) continue;
      for (const std::string_view rest : {" Korea", " Sudan", " Vietnam", " Yemen"}) {
        const auto country = lexicon_.gazetteer().find(std::string(word) + std::string(rest));
        if (!told.contains(country) || country == lexicon::kUnknown) continue;
        phrase.known = country;
        phrase.kind = EntityKind::place;
        phrase.kind_weight = 3;
        break;
      }
    }
  }

  // The words around a city say that its government is meant: "Moscow *rejects*", "*with* Tehran", "Kyiv's *demands*".
  bool governs(const Phrase& phrase) const {
    const Tree& tree = table_.tree(phrase);
    const Index word = tree.first_conjunct(phrase.head);
    const Index governor = tree.head(word);
    switch (tree.function(word)) {
      case Function::subject:
        return tree.word_class(governor) == WordClass::verb &&
               lexicon_.actor_verbs().of_governments(tree.lemma(governor));
      case Function::preposition_object: {
        const std::string_view preposition = tree.lower(governor);
        return preposition == "with" || preposition == "against" || preposition == "between" ||
               preposition == "toward" || preposition == "towards";
      }
      case Function::possessor:
        return lexicon_.actor_verbs().owned_by_governments(tree.lemma(governor));
      default:
        return false;
    }
  }

  // In a heading every word has a capital: what it alone calls by a name, and nobody knows, is none.
  void doubt_headings() {
    std::vector<bool> heading;
    for (const Tree& tree : table_.trees) heading.push_back(is_heading(tree));
    if (std::find(heading.begin(), heading.end(), false) == heading.end()) return;
    std::unordered_set<std::string_view> told, speakers;
    for (const Phrase& phrase : table_.phrases) {
      if (phrase.label) speakers.insert(phrase.key);
      if (phrase.form != MentionForm::name || heading[static_cast<std::size_t>(phrase.block)]) continue;
      told.insert(phrase.key);
      for (std::size_t at = 0; (at = phrase.key.find(' ', at)) != std::string::npos;)
        told.insert(std::string_view(phrase.key).substr(++at));
      told.insert(std::string_view(phrase.key).substr(0, phrase.key.find(' ')));
    }
    for (Phrase& phrase : table_.phrases)
      if (phrase.form == MentionForm::name && phrase.known == lexicon::kUnknown &&
          heading[static_cast<std::size_t>(phrase.block)] && !told.contains(phrase.key) && !speaks(phrase, speakers)) {
        phrase.form = MentionForm::nominal;
        phrase.kind = EntityKind::thing;
        phrase.fresh = true;
      }
  }

  // "Briefing by President Kos and Minister Berg" above turns of "THE PRESIDENT:" and "MINISTER BERG:".
  bool speaks(const Phrase& phrase, const std::unordered_set<std::string_view>& speakers) const {
    if (speakers.empty()) return false;
    const std::string_view key = phrase.key;
    const std::size_t space = key.rfind(' ');
    if (speakers.contains(space == key.npos ? key : key.substr(space + 1))) return true;
    const Tree& tree = table_.tree(phrase);
    if (phrase.name.begin > 0 && speakers.contains(tree.lower(phrase.name.begin - 1))) return true;
    return phrase.role != kNone && speakers.contains(tree.lower(phrase.role));
  }

  static bool is_heading(const Tree& tree) {
    int words = 0, capitals = 0;
    for (Index i = 0; i < tree.size(); ++i) {
      const std::string_view text = tree.text(i);
      if (text.size() < 4) continue;
      ++words;
      capitals += text[0] >= 'A' && text[0] <= 'Z';
    }
    return words > 3 && words < 30 && 10 * capitals >= 7 * words && tree.text(tree.size() - 1) != ".";
  }

  // Whose a phrase is, and what qualifies it.
  void relate() {
    for (PhraseIndex i = 0; i < table_.size(); ++i) {
      Phrase& phrase = table_[i];
      if (phrase.form == MentionForm::pronoun || phrase.adjective || phrase.label) continue;
      const Tree& tree = table_.tree(phrase);
      const Index word = phrase.form == MentionForm::name && phrase.role != kNone ? phrase.role : phrase.head;
      find_owners(phrase, tree, phrase.head);
      if (word != phrase.head) find_owners(phrase, tree, word);
      if (phrase.qualifier == kNone) find_inner(phrase);
      if (phrase.qualifier == kNone) find_of(phrase, tree, word);
      if (phrase.qualifier == kNone && word != phrase.head) find_of(phrase, tree, phrase.head);
    }
  }

  void find_owners(Phrase& phrase, const Tree& tree, Index word) {
    for (const Index child : tree.children(word)) {
      const PhraseIndex at = table_.at(phrase.block, child);
      if (at == kNone || &table_[at] == &phrase) continue;
      if (tree.function(child) == Function::possessor)
        phrase.possessor = at;
      else if (child < word && qualifies(tree.function(child)) && table_[at].form == MentionForm::name)
        phrase.qualifier = at;
    }
  }

  // The first name among the words before the head: "*US* State Department official", "*Gartner* analyst Phillip
  // Redman".
  void find_inner(Phrase& phrase) {
    const Index end = phrase.form == MentionForm::name ? phrase.name.begin : phrase.head;
    for (Index i = phrase.core.begin; i < end; ++i)
      if (const PhraseIndex at = table_.named(phrase.block, i); at != kNone && &table_[at] != &phrase) {
        phrase.qualifier = at;
        return;
      }
  }

  void find_of(Phrase& phrase, const Tree& tree, Index word) {
    for (const Index child : tree.children(word)) {
      if (tree.function(child) != Function::preposition) continue;
      const std::string_view lower = tree.lower(child);
      if (lower != "of" && lower != "for" && lower != "at" && lower != "to" && lower != "with" && lower != "from" &&
          lower != "in")
        continue;
      for (const Index object : tree.preposition_objects(child))
        if (const PhraseIndex at = table_.at(phrase.block, object); at != kNone && &table_[at] != &phrase) {
          phrase.qualifier = at;
          return;
        }
    }
  }

  const lexicon::Lexicon& lexicon_;
  std::span<const SpeakerLabel> labels_;
  PhraseTable table_;
  const Tree* tree_ = nullptr;
  Index block_ = 0;
  Index sentences_ = 0;  // before the block
  std::vector<Phrase> found_;
  std::vector<PhraseIndex> heads_, names_;
};

}  // namespace

PhraseTable find_phrases(std::span<const Tree> trees, const lexicon::Lexicon& lexicon,
                         std::span<const SpeakerLabel> labels) {
  return Finder(trees, lexicon, labels).find();
}

}  // namespace quoth::extract::discourse
