// SPDX-License-Identifier: Apache-2.0
#include "extract/discourse/canonical.h"

#include <algorithm>
#include <unordered_set>

namespace quoth::extract::discourse {
namespace {

using graph::EntityKind;
using graph::MentionForm;
using language::Function;
using language::WordClass;

constexpr Index kLongestAlias = 16;  // tokens

// White space runs as one space: a name broken over two lines is one name.
std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space)
      line.push_back(c);
    else if (!line.empty() && line.back() != ' ')
      line.push_back(' ');
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

bool abbreviated(std::string_view text) {
  return text.size() <= 6 && std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool shouted(std::string_view text) {
  return text.size() > 4 && std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// "DMITRY PESKOV" → "Dmitry Peskov"; what has small letters stays.
std::string of_small_letters(std::string text) {
  if (std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; })) return text;
  for (std::size_t i = 1; i < text.size(); ++i)
    if (text[i] >= 'A' && text[i] <= 'Z' && text[i - 1] != ' ' && text[i - 1] != '-' && text[i - 1] != '\'')
      text[i] = static_cast<char>(text[i] + 32);
  return text;
}

std::string_view without_article(std::string_view text) {
  for (const std::string_view article : {"the ", "The ", "THE "})
    if (text.starts_with(article)) return text.substr(article.size());
  return text;
}

TokenRange without_possessive(const Tree& tree, TokenRange range) {
  while (!range.empty() && (tree.lower(range.end - 1) == "'s" || tree.lower(range.end - 1) == "'" ||
                            tree.word_class(range.end - 1) == WordClass::punctuation ||
                            tree.word_class(range.end - 1) == WordClass::space))
    if (tree.text(range.end - 1) == "." || tree.text(range.end - 1) == "!")
      break;
    else
      --range.end;
  while (!range.empty() &&
         (tree.word_class(range.begin) == WordClass::punctuation || tree.word_class(range.begin) == WordClass::space))
    ++range.begin;
  return range;
}

// The phrase up to the first clause, bracket or dash inside it: "a levy on bank profits" of "a levy on bank profits
// that …".
TokenRange without_clauses(const Tree& tree, const Phrase& phrase) {
  TokenRange range = phrase.tokens;
  for (Index i = phrase.head + 1; i < range.end; ++i) {
    const std::string_view text = tree.text(i);
    if (text == "(" || text == "—" || text == "–" || text == ":" || text == ";") range.end = i;
    const Index clause = tree.clause_at(i);
    if (clause == kNone) continue;
    const language::ClauseKind kind = tree.clauses()[static_cast<std::size_t>(clause)].kind;
    if (kind != language::ClauseKind::relative && kind != language::ClauseKind::participial) continue;
    const Index begin = tree.subtree(i).begin;
    if (begin > phrase.head) range.end = std::min(range.end, begin);
  }
  return range;
}

// The phrase with a short clause that narrows it: "talks that will begin in Geneva"; empty where it has none.
TokenRange with_clause(const Tree& tree, const Phrase& phrase) {
  const TokenRange whole = tree.subtree(phrase.head);
  if (whole.end - whole.begin > kLongestAlias - 4 || whole.end <= phrase.tokens.end) return {};
  for (Index i = phrase.head + 1; i < whole.end; ++i)
    if (tree.word_class(i) == WordClass::punctuation) return {};
  return whole;
}

}  // namespace

EntityKind Canonical::kind(ClusterIndex index) const {
  const Cluster& cluster = clusters_[index];
  const EntityKind kind = cluster.kind();
  if (kind == EntityKind::person && cluster.plural) return EntityKind::group;
  return kind;
}

std::string Canonical::named(const Cluster& cluster) const {
  std::string best;
  Index words = 0;
  bool best_short = true;
  for (const PhraseIndex index : cluster.phrases) {
    const Phrase& phrase = table_[index];
    if (phrase.form != MentionForm::name) continue;
    if (phrase.known != lexicon::kUnknown &&
        lexicon_.gazetteer().nationality(text_of(table_.tree(phrase), phrase.name)) == phrase.known && !phrase.people &&
        lexicon_.gazetteer().find(text_of(table_.tree(phrase), phrase.name)) != phrase.known)
      continue;  // "Russian"
    const Tree& tree = table_.tree(phrase);
    std::string text = one_line(text_of(tree, without_possessive(tree, phrase.name)));
    if (phrase.label && phrase.kind == EntityKind::person && text.size() > 2) text = of_small_letters(text);
    const Index size = phrase.name.end - phrase.name.begin;
    const bool poor = abbreviated(text) || shouted(text);
    if (best.empty() || (best_short && !poor) || (poor == best_short && size > words)) {
      best = text;
      words = size;
      best_short = poor;
    }
  }
  return best;
}

