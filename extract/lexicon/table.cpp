// SPDX-License-Identifier: Apache-2.0
#include "extract/lexicon/table.h"

#include "graph/error.h"

#include <algorithm>
#include <string>

namespace quoth::extract::lexicon {

void for_each_row(std::string_view text, std::string_view name, std::size_t columns,
                  const std::function<void(std::span<const std::string_view>)>& row) {
  std::vector<std::string_view> fields(columns);
  std::uint64_t number = 0;
  while (!text.empty()) {
    ++number;
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    std::fill(fields.begin(), fields.end(), std::string_view());
    std::size_t count = 0;
    for (bool more = true; more;) {
      const std::size_t tab = line.find('\t');
      more = tab != std::string_view::npos;
      if (count == columns)
        throw Error(ErrorKind::format, "more than " + std::to_string(columns) + " fields",
                    {std::string(name), number, 0});
      fields[count++] = line.substr(0, tab);
      if (more) line.remove_prefix(tab + 1);
    }
    if (fields[0].empty() && (columns < 2 || fields[1].empty()))
      throw Error(ErrorKind::format, "a row without its first fields", {std::string(name), number, 0});
    row(fields);
  }
}

std::vector<std::string_view> parts(std::string_view field) {
  std::vector<std::string_view> found;
  while (!field.empty()) {
    const std::size_t end = std::min(field.find(';'), field.size());
    if (end > 0) found.push_back(field.substr(0, end));
    field.remove_prefix(std::min(end + 1, field.size()));
  }
  return found;
}

}  // namespace quoth::extract::lexicon
