// SPDX-License-Identifier: Apache-2.0
// The word lists of this folder, built into the library. Lines that begin with '#' are comments.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace quoth::embedded {
std::string_view identity_titles();
std::string_view identity_nicknames();
std::string_view identity_variants();
std::string_view identity_generic_institutions();
std::string_view identity_role_fields();
}  // namespace quoth::embedded

namespace quoth::graph {

// All words of a list.
std::unordered_set<std::string> word_set(std::string_view list);
// Every word of a line to the line's first word, the first word included.
std::unordered_map<std::string, std::string> word_classes(std::string_view list);
// First column to second column of a tab-separated list.
std::unordered_map<std::string, std::string> word_table(std::string_view list);

}  // namespace quoth::graph
