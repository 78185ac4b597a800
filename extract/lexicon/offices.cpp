// SPDX-License-Identifier: Apache-2.0
#include "extract/lexicon/offices.h"

#include "extract/lexicon/table.h"

#include <algorithm>
#include <tuple>

namespace quoth::embedded {
std::string_view lexicon_offices();
std::string_view lexicon_offices_current();
}  // namespace quoth::embedded

namespace quoth::extract::lexicon {
namespace {

auto key(const Term& term) {
  return std::tie(term.scope, term.office);
}

bool at_the_time(const Term& term, std::string_view day) {
  return term.from.substr(0, day.size()) <= day && (term.to.empty() || day <= term.to);
}

}  // namespace

Offices::Offices() {
  const auto term = [](auto fields) { return Term{fields[0], fields[1], fields[2], fields[3], fields[4]}; };
  for_each_row(embedded::lexicon_offices(), "offices.tsv", 5, [&](auto fields) { terms_.push_back(term(fields)); });
  governing_ = terms_;
  for_each_row(embedded::lexicon_offices_current(), "offices_current.tsv", 5, [&](auto fields) {
    const Term current = term(fields);  // offices of ours are told better there: other spellings, whole series
    if (std::none_of(governing_.begin(), governing_.end(), [&](const Term& t) { return key(t) == key(current); }))
      terms_.push_back(current);
  });
  std::stable_sort(terms_.begin(), terms_.end(), [](const Term& a, const Term& b) {
    return std::tie(a.scope, a.office, a.from) < std::tie(b.scope, b.office, b.from);
  });
  for (const Term& row : terms_) scopes_.emplace(row.person, row.scope);
}

std::string_view Offices::holder(std::string_view scope, std::string_view office, std::string_view day) const {
  if (day.size() < 4) return {};
  if (office == "leader") {
    const auto at = std::find_if(governing_.begin(), governing_.end(),
                                 [&](const Term& term) { return term.scope == scope && at_the_time(term, day); });
    return at == governing_.end() ? std::string_view() : at->person;
  }
  std::string_view found;
  const Term wanted{scope, office, {}, {}, {}};
  auto at = std::lower_bound(terms_.begin(), terms_.end(), wanted,
                             [](const Term& a, const Term& b) { return key(a) < key(b); });
  for (; at != terms_.end() && key(*at) == key(wanted); ++at) {
    if (!at_the_time(*at, day)) continue;
    if (!found.empty() && found != at->person) return {};
    found = at->person;
  }
  return found;
}

std::string_view Offices::holder_named(std::string_view office, std::string_view surname, std::string_view day) const {
  if (day.size() < 4) return {};
  std::string_view found;
  for (const Term& term : terms_) {
    if (term.office != office || !at_the_time(term, day) || !term.person.ends_with(surname)) continue;
    const std::size_t before = term.person.size() - surname.size();
    if (before == 0 || term.person[before - 1] != ' ') continue;
    if (!found.empty() && found != term.person) return {};
    found = term.person;
  }
  return found;
}

std::string_view Offices::scope_of(std::string_view person) const {
  const auto at = scopes_.find(person);
  return at == scopes_.end() ? std::string_view() : at->second;
}

bool Offices::held(std::string_view scope, std::string_view office, std::string_view person) const {
  return std::any_of(terms_.begin(), terms_.end(), [&](const Term& term) {
    return term.scope == scope && term.office == office && term.person == person;
  });
}

}  // namespace quoth::extract::lexicon
