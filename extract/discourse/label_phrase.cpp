// SPDX-License-Identifier: Apache-2.0
#include "extract/discourse/label_phrase.h"

#include <algorithm>
#include <map>
#include <string>

namespace quoth::extract::discourse {

using graph::EntityKind;
using graph::MentionForm;
using language::WordClass;

namespace {

constexpr int kSpeaks = 20;  // votes: who speaks is a person

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

bool is_word(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return is_letter(c) || (c >= '0' && c <= '9'); });
}

// "PESKOV" → "Peskov".
std::string title_case(std::string_view word) {
  std::string result(word);
  for (std::size_t i = 1; i < result.size(); ++i)
    if (result[i] >= 'A' && result[i] <= 'Z' && result[i - 1] != '-' && result[i - 1] != '\'')
      result[i] = static_cast<char>(result[i] + 32);
  return result;
}

std::string lower_case(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return result;
}

// The range of words without marks at its ends and without a party in brackets.
TokenRange words_of(const Tree& tree) {
  TokenRange range{0, tree.size()};
  while (!range.empty() && !is_word(tree.text(range.begin))) ++range.begin;
  for (Index i = range.begin; i < range.end; ++i)
    if (tree.text(i) == "(" || tree.text(i) == ":") range.end = i;
  while (!range.empty() && !is_word(tree.text(range.end - 1))) --range.end;
  return range;
}

// The gender that a word before the name tells, as "Ms." does; the word is a title where something is returned.
std::optional<char> title_at(const Tree& tree, Index i, const lexicon::Lexicon& lexicon) {
  const std::string word = title_case(tree.text(i));
  for (const std::string& form : {word, word + "."})
    if (const auto title = lexicon.titles().find(form)) return title->gender;
  return std::nullopt;
}

Gender gender_of(char letter) {
  return letter == 'f' ? Gender::feminine : letter == 'm' ? Gender::masculine : Gender::unknown;
}

void read_name(const Tree& tree, const lexicon::Lexicon& lexicon, Phrase& phrase) {
  phrase.form = MentionForm::name;
  phrase.kind = EntityKind::person;
  phrase.kind_weight = 2;
  phrase.name = phrase.core;
  char gender = ' ';
  while (phrase.name.begin + 1 < phrase.name.end) {
    const auto title = title_at(tree, phrase.name.begin, lexicon);
    if (!title && is_word(tree.text(phrase.name.begin))) break;
    if (title && *title != ' ') gender = *title;
    ++phrase.name.begin;
  }
  if (tree.lower(phrase.core.begin) == "the") phrase.kind = EntityKind::organization;  // "The Ledger:"
  const std::string_view text = text_of(tree, phrase.name);
  const lexicon::KnownIndex known = lexicon.gazetteer().find(text);
  if (known != lexicon::kUnknown && phrase.name.begin == phrase.core.begin) {
    const lexicon::KnownName& entry = lexicon.gazetteer().at(known);
    if (entry.organization != lexicon::OrganizationType::none) phrase.kind = EntityKind::organization;
    if (entry.person || phrase.kind == EntityKind::organization) phrase.known = known;
  }
  if (gender == ' ' && phrase.name.end - phrase.name.begin > 1)
    gender = lexicon.given_names().gender(tree.text(phrase.name.begin));
  if (phrase.kind == EntityKind::person) phrase.gender = gender_of(gender);
  phrase.key = normal_form(text);
}

// The person that most of `phrases` before the first turn and the title speak of; kNone where two are as likely.
ClusterIndex presented(const PhraseTable& table, const Clusters& clusters, const graph::Document& document,
                       PhraseIndex first_label) {
  struct Seen {
    int title = 0;
    int all = 0;
  };
  std::map<ClusterIndex, Seen> seen;
  for (PhraseIndex i = 0; i < first_label; ++i) {
    const Phrase& phrase = table[i];
    const ClusterIndex cluster = clusters.of(i);
    if (cluster == kNone || phrase.form == MentionForm::pronoun) continue;
    const Cluster& of = clusters[cluster];
    if (!of.named || of.plural || of.kind() != EntityKind::person) continue;
    const std::string_view text =
        text_of(table.tree(phrase), phrase.form == MentionForm::name ? phrase.name : phrase.core);
    const bool author = std::any_of(document.authors.begin(), document.authors.end(),
                                    [&](const std::string& name) { return normal_form(name) == phrase.key; });
    if (author) continue;
    ++seen[cluster].all;
    if (document.title.find(text) != std::string::npos) ++seen[cluster].title;
  }
  ClusterIndex best = kNone;
  bool alone = true;
  const auto points = [](const Seen& s) { return (s.title > 0 ? 3 : 0) + s.all; };
  for (const auto& [cluster, what] : seen) {
    if (best == kNone || points(what) > points(seen[best])) {
      alone = best == kNone || points(what) >= points(seen[best]) + 2;
      best = cluster;
    } else if (points(what) + 2 > points(seen[best])) {
      alone = false;
    }
  }
  return alone ? best : kNone;
}