std::string Canonical::described(ClusterIndex index) const {
  const Cluster& cluster = clusters_[index];
  for (const PhraseIndex at : cluster.phrases) {
    const Phrase& phrase = table_[at];
    if (phrase.form != MentionForm::nominal) continue;
    if (!phrase.called.empty()) return phrase.called;
    const Tree& tree = table_.tree(phrase);
    const std::string_view head = tree.lower(phrase.head);
    if (phrase.kind == EntityKind::organization && !phrase.plural &&
        (head == "government" || head == "parliament" || head == "ministry")) {
      const auto country = roles_.country(index);
      if (country != lexicon::kUnknown) {
        const std::string of = std::string(" of ") + std::string(lexicon_.gazetteer().at(country).name);
        if (head == "government") return "Government" + of;
        if (head == "parliament") return "Parliament" + of;
      }
    }
    TokenRange range = without_clauses(tree, phrase);
    if (range.end - range.begin > kLongestAlias) range = phrase.core;
    return one_line(without_article(text_of(tree, without_possessive(tree, range))));
  }
  return {};
}

std::string Canonical::name(ClusterIndex index) const {
  const Cluster& cluster = clusters_[index];
  const std::string text = named(cluster);
  if (cluster.known != lexicon::kUnknown) {
    const lexicon::KnownName& known = lexicon_.gazetteer().at(cluster.known);
    const bool told = text.ends_with(" agency") || text.ends_with(" watchdog");  // "the UN nuclear watchdog"
    if (text.empty() || abbreviated(text) || shouted(text) || told) {
      const bool itself = !text.empty() && text == known.name;
      if (!itself && !cluster.plural) return std::string(known.name);
    }
    if (known.place == lexicon::PlaceType::country) return std::string(known.name);
    if (known.person)  // "Ayatollah Ali Khamenei"
      return text.find(' ') == std::string::npos || text.ends_with(" " + std::string(known.name))
                 ? std::string(known.name)
                 : text;
  }
  return text.empty() ? described(index) : text;
}

// "the Japanese consulate in Guangzhou", wherever the tree hangs the place.
TokenRange Canonical::with_place(const Phrase& phrase, PhraseIndex index) const {
  const Tree& tree = table_.tree(phrase);
  const Index preposition = phrase.core.end;
  if (preposition + 1 >= tree.size() || phrase.tokens.end > preposition) return {};
  if (tree.lower(preposition) != "in" && tree.lower(preposition) != "of") return {};
  for (PhraseIndex next = index + 1; next < std::min(table_.size(), index + 3); ++next) {
    const Phrase& place = table_[next];
    if (place.block == phrase.block && place.form == MentionForm::name && !place.adjective &&
        place.core.begin == preposition + 1)
      return {phrase.core.begin, place.name.end};
  }
  return {};
}

std::vector<std::string> Canonical::aliases(ClusterIndex index, const std::string& name) const {
  std::vector<std::string> aliases;
  std::unordered_set<std::string> seen{name};
  const auto add = [&](const Tree& tree, TokenRange range) {
    range = without_possessive(tree, range);
    if (range.empty() || range.end - range.begin > kLongestAlias) return;
    std::string text = one_line(text_of(tree, range));
    if (!text.empty() && seen.insert(text).second) aliases.push_back(std::move(text));
  };
  for (const PhraseIndex at : clusters_[index].phrases) {
    const Phrase& phrase = table_[at];
    const Tree& tree = table_.tree(phrase);
    if (phrase.form == MentionForm::name) {
      add(tree, phrase.name);
      if (!phrase.adjective) add(tree, phrase.core);
      if (!phrase.adjective && phrase.role != kNone && phrase.role < phrase.name.begin)
        add(tree, {phrase.core.begin, phrase.role + 1});  // "Ukraine's Finance Minister" of that and a name
      for (const RoleFact& fact : roles_.read(at))
        if (fact.begin < phrase.name.begin) add(tree, {fact.begin, phrase.name.end});
    } else if (phrase.form == MentionForm::nominal) {
      add(tree, without_clauses(tree, phrase));
      add(tree, phrase.core);
      add(tree, with_place(phrase, at));
      if (const TokenRange whole = with_clause(tree, phrase); !whole.empty()) add(tree, whole);
    }
  }
  return aliases;
}

