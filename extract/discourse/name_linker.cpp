// SPDX-License-Identifier: Apache-2.0
#include "extract/discourse/name_linker.h"

#include <algorithm>
#include <unordered_map>

namespace quoth::extract::discourse {
namespace {

using graph::EntityKind;
using graph::MentionForm;

constexpr PhraseIndex kAside = 8;        // mentions that an apposition counts as further away
constexpr std::size_t kCandidates = 16;  // longer names tried for a short one, the last ones told

// The words of a normal form.
std::vector<std::string_view> words_of(std::string_view key) {
  std::vector<std::string_view> words;
  while (!key.empty()) {
    const std::size_t end = std::min(key.find(' '), key.size());
    if (end > 0) words.push_back(key.substr(0, end));
    key.remove_prefix(std::min(end + 1, key.size()));
  }
  return words;
}

bool is_acronym(std::string_view text) {
  std::size_t capitals = 0;
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z')
      ++capitals;
    else if (c != '.' && c != '&' && !(c >= '0' && c <= '9'))
      return false;
  }
  return capitals >= 2 && capitals <= 7;
}

// First letters of the words, without small words: "Asian Development Bank": "adb".
std::string initials(const std::vector<std::string_view>& words) {
  std::string letters;
  for (const std::string_view word : words)
    if (word != "of" && word != "and" && word != "for" && word != "the" && word != "in" && word != "on")
      letters.push_back(word.front());
  return letters;
}

class NameLinker {
 public:
  NameLinker(PhraseTable& table, Clusters& clusters, const lexicon::Lexicon& lexicon)
      : table_(table), clusters_(clusters), lexicon_(lexicon) {}

  void link() {
    for (PhraseIndex i = 0; i < table_.size(); ++i)
      if (table_[i].form == MentionForm::name && !short_name(table_[i])) link_full(i);
    for (PhraseIndex i = 0; i < table_.size(); ++i)
      if (table_[i].form == MentionForm::name) {
        if (table_[i].cluster == kNone) link_short(i);
        saw(i);
      }
    link_tails();
    link_brackets();
    link_initials();
  }

 private:
  static bool short_name(const Phrase& phrase) {
    return phrase.known == lexicon::kUnknown && phrase.key.find(' ') == std::string::npos;
  }

  std::string identity(const Phrase& phrase) const {
    if (phrase.people) return "people " + phrase.key;
    if (phrase.known != lexicon::kUnknown) return "=" + std::to_string(phrase.known);
    return phrase.key;
  }

  void link_full(PhraseIndex index) {
    const Phrase& phrase = table_[index];
    const std::string key = identity(phrase);
    const auto [at, added] = by_key_.try_emplace(key, kNone);
    if (!added) {
      clusters_.put(index, at->second);
      return;
    }
    ClusterIndex cluster = phrase.kind == EntityKind::person ? longer_person(phrase) : kNone;
    if (cluster == kNone)
      cluster = clusters_.add(index);
    else
      clusters_.put(index, cluster);
    by_key_[key] = cluster;
    remember(phrase, cluster);
  }

  // "Donald J. Trump", "Donald Trump": same first and last word, what lies between does not contradict.
  ClusterIndex longer_person(const Phrase& phrase) const {
    const auto words = words_of(phrase.key);
    if (words.size() < 2) return kNone;
    const auto at = by_ends_.find(std::string(words.front()) + " " + std::string(words.back()));
    if (at == by_ends_.end()) return kNone;
    const auto other = words_of(table_[clusters_[at->second].phrases.front()].key);
    return words.size() == 2 || other.size() == 2 ? at->second : kNone;
  }

  void remember(const Phrase& phrase, ClusterIndex cluster) {
    const auto words = words_of(phrase.key);
    if (words.empty()) return;
    if (phrase.people || phrase.kind == EntityKind::work) return;
    if (phrase.kind == EntityKind::person) {
      by_last_[std::string(words.back())].push_back(cluster);
      if (const std::size_t hyphen = words.back().rfind('-'); words.size() > 1 && hyphen != std::string_view::npos)
        by_last_[std::string(words.back().substr(hyphen + 1))].push_back(cluster);  // "Arroyo" of "Macapagal-Arroyo"
      if (words.size() > 1) {
        by_first_[std::string(words.front())].push_back(cluster);
        by_ends_.try_emplace(std::string(words.front()) + " " + std::string(words.back()), cluster);
        for (std::size_t i = 1; i + 1 < words.size(); ++i)  // "Dostum" of "Abdul Rashid Dostum Khan", "bin Salman"
          by_tail_[tail(words, i)].push_back(cluster);
      }
      return;
    }
    if (words.size() > 1) {
      by_first_[std::string(words.front())].push_back(cluster);
      by_last_[std::string(words.back())].push_back(cluster);
      for (std::size_t i = 1; i + 1 < words.size(); ++i) by_tail_[tail(words, i)].push_back(cluster);
    }
    if (phrase.kind != EntityKind::place || words.size() > 2) by_initials_.try_emplace(initials(words), cluster);
  }
  static std::string tail(const std::vector<std::string_view>& words, std::size_t from) {
    std::string text;
    for (std::size_t i = from; i < words.size(); ++i) text.append(i > from ? " " : "").append(words[i]);
    return text;
  }

