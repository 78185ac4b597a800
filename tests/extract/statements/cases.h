// SPDX-License-Identifier: Apache-2.0
// The notation of cases/*.txt: a text, then lines of what must and must not be found in it. See cases/README.md.
#pragma once

#include "graph/model.h"

#include <string>
#include <utility>
#include <vector>

namespace quoth::extract::statements {

struct Case {
  std::string file;
  int line = 0;
  std::string text;                                        // paragraphs, one a line
  std::vector<std::pair<std::string, std::string>> times;  // words, value
  std::vector<std::string> expected;                       // "= …", "! …" and "~ …" lines, with their sign
};

std::vector<Case> read_cases(const std::string& path);

// What is wrong, one line each; empty where all is as expected. Lines with "~" are known misses and not judged.
std::vector<std::string> judge(const Case& test, const graph::Records& records);

// The statements in the notation, one a line: for who adds a case.
std::string in_notation(const graph::Records& records);

}  // namespace quoth::extract::statements