std::vector<std::pair<std::string, std::string>> Canonical::links(ClusterIndex index, const std::string& name) const {
  std::vector<std::pair<std::string, std::string>> links;
  const Cluster& cluster = clusters_[index];
  if (knowledge_base_ && cluster.named) {
    const lexicon::KnowledgeBase::Entry* entry = knowledge_base_->find(name, kind(index));
    for (std::size_t i = 0; i < std::min<std::size_t>(cluster.phrases.size(), 20) && !entry; ++i) {
      const Phrase& phrase = table_[cluster.phrases[i]];
      if (phrase.form == MentionForm::name && phrase.name.end - phrase.name.begin > 1)
        entry = knowledge_base_->find(one_line(text_of(table_.tree(phrase), phrase.name)), kind(index));
    }
    if (entry) links.emplace_back("kb", entry->id);
  }
  if (cluster.known != lexicon::kUnknown && !cluster.plural) {
    const std::string_view id = lexicon_.gazetteer().at(cluster.known).wikidata;
    if (!id.empty()) links.emplace_back("wikidata", id);
  }
  return links;
}

// The clause that tells that an event took place: "Talks *will begin* in Geneva", "they *held* talks on Monday"; kNone
// where the phrase stands in another.
Index Canonical::happening(const Phrase& phrase) const {
  static constexpr std::string_view kBegins[] = {"begin", "start", "open",   "take",    "occur", "happen",   "resume",
                                                 "end",   "close", "follow", "convene", "hold",  "schedule", "plan"};
  static constexpr std::string_view kHolds[] = {"hold",    "stage", "launch",  "host",
                                                "convene", "open",  "conduct", "mount"};
  const Tree& tree = table_.tree(phrase);
  const Index index = tree.clause_of(phrase.head);
  if (index == kNone) return kNone;
  const language::Clause& clause = tree.clauses()[static_cast<std::size_t>(index)];
  const Index word = tree.first_conjunct(phrase.head);
  if (tree.head(word) != clause.verb) return kNone;
  const std::string_view verb = tree.lemma(clause.verb);
  const Function function = tree.function(word);
  const bool subject = function == Function::subject || function == Function::passive_subject;
  if (subject && std::find(std::begin(kBegins), std::end(kBegins), verb) != std::end(kBegins)) return index;
  if (function == Function::object && std::find(std::begin(kHolds), std::end(kHolds), verb) != std::end(kHolds))
    return index;
  return kNone;
}

ClusterIndex Canonical::place(ClusterIndex index) const {
  for (const PhraseIndex at : clusters_[index].phrases) {
    const Phrase& phrase = table_[at];
    if (phrase.form == MentionForm::pronoun) continue;
    const Tree& tree = table_.tree(phrase);
    for (const Index child : tree.children(phrase.head)) {
      if (tree.function(child) != Function::preposition || (tree.lower(child) != "in" && tree.lower(child) != "at"))
        continue;
      for (const Index object : tree.preposition_objects(child)) {
        const PhraseIndex where = table_.at(phrase.block, object);
        if (where == kNone || table_[where].form != MentionForm::name) continue;
        const ClusterIndex cluster = clusters_.of(where);
        if (cluster != kNone && kind(cluster) == EntityKind::place) return cluster;
      }
    }
    if (const Index clause = happening(phrase); clause != kNone)  // "Talks will begin *in Geneva*"
      for (const language::PrepositionalArgument& argument :
           tree.clauses()[static_cast<std::size_t>(clause)].prepositional) {
        if (tree.lower(argument.preposition) != "in" && tree.lower(argument.preposition) != "at") continue;
        for (const Index object : argument.objects) {
          const PhraseIndex where = table_.at(phrase.block, object);
          if (where == kNone || table_[where].form != MentionForm::name) continue;
          if (const ClusterIndex cluster = clusters_.of(where); cluster != kNone && kind(cluster) == EntityKind::place)
            return cluster;
        }
      }
    // "the Geneva talks"
    if (phrase.qualifier != kNone && table_[phrase.qualifier].form == MentionForm::name && phrase.qualifier != at) {
      const Phrase& qualifier = table_[phrase.qualifier];
      const ClusterIndex cluster = clusters_.of(phrase.qualifier);
      const bool city = qualifier.known != lexicon::kUnknown &&
                        lexicon_.gazetteer().at(qualifier.known).place == lexicon::PlaceType::city;
      if (cluster != kNone && city && qualifier.name.end <= phrase.head) return cluster;
    }
  }
  return kNone;
}

}  // namespace quoth::extract::discourse
