// SPDX-License-Identifier: Apache-2.0
// The word lists of this folder, built into the library. Lines that begin with '#' are comments.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace quoth::graph {

extern const char* const kTitlesList;
extern const char* const kNicknamesList;
extern const char* const kVariantsList;
extern const char* const kGenericInstitutionsList;
extern const char* const kRoleFieldsList;

// All words of a list.
std::unordered_set<std::string> word_set(std::string_view list);
// Every word of a line to the line's first word, the first word included.
std::unordered_map<std::string, std::string> word_classes(std::string_view list);
// First column to second column of a tab-separated list.
std::unordered_map<std::string, std::string> word_table(std::string_view list);

}  // namespace quoth::graph
