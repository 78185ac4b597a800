// SPDX-License-Identifier: Apache-2.0
#include "extract/language/convert/data_rows.h"

namespace quoth::extract::language {

std::vector<std::string_view> split_at(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at != std::string_view::npos;) {
    const std::size_t end = text.find(separator, at);
    parts.push_back(text.substr(at, end - at));
    at = end == std::string_view::npos ? end : end + 1;
  }
  return parts;
}

std::vector<DataRow> data_rows(std::string_view text) {
  std::vector<DataRow> rows;
  for (const std::string_view line : split_at(text, '\n')) {
    if (!line.empty() && !line.starts_with("# ")) rows.push_back(split_at(line, '\t'));
  }
  return rows;
}

}  // namespace quoth::extract::language
