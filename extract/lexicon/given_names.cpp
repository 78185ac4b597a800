// SPDX-License-Identifier: Apache-2.0
#include "extract/lexicon/given_names.h"

#include "extract/lexicon/table.h"

#include <algorithm>
#include <string>

namespace quoth::embedded {
std::string_view lexicon_given_names();
}

namespace quoth::extract::lexicon {

GivenNames::GivenNames() {
  names_.reserve(35'000);
  for_each_row(embedded::lexicon_given_names(), "given_names.tsv", 2,
               [this](auto fields) { names_.emplace(fields[0], fields[1].empty() ? 'b' : fields[1].front()); });
}

char GivenNames::gender(std::string_view name) const {
  if (const auto at = names_.find(name); at != names_.end()) return at->second;
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (name.size() > 2 && std::all_of(name.begin(), name.end(), upper)) {
    std::string title(name);
    std::transform(title.begin() + 1, title.end(), title.begin() + 1, [](char c) { return static_cast<char>(c + 32); });
    if (const auto at = names_.find(title); at != names_.end()) return at->second;
  }
  const std::size_t hyphen = name.find('-');
  return hyphen != std::string_view::npos && hyphen > 1 ? gender(name.substr(0, hyphen)) : ' ';
}

char GivenNames::surname_gender(std::string_view surname) noexcept {
  static constexpr std::string_view kFeminine[] = {"ova",   "eva",  "ová",    "ská",    "skaya",
                                                   "skaia", "yeva", "dóttir", "dottir", "ienė"};
  static constexpr std::string_view kMasculine[] = {"ov", "ev", "sky", "skiy", "skyi", "sson"};
  if (surname.size() < 5) return ' ';
  for (const std::string_view ending : kFeminine)
    if (surname.ends_with(ending)) return 'f';
  for (const std::string_view ending : kMasculine)
    if (surname.ends_with(ending) && ending.size() < 4) return 'm';
  return ' ';
}

}  // namespace quoth::extract::lexicon
