// SPDX-License-Identifier: Apache-2.0
#include "graph/identity/evidence.h"

#include "graph/identity/name_form.h"
#include "graph/identity/word_lists.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

namespace quoth::graph {
namespace {

using Facets = std::set<std::string>;

char letter_of(EntityKind kind) {
  static constexpr char kLetters[] = {'p', 'o', 'g', 'r', 'e', 'w', 't'};
  return kLetters[static_cast<std::size_t>(kind)];
}

// Its name, then its other names in text order; empty where it is only described.
std::vector<std::string> names_of(const Entity& entity) {
  std::set<std::string> in_text;
  for (const Mention& mention : entity.mentions) {
    if (mention.form == MentionForm::name) in_text.insert(mention.text);
  }
  std::vector<std::string> names;
  if (in_text.empty() && entity.links.empty()) return names;
  names.push_back(entity.name);
  for (const std::string& alias : entity.aliases) {
    if (alias != entity.name && in_text.contains(alias)) names.push_back(alias);
  }
  return names;
}

// What a role's "of" is known by in other articles: the folded name with its kind.
std::string affiliation_key(const Entity& entity) {
  if (entity.kind == EntityKind::person) {
    const PersonName name = person_name(entity.name);
    return "p:" + (name.first.empty() ? name.last : name.first + ' ' + name.last);
  }
  const std::string short_name = acronym(entity.name);
  if (!short_name.empty()) return std::string(1, letter_of(entity.kind)) + "a:" + short_name;
  return std::string(1, letter_of(entity.kind)) + ':' + folded_name(entity.name);
}

std::vector<std::string> words_of_role(const std::string& role) {
  const std::string normal = normal_form("x " + role);  // "x": a role's first word is no title to be dropped
  std::vector<std::string> words;
  for (std::size_t begin = 2; begin < normal.size();) {
    const std::size_t end = std::min(normal.find(' ', begin), normal.size());
    words.push_back(normal.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

// Offices that one person at a time holds in one country or city.
bool is_office(const std::string& word) {
  static const std::set<std::string> offices{"president", "premier", "chancellor", "king",    "queen",    "governor",
                                             "mayor",     "emir",    "pope",       "monarch", "minister", "secretary"};
  return offices.contains(word);
}

void add_role_facets(const Role& role, const std::unordered_map<std::string, const Entity*>& by_id, Facets& facets) {
  static const std::unordered_map<std::string, std::string> fields = word_table(embedded::identity_role_fields());
  const std::vector<std::string> words = words_of_role(role.role);
  for (const std::string& word : words) {
    if (const auto field = fields.find(word); field != fields.end()) facets.insert("field:" + field->second);
  }
  const auto of = by_id.find(role.of);
  if (of == by_id.end()) return;
  const std::string key = affiliation_key(*of->second);
  facets.insert("of:" + key);
  if (of->second->kind != EntityKind::place || words.empty() || !is_office(words.back())) return;
  std::string office;
  for (const std::string& word : words) {
    if (word != "former" && word != "then" && word != "late") office += (office.empty() ? "" : " ") + word;
  }
  facets.insert("post:" + office + '@' + key);
}

void add_clue(std::vector<Clue>& clues, std::string bucket, const Facets& facets) {
  for (Clue& clue : clues) {
    if (clue.bucket == bucket) return;
  }
  clues.push_back({std::move(bucket), {facets.begin(), facets.end()}});
}

void add_person_clues(const std::string& text, const Facets& facets, std::vector<Clue>& clues) {
  const PersonName name = person_name(text);
  Facets own = facets;
  if (!name.suffix.empty()) own.insert("suffix:" + name.suffix);
  std::string first = name.first;
  if (first.size() == 1 && !name.middle.empty()) {
    first = name.middle.front();  // J. Edgar Hoover
  } else {
    for (const std::string& middle : name.middle) own.insert("middle:" + middle);
  }
  if (first.size() > 1 && !name.last.empty()) {
    add_clue(clues, "p:" + first + ' ' + name.last, own);
    for (const std::string& part : name.last_parts) add_clue(clues, "p:" + first + ' ' + part, own);
  }
  if (name.last.empty()) return;
  Facets with_first = facets;
  if (!first.empty()) with_first.insert("first:" + first);
  for (const std::string& facet : facets) {
    if (facet.starts_with("post:")) add_clue(clues, "s:" + name.last + '@' + facet.substr(5), with_first);
  }
}

std::size_t word_count(std::string_view folded) {
  return folded.empty() ? 0 : static_cast<std::size_t>(std::count(folded.begin(), folded.end(), ' ')) + 1;
}

// An acronym is one entity's only as far as what it stands for is the same.
void add_acronym_clue(const Entity& entity, const std::vector<std::string>& names, const std::string& letters,
                      const Facets& facets, std::vector<Clue>& clues) {
  Facets own = facets;
  for (const std::string& name : names) {
    const std::string folded = folded_name(name);
    if (acronym(name).empty() && word_count(folded) > 1) own.insert("full:" + folded);
  }
  add_clue(clues, std::string(1, letter_of(entity.kind)) + "a:" + letters, own);
}

void add_thing_clues(const Entity& entity, const std::vector<std::string>& names, const Facets& facets,
                     std::vector<Clue>& clues) {
  const std::string letter(1, letter_of(entity.kind));
  for (const std::string& name : names) {
    const std::string letters = acronym(name);
    if (!letters.empty()) {
      add_acronym_clue(entity, names, letters, facets, clues);
      continue;
    }
    const std::string folded = folded_name(name);
    if (folded.empty()) continue;
    // A shorter name of one word ("Chelsea", "the Times", "Moscow" for a government) is nobody's own.
    if (&name != &names.front() && word_count(folded) < 2) continue;
    if (entity.kind == EntityKind::organization && is_generic_institution(name)) {
      for (const std::string& facet : facets) {
        if (facet.starts_with("of:")) add_clue(clues, "o:" + folded + '@' + facet.substr(3), facets);
      }
    } else if (entity.kind != EntityKind::event) {
      add_clue(clues, letter + ':' + folded, facets);
    } else if (entity.date.size() >= 4) {
      add_clue(clues, letter + ':' + folded + '@' + entity.date.substr(0, 7), facets);
    }
  }
}

Evidence evidence_of(const Entity& entity, const std::unordered_map<std::string, const Entity*>& by_id) {
  Evidence evidence;
  const std::vector<std::string> names = names_of(entity);
  evidence.named = !names.empty();
  if (!entity.links.empty()) evidence.link = entity.links.front().first + ':' + entity.links.front().second;
  Facets facets;
  for (const auto& [base, identifier] : entity.links) facets.insert("link:" + base + ':' + identifier);
  for (const Role& role : entity.roles) add_role_facets(role, by_id, facets);
  if (entity.kind == EntityKind::person) {
    for (const std::string& name : names) add_person_clues(name, facets, evidence.clues);
  } else {
    add_thing_clues(entity, names, facets, evidence.clues);
  }
  return evidence;
}

// Takes the buckets that two entities share away from both, unless they bear the same link.
void drop_shared_buckets(std::vector<Evidence>& all) {
  std::map<std::string, std::vector<std::size_t>> holders;
  for (std::size_t index = 0; index < all.size(); ++index) {
    for (const Clue& clue : all[index].clues) holders[clue.bucket].push_back(index);
  }
  for (const auto& [bucket, indices] : holders) {
    const bool same_link = std::all_of(indices.begin(), indices.end(), [&](std::size_t index) {
      return !all[index].link.empty() && all[index].link == all[indices.front()].link;
    });
    if (indices.size() < 2 || same_link) continue;
    for (const std::size_t index : indices) {
      std::erase_if(all[index].clues, [&, &name = bucket](const Clue& clue) { return clue.bucket == name; });
    }
  }
}

}  // namespace

std::vector<Evidence> evidence_of(const Records& records) {
  std::unordered_map<std::string, const Entity*> by_id;
  for (const Entity& entity : records.entities) by_id.emplace(entity.id, &entity);
  std::vector<Evidence> all;
  all.reserve(records.entities.size());
  for (const Entity& entity : records.entities) all.push_back(evidence_of(entity, by_id));
  drop_shared_buckets(all);
  return all;
}

std::string join_facets(const std::vector<std::string>& facets) {
  std::string joined;
  for (const std::string& facet : facets) {
    if (!joined.empty()) joined += '\n';
    joined += facet;
  }
  return joined;
}

std::vector<std::string> split_facets(std::string_view joined) {
  std::vector<std::string> facets;
  while (!joined.empty()) {
    const std::size_t end = joined.find('\n');
    facets.emplace_back(joined.substr(0, end));
    joined.remove_prefix(end == std::string_view::npos ? joined.size() : end + 1);
  }
  return facets;
}

}  // namespace quoth::graph