  void link_short(PhraseIndex index) {
    const Phrase& phrase = table_[index];
    if (const auto at = by_key_.find(identity(phrase));
        at != by_key_.end() && !phrase.people && fits(phrase, at->second)) {
      clusters_.put(index, at->second);
      return;
    }
    ClusterIndex cluster = phrase.people ? kNone : longer_name(index);
    if (cluster == kNone) {
      const auto [at, added] = by_key_.try_emplace(identity(phrase), kNone);
      if (added)
        at->second = clusters_.add(index);
      else
        clusters_.put(index, at->second);
      remember_short(phrase, at->second);
      return;
    }
    if (phrase.kind_weight < 2) table_[index].kind = clusters_[cluster].kind();  // the whole name tells it better
    clusters_.put(index, cluster);
  }

  void remember_short(const Phrase& phrase, ClusterIndex cluster) {
    if (phrase.kind == EntityKind::person) by_last_[phrase.key].push_back(cluster);
  }

  bool fits(const Phrase& phrase, ClusterIndex cluster) const {
    const Cluster& other = clusters_[cluster];
    return phrase.gender == Gender::unknown || other.gender == Gender::unknown || phrase.gender == other.gender;
  }

  // The entity of which a one-word name is the surname, given name, first or last word.
  ClusterIndex longer_name(PhraseIndex index) const {
    const Phrase& phrase = table_[index];
    const bool person = phrase.kind == EntityKind::person;
    if (const ClusterIndex found = best(by_last_, index, true); found != kNone) return found;
    const Tree& tree = table_.tree(phrase);
    const bool where = phrase.kind == EntityKind::place && phrase.name.begin > 0 &&
                       tree.lower(phrase.name.begin - 1) == "in";  // "in Kent" is not in Kent Police
    if (person || (phrase.kind_weight < 2 && !where))
      if (const ClusterIndex found = best(by_first_, index, person);
          found != kNone && (!person || given_or_family(phrase, found)))
        return found;
    return kNone;
  }

  // A given name alone stands for a person only after the full name.
  bool given_or_family(const Phrase& phrase, ClusterIndex cluster) const {
    return clusters_[cluster].phrases.front() < static_cast<PhraseIndex>(&phrase - table_.phrases.data());
  }

  using Index_ = std::unordered_map<std::string, std::vector<ClusterIndex>>;

  // Of several, the one told last before the mention, else the first told after it.
  ClusterIndex best(const Index_& map, PhraseIndex index, bool persons_first) const {
    const Phrase& phrase = table_[index];
    const auto at = map.find(phrase.key);
    if (at == map.end()) return kNone;
    ClusterIndex found = kNone;
    PhraseIndex place = kNone;
    for (std::size_t c = at->second.size() - std::min(at->second.size(), kCandidates); c < at->second.size(); ++c) {
      const ClusterIndex cluster = at->second[c];
      const Cluster& candidate = clusters_[cluster];
      const bool person = candidate.kind() == EntityKind::person;
      if (person && !persons_first && phrase.kind != EntityKind::person &&
          (phrase.kind_weight > 1 || last_before(cluster) == kNone))
        continue;
      if (person && phrase.kind == EntityKind::place && phrase.kind_weight > 1) continue;
      if (!person && phrase.kind == EntityKind::person) continue;
      if (!person && candidate.kind() != phrase.kind && phrase.kind_weight > 0 && phrase.kind != EntityKind::thing &&
          !(phrase.kind == EntityKind::place && candidate.kind() == EntityKind::organization) &&
          !(phrase.kind == EntityKind::organization && candidate.kind() == EntityKind::place))
        continue;
      if (!fits(phrase, cluster)) continue;
      const PhraseIndex last = person ? told_before(cluster) : last_before(cluster);
      if (found == kNone || last > place) {
        found = cluster;
        place = last;
      }
    }
    return found;
  }

  // Of two of one surname, "she and her husband, *Bill Clinton*, were …" speaks of him aside only.
  PhraseIndex told_before(ClusterIndex cluster) const {
    const PhraseIndex last = last_before(cluster);
    if (last == kNone) return kNone;
    const Tree& tree = table_.tree(table_[last]);
    return tree.function(table_[last].head) == language::Function::apposition ? std::max(0, last - kAside) : last;
  }

  PhraseIndex last_before(ClusterIndex cluster) const {
    const auto at = static_cast<std::size_t>(clusters_.root(cluster));
    return at < last_.size() ? last_[at] : kNone;
  }
  void saw(PhraseIndex index) {
    const auto at = static_cast<std::size_t>(clusters_.of(index));
    if (at >= last_.size()) last_.resize(at + 1, kNone);
    last_[at] = index;
  }

