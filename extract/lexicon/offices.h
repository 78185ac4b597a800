// SPDX-License-Identifier: Apache-2.0
// Who held which office when: "the Russian president" on a day. Data: tables/offices.tsv, then offices_current.tsv.
#pragma once

#include "extract/word_map.h"

#include <string_view>
#include <vector>

namespace quoth::extract::lexicon {

struct Term {
  std::string_view scope;   // ISO 3166 code of a country, or an organization's canonical name
  std::string_view office;  // lower case: "prime minister"
  std::string_view person;
  std::string_view from;  // ISO day, month or year
  std::string_view to;    // empty: still in office when the table was made
};

class Offices {
 public:
  Offices();

  // The person in this office on `day` (ISO, at least a year); empty where nobody or more than one is known, and where
  // `day` is empty. "leader" stands for who governs: of the scope's rows in offices.tsv the first that fits the day.
  std::string_view holder(std::string_view scope, std::string_view office, std::string_view day) const;
  // Who of this surname held an office of this name somewhere on `day`: "President Bush"; empty unless there is one.
  std::string_view holder_named(std::string_view office, std::string_view surname, std::string_view day) const;
  // Of what the person, by canonical name, holds or held an office; empty where none is known.
  std::string_view scope_of(std::string_view person) const;
  // True where the person, by canonical name, ever held the office.
  bool held(std::string_view scope, std::string_view office, std::string_view person) const;
  const std::vector<Term>& all() const noexcept { return terms_; }

 private:
  std::vector<Term> terms_;           // sorted by scope, office, from
  WordMap<std::string_view> scopes_;  // of each person
  std::vector<Term> governing_;       // offices.tsv as it stands: of each scope the governing office first
};

}  // namespace quoth::extract::lexicon
