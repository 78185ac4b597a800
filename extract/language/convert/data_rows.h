// SPDX-License-Identifier: Apache-2.0
// Reading the tab-separated tables in extract/language/data, which are part of the converter.
#pragma once

#include <string_view>
#include <vector>

namespace quoth::extract::language {

using DataRow = std::vector<std::string_view>;

// The fields of each line; empty lines and lines that begin with "# " are left out. Views into `text`.
std::vector<DataRow> data_rows(std::string_view text);

std::vector<std::string_view> split_at(std::string_view text, char separator);

}  // namespace quoth::extract::language