  // "bin Salman" for "Mohammed bin Salman", "National Security Council" for "US National Security Council".
  void link_tails() {
    for (PhraseIndex i = 0; i < table_.size(); ++i) {
      const Phrase& phrase = table_[i];
      if (phrase.form != MentionForm::name || phrase.known != lexicon::kUnknown || short_name(phrase)) continue;
      const auto at = by_tail_.find(phrase.key);
      if (at == by_tail_.end()) continue;
      for (std::size_t c = 0; c < std::min(at->second.size(), kCandidates); ++c) {
        const ClusterIndex longer = at->second[c];
        if (clusters_[longer].kind() != phrase.kind || clusters_.root(longer) == clusters_.of(i)) continue;
        if (phrase.kind == EntityKind::person || begins_with_country(clusters_[longer])) {
          clusters_.merge(longer, clusters_.of(i));
          break;
        }
      }
    }
  }
  bool begins_with_country(const Cluster& cluster) const {
    const Phrase& phrase = table_[cluster.phrases.front()];
    const Tree& tree = table_.tree(phrase);
    const std::string_view first = tree.text(phrase.name.begin);
    if (lexicon_.gazetteer().nationality(first) != lexicon::kUnknown) return true;
    const auto two = text_of(tree, {phrase.name.begin, std::min(phrase.name.begin + 2, phrase.name.end)});
    for (const auto known : {lexicon_.gazetteer().find(first), lexicon_.gazetteer().find(two)})
      if (known != lexicon::kUnknown && lexicon_.gazetteer().at(known).place == lexicon::PlaceType::country)
        return true;
    return false;
  }

  // "Asian Development Bank (ADB)", "the finance ministry (MoF)": what stands in brackets behind a name is its short
  // form.
  void link_brackets() {
    for (PhraseIndex i = 0; i + 1 < table_.size(); ++i) {
      const Phrase& second = table_[i + 1];
      if (second.form != MentionForm::name || second.adjective) continue;
      const Tree& tree = table_.tree(second);
      const Index open = second.name.begin - 1;
      if (open < 1 || tree.text(open) != "(" || second.name.end >= tree.size() || tree.text(second.name.end) != ")")
        continue;
      const PhraseIndex first = ending_at(i, open);
      if (first == kNone) continue;
      const bool acronym = is_acronym(text_of(tree, second.name)) || is_acronym(text_of(tree, table_[first].name));
      if (!acronym || of_same_kind(table_[first], second) == false) continue;
      const ClusterIndex one = table_[first].cluster == kNone ? clusters_.add(first) : clusters_.of(first);
      if (clusters_[one].known == lexicon::kUnknown || clusters_[second.cluster].known == lexicon::kUnknown ||
          clusters_[one].known == clusters_[second.cluster].known)
        clusters_.merge(one, second.cluster);
    }
  }
  static bool of_same_kind(const Phrase& a, const Phrase& b) {
    return (a.kind == EntityKind::person) == (b.kind == EntityKind::person) || b.kind_weight < 2;
  }
  PhraseIndex ending_at(PhraseIndex from, Index token) const {
    PhraseIndex found = kNone;
    for (PhraseIndex i = from; i >= 0 && i > from - 6; --i) {
      const Phrase& phrase = table_[i];
      if (phrase.block != table_[from].block) break;
      if (phrase.form == MentionForm::pronoun || phrase.adjective) continue;
      if (phrase.core.end == token || phrase.name.end == token) found = i;  // the outermost
    }
    return found;
  }

  // "CNB" for the "Czech National Bank" where no bracket says so.
  void link_initials() {
    for (PhraseIndex i = 0; i < table_.size(); ++i) {
      const Phrase& phrase = table_[i];
      if (phrase.form != MentionForm::name || phrase.known != lexicon::kUnknown || phrase.key.size() < 3) continue;
      if (!is_acronym(text_of(table_.tree(phrase), phrase.name))) continue;
      const auto at = by_initials_.find(phrase.key);
      if (at == by_initials_.end() || clusters_.root(at->second) == clusters_.of(i)) continue;
      if (clusters_[at->second].kind() != EntityKind::person) clusters_.merge(at->second, clusters_.of(i));
    }
  }

  PhraseTable& table_;
  Clusters& clusters_;
  const lexicon::Lexicon& lexicon_;
  std::unordered_map<std::string, ClusterIndex> by_key_, by_ends_, by_initials_;
  Index_ by_last_, by_first_, by_tail_;
  std::vector<PhraseIndex> last_;  // of each cluster the last mention passed
};

}  // namespace

void link_names(PhraseTable& table, Clusters& clusters, const lexicon::Lexicon& lexicon) {
  NameLinker(table, clusters, lexicon).link();
}

}  // namespace quoth::extract::discourse
