// SPDX-License-Identifier: Apache-2.0
// Runs cases/*.txt. `QUOTH_CASES_PRINT=FILE statements_cases_test` prints what is found for the texts of FILE instead.
#include "cases.h"
#include "article_fixture.h"

#include "extract/statements/rules.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>

namespace quoth::extract::statements {
namespace {

std::vector<std::string> case_files() {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(QUOTH_SOURCE_DIR "/tests/extract/statements/cases")) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

TEST(Cases, AreFoundAsTheFilesSay) {
  if (!std::filesystem::exists(model_path())) GTEST_SKIP() << "no language model: run ./dev setup";
  ArticleReader reader;
  if (const char* file = std::getenv("QUOTH_CASES_PRINT")) {
    for (const Case& test : read_cases(file)) {
      std::cout << test.text << "\n" << in_notation(reader.read(test.text, test.times)) << "\n";
    }
    return;
  }
  int texts = 0;
  int lines = 0;
  for (const std::string& file : case_files()) {
    for (const Case& test : read_cases(file)) {
      ++texts;
      lines += static_cast<int>(test.expected.size());
      const graph::Records records = reader.read(test.text, test.times);
      for (const std::string& wrong : judge(test, records)) {
        ADD_FAILURE_AT(test.file.c_str(), test.line) << test.text << "\n  " << wrong;
      }
      for (const graph::Statement& s : records.statements) {
        for (const std::string& rule : s.rules) EXPECT_NE(find_rule(rule), nullptr) << rule << " is not explained";
      }
    }
  }
  EXPECT_GE(texts, 300);
  EXPECT_GE(lines, 400);
}

}  // namespace
}  // namespace quoth::extract::statements
