// SPDX-License-Identifier: Apache-2.0
#include "extract/language/convert/reserved_ids.h"

#include "extract/language/convert/data_rows.h"

namespace quoth::embedded {
std::string_view spacy_symbols();
}

namespace quoth::extract::language {

ReservedIds::ReservedIds() {
  for (const DataRow& row : data_rows(embedded::spacy_symbols())) {
    if (row.size() == 2 && !row[1].empty()) {
      ids_.emplace(row[1], static_cast<std::uint32_t>(std::stoul(std::string(row[0]))));
    }
  }
}

StringId ReservedIds::id(std::string_view text) const {
  const auto found = ids_.find(text);
  return found != ids_.end() ? found->second : plain_string_id(text);
}

}  // namespace quoth::extract::language
