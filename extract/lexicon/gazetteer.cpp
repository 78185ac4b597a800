// SPDX-License-Identifier: Apache-2.0
#include "extract/lexicon/gazetteer.h"

#include "extract/lexicon/table.h"
#include "graph/error.h"

#include <algorithm>

namespace quoth::embedded {
std::string_view lexicon_countries();
std::string_view lexicon_cities();
std::string_view lexicon_regional_adjectives();
std::string_view lexicon_organizations();
std::string_view lexicon_people();
std::string_view lexicon_actors();
std::string_view lexicon_localities();
}  // namespace quoth::embedded

namespace quoth::extract::lexicon {
namespace {

PlaceType place_type(std::string_view word) {
  if (word == "country") return PlaceType::country;
  if (word == "territory") return PlaceType::territory;
  if (word == "historic") return PlaceType::historic;
  if (word == "state") return PlaceType::state;
  if (word == "city") return PlaceType::city;
  if (word == "region") return PlaceType::region;
  throw Error(ErrorKind::format, "unknown type of place: " + std::string(word));
}

OrganizationType organization_type(std::string_view word) {
  static constexpr std::pair<std::string_view, OrganizationType> kWords[] = {
      {"igo", OrganizationType::igo},           {"ngo", OrganizationType::ngo},
      {"militant", OrganizationType::militant}, {"media", OrganizationType::media},
      {"agency", OrganizationType::agency},     {"party", OrganizationType::party},
      {"company", OrganizationType::company},   {"club", OrganizationType::club}};
  for (const auto& [name, value] : kWords)
    if (name == word) return value;
  throw Error(ErrorKind::format, "unknown type of organization: " + std::string(word));
}

// "BISHKEK" as "Bishkek", "NEW YORK" as "New York".
std::string title_case(std::string_view capitals) {
  std::string title(capitals);
  bool start = true;
  for (char& c : title) {
    const bool letter = c >= 'A' && c <= 'Z';
    if (letter && !start) c = static_cast<char>(c + ('a' - 'A'));
    start = c == ' ' || c == '-';
  }
  return title;
}

bool all_capitals(std::string_view name) {
  return std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; }) &&
         std::count_if(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) > 3;
}

}  // namespace

KnownIndex Gazetteer::add(const KnownName& name, std::string_view aliases) {
  const auto index = static_cast<KnownIndex>(names_.size());
  names_.push_back(name);
  by_name_.emplace(name.name, index);
  for (const std::string_view alias : parts(aliases)) by_name_.emplace(alias, index);
  return index;
}

void Gazetteer::add_nationality(KnownIndex index, std::string_view adjectives, std::string_view people) {
  for (const std::string_view word : parts(adjectives)) by_nationality_.emplace(word, index);
  for (const std::string_view word : parts(people)) {
    by_nationality_.emplace(word, index);
    people_.emplace(word, true);
  }
  if (const auto words = parts(people); !words.empty()) names_[static_cast<std::size_t>(index)].people = words.front();
}

Gazetteer::Gazetteer() {
  names_.reserve(12'000);
  by_name_.reserve(21'000);
  std::vector<std::pair<KnownName, std::string_view>> later;  // states and historic countries yield to all others
  std::vector<std::pair<KnownIndex, std::string_view>> capitals;
  for_each_row(embedded::lexicon_countries(), "countries.tsv", 9, [&](auto fields) {
    KnownName name;
    name.wikidata = fields[0];
    name.place = place_type(fields[1]);
    name.name = fields[2];
    name.country = name.place == PlaceType::country || name.place == PlaceType::territory ? fields[4] : fields[5];
    name.capital = fields[8];
    if (name.place == PlaceType::state || name.place == PlaceType::historic) {
      later.emplace_back(name, fields[3]);
      return;
    }
    const KnownIndex index = add(name, fields[3]);
    by_code_.emplace(fields[4], index);
    add_nationality(index, fields[6], fields[7]);
    if (!name.capital.empty()) capitals.emplace_back(index, name.capital);
  });
  for_each_row(embedded::lexicon_organizations(), "organizations.tsv", 5, [&](auto fields) {
    KnownName name;
    name.wikidata = fields[0];
    name.organization = organization_type(fields[1]);
    name.name = fields[2];
    name.country = fields[4];
    add(name, fields[3]);
  });
  for_each_row(embedded::lexicon_cities(), "cities.tsv", 5, [&](auto fields) {
    KnownName name;
    name.wikidata = fields[0];
    name.place = place_type(fields[1]);
    name.name = fields[2];
    name.country = fields[4];
    add(name, fields[3]);
  });
  for (const auto& [name, aliases] : later) add(name, aliases);
  for (const auto& [country, capital] : capitals) {
    KnownIndex city = kUnknown;
    if (const auto at = by_name_.find(capital); at != by_name_.end()) {
      city = at->second;
    } else {
      KnownName name;
      name.name = capital;
      name.place = PlaceType::city;
      name.country = names_[static_cast<std::size_t>(country)].country;
      city = add(name, {});
    }
    if (city != country) capital_of_.emplace(city, country);
  }
  for_each_row(embedded::lexicon_regional_adjectives(), "regional_adjectives.tsv", 3, [&](auto fields) {
    const auto at = by_name_.find(fields[0]);
    if (at == by_name_.end())
      throw Error(ErrorKind::format, "regional_adjectives.tsv: no region " + std::string(fields[0]));
    add_nationality(at->second, fields[1], fields[2]);
  });
  for_each_row(embedded::lexicon_people(), "people.tsv", 4, [&](auto fields) {
    KnownName name;
    name.wikidata = fields[0];
    name.name = fields[1];
    name.person = true;
    if (!fields[3].empty()) name.gender = fields[3].front();
    add(name, fields[2]);
  });
  for_each_row(embedded::lexicon_localities(), "localities.tsv", 2, [&](auto fields) {
    KnownName name;
    name.name = fields[0];
    name.country = fields[1];
    name.place = PlaceType::city;
    name.doubtful = true;
    add(name, {});
  });
  for_each_row(embedded::lexicon_actors(), "actors.tsv", 3, [&](auto fields) {
    KnownName name;
    name.organization = organization_type(fields[0]);
    name.name = fields[1];
    add(name, fields[2]);
  });
}

KnownIndex Gazetteer::find(std::string_view name) const {
  if (const auto at = by_name_.find(name); at != by_name_.end()) return at->second;
  if (name.starts_with("the ") || name.starts_with("The ")) return find(name.substr(4));
  if (!all_capitals(name)) return kUnknown;
  const auto at = by_name_.find(title_case(name));
  return at == by_name_.end() ? kUnknown : at->second;
}

KnownIndex Gazetteer::nationality(std::string_view word) const {
  const auto at = by_nationality_.find(word);
  return at == by_nationality_.end() ? kUnknown : at->second;
}

bool Gazetteer::is_people(std::string_view word) const {
  return people_.contains(word);
}

KnownIndex Gazetteer::country(std::string_view code) const {
  const auto at = by_code_.find(code);
  return at == by_code_.end() ? kUnknown : at->second;
}

KnownIndex Gazetteer::country_of_capital(KnownIndex city) const {
  const auto at = capital_of_.find(city);
  return at == capital_of_.end() ? kUnknown : at->second;
}

}  // namespace quoth::extract::lexicon