// The one named person that the text gives this office: "President Kos", "Anna Kos, the president".
ClusterIndex holder(const PhraseTable& table, const Clusters& clusters, const Roles& roles, const std::string& role,
                    ClusterIndex own) {
  const std::string noun = role.substr(role.rfind(' ') == std::string::npos ? 0 : role.rfind(' ') + 1);
  ClusterIndex found = kNone;
  const auto offer = [&](ClusterIndex cluster) {
    if (cluster == kNone || clusters.root(cluster) == own || !clusters[cluster].named || clusters[cluster].plural)
      return true;
    if (found != kNone && found != clusters.root(cluster)) return false;
    found = clusters.root(cluster);
    return true;
  };
  for (const RoleFact& fact : roles.with(noun))
    if (!fact.former && !offer(fact.person)) return kNone;
  for (PhraseIndex i = 0; i < table.size(); ++i) {
    const Phrase& phrase = table[i];
    if (phrase.label || phrase.form != MentionForm::name) continue;
    const Index before = phrase.name.begin - 1;  // "President Kos" in a headline, which is read badly
    if (before >= 0 && table.tree(phrase).lower(before) == noun && !offer(clusters.of(i))) return kNone;
    if (phrase.role == kNone) continue;
    if (table.tree(phrase).lower(phrase.role) == noun && !offer(clusters.of(i))) return kNone;
  }
  return found;
}

// "Mr. President, did you …": a form of address of the one whose label is "THE PRESIDENT".
void join_addresses(const PhraseTable& table, Clusters& clusters) {
  std::map<std::string, ClusterIndex> by_role;
  for (PhraseIndex i = 0; i < table.size(); ++i)
    if (table[i].label && table[i].form == MentionForm::nominal) by_role.try_emplace(table[i].key, clusters.of(i));
  for (PhraseIndex i = 0; i < table.size(); ++i) {
    const Phrase& phrase = table[i];
    if (phrase.label || phrase.form == MentionForm::pronoun || clusters.of(i) == kNone) continue;
    const std::string words = normal_form(text_of(table.tree(phrase), phrase.core));
    for (const std::string_view address : {"mr ", "madam ", "madame ", "mister "}) {
      if (!words.starts_with(address)) continue;
      const auto found = by_role.find(words.substr(address.size()));
      if (found != by_role.end()) clusters.merge(found->second, clusters.of(i));
    }
  }
}

}  // namespace

Index label_head(const language::Tree& label) noexcept {
  const TokenRange words = words_of(label);
  return words.empty() ? 0 : words.end - 1;
}

Phrase label_phrase(const Tree& tree, LabelKind kind, const lexicon::Lexicon& lexicon) {
  Phrase phrase;
  phrase.label = true;
  phrase.definite = true;
  phrase.core = phrase.tokens = words_of(tree);
  if (phrase.core.empty()) phrase.core = phrase.tokens = {0, tree.size()};
  phrase.head = phrase.core.end - 1;
  phrase.kind = EntityKind::person;
  phrase.kind_weight = 2;
  switch (kind) {
    case LabelKind::name:
      read_name(tree, lexicon, phrase);
      return phrase;
    case LabelKind::question:
      phrase.key = "reporter";  // the same as one who is labelled so
      phrase.called = "reporter";
      break;
    case LabelKind::answer:
      phrase.key = "a";
      phrase.called = "interviewee";
      break;
    case LabelKind::role:
      if (lower_case(tree.text(phrase.core.begin)) == "the" && phrase.core.begin < phrase.head) ++phrase.core.begin;
      phrase.key = phrase.called = lower_case(text_of(tree, phrase.core));
      break;
  }
  phrase.form = MentionForm::nominal;
  return phrase;
}

void link_labels(PhraseTable& table, Clusters& clusters) {
  std::map<std::string, ClusterIndex> by_key;
  const bool interview = std::any_of(table.phrases.begin(), table.phrases.end(),
                                     [](const Phrase& phrase) { return phrase.label && phrase.key == "a"; });
  for (PhraseIndex i = 0; i < table.size(); ++i) {
    Phrase& phrase = table[i];
    if (!phrase.label || phrase.form == MentionForm::name) continue;
    if (interview && phrase.called == "reporter") phrase.called = "interviewer";
    const auto [at, added] = by_key.try_emplace(phrase.key, kNone);
    if (added)
      at->second = clusters.add(i);
    else
      clusters.put(i, at->second);
  }
}

void name_labels(PhraseTable& table, Clusters& clusters, const Roles& roles, const graph::Document& document) {
  join_addresses(table, clusters);
  PhraseIndex first = kNone;
  std::map<std::string, PhraseIndex> by_key;
  for (PhraseIndex i = 0; i < table.size(); ++i) {
    if (!table[i].label) continue;
    if (first == kNone) first = i;
    if (table[i].form != MentionForm::name) by_key.try_emplace(table[i].key, i);
  }
  for (const auto& [key, index] : by_key) {
    if (key == "reporter" || key == "interviewer" || key == "moderator") continue;
    const ClusterIndex who = key == "a" ? presented(table, clusters, document, first)
                                        : holder(table, clusters, roles, key, clusters.of(index));
    if (who == kNone) continue;
    clusters.merge(who, clusters.of(index));
    clusters[who].kind_votes[static_cast<std::size_t>(EntityKind::person)] += kSpeaks;
  }
}

}  // namespace quoth::extract::discourse
