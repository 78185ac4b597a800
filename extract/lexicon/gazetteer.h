// SPDX-License-Identifier: Apache-2.0
// Known names: countries, states, cities, regions, organizations, persons; nationality words; capitals. Must not know
// any text. Data: countries.tsv, cities.tsv, regional_adjectives.tsv, organizations.tsv, people.tsv,
// actors.tsv, localities.tsv in tables/.
#pragma once

#include "extract/word_map.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace quoth::extract::lexicon {

enum class PlaceType : std::uint8_t { none, country, territory, historic, state, city, region };
enum class OrganizationType : std::uint8_t { none, igo, ngo, militant, media, agency, party, company, club };

struct KnownName {
  std::string_view name;      // canonical
  std::string_view wikidata;  // "Q…", empty where not certain
  PlaceType place = PlaceType::none;
  OrganizationType organization = OrganizationType::none;
  bool person = false;
  bool doubtful = false;     // a place that may as well be a surname: only where nothing speaks against it
  char gender = ' ';         // of persons
  std::string_view country;  // ISO 3166 code of a country itself, or of what an organization or city belongs to
  std::string_view capital;  // of a country
  std::string_view people;   // of a country or region: "Russians"; empty where not known
};

using KnownIndex = std::int32_t;
inline constexpr KnownIndex kUnknown = -1;

class Gazetteer {
 public:
  Gazetteer();

  // The entry with this name or alias, as written ("US" is not "us"); a leading "the" is no part of it. Capitals of
  // four letters and more are also tried as a name in title case ("BISHKEK"). Where several share a name, the first of:
  // country, organization, city, region, state, person. kUnknown if none.
  KnownIndex find(std::string_view name) const;
  // The country or region of a nationality word as an adjective or noun: "Russian", "Russians", "Dutch"; kUnknown if
  // none.
  KnownIndex nationality(std::string_view word) const;
  bool is_people(std::string_view word) const;  // the word is a noun for people of a country: "Russians", "the Dutch"
  KnownIndex country(std::string_view code) const;       // by ISO 3166 code
  KnownIndex country_of_capital(KnownIndex city) const;  // kUnknown where the city is no capital
  const KnownName& at(KnownIndex index) const { return names_[static_cast<std::size_t>(index)]; }
  std::span<const KnownName> all() const noexcept { return names_; }

 private:
  KnownIndex add(const KnownName& name, std::string_view aliases);
  void add_nationality(KnownIndex index, std::string_view adjectives, std::string_view people);

  std::vector<KnownName> names_;
  WordMap<KnownIndex> by_name_;
  WordMap<KnownIndex> by_nationality_;
  WordMap<bool> people_;
  WordMap<KnownIndex> by_code_;
  std::unordered_map<KnownIndex, KnownIndex> capital_of_;
};

}  // namespace quoth::extract::lexicon
