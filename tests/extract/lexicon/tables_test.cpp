// SPDX-License-Identifier: Apache-2.0
// Every table as a file: a header that tells source and licence, no two equal rows, and at least the size it should
// have.
#include "extract/lexicon/table.h"
#include "graph/error.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>

namespace quoth::extract::lexicon {
namespace {

struct Expected {
  std::string_view file;
  std::size_t columns, rows;
};

TEST(Tables, HaveHeadersSizesAndNoDuplicates) {
  const std::filesystem::path folder = std::filesystem::path(QUOTH_SOURCE_DIR) / "extract/lexicon/tables";
  std::set<std::string> seen;
  for (const Expected& expected : std::initializer_list<Expected>{{"actor_verbs.tsv", 4, 450},
                                                                  {"actors.tsv", 3, 5000},
                                                                  {"cities.tsv", 5, 400},
                                                                  {"corrections.tsv", 4, 1400},
                                                                  {"countries.tsv", 9, 560},
                                                                  {"event_words.tsv", 2, 50},
                                                                  {"given_names.tsv", 2, 30000},
                                                                  {"government_nouns.tsv", 1, 80},
                                                                  {"kind_words.tsv", 2, 50},
                                                                  {"localities.tsv", 2, 2000},
                                                                  {"modifiers.tsv", 2, 50},
                                                                  {"near_synonyms.tsv", 1, 25},
                                                                  {"nouns.tsv", 4, 15000},
                                                                  {"offices.tsv", 5, 190},
                                                                  {"offices_current.tsv", 5, 280},
                                                                  {"organization_words.tsv", 2, 250},
                                                                  {"organizations.tsv", 5, 200},
                                                                  {"people.tsv", 4, 130},
                                                                  {"regional_adjectives.tsv", 3, 30},
                                                                  {"role_words.tsv", 2, 30},
                                                                  {"titles.tsv", 3, 100}}) {
    std::ifstream in(folder / expected.file);
    std::stringstream text;
    text << in.rdbuf();
    const std::string content = text.str();
    EXPECT_TRUE(content.starts_with("# ")) << expected.file;
    EXPECT_NE(content.substr(0, 600).find_first_of("SO"), std::string::npos) << expected.file;  // "Source", "Ours"
    std::map<std::string, int> rows;
    std::size_t count = 0;
    for_each_row(content, expected.file, expected.columns, [&](auto fields) {
      ++count;
      std::string row;
      for (const std::string_view field : fields) row.append(field).append("\t");
      EXPECT_EQ(++rows[row], 1) << expected.file << ": " << row;
      for (const std::string_view field : fields)
        EXPECT_TRUE(field.empty() || (field.front() != ' ' && field.back() != ' ')) << expected.file << ": " << row;
    });
    EXPECT_GE(count, expected.rows) << expected.file;
    seen.emplace(expected.file);
  }
  for (const auto& file : std::filesystem::directory_iterator(folder))
    EXPECT_TRUE(seen.contains(file.path().filename().string())) << "untested table " << file.path();
}

TEST(Tables, RefuseTooManyFieldsAndEmptyRows) {
  const auto ignore = [](auto) {};
  EXPECT_NO_THROW(for_each_row("# c\n\na\tb\nc\r\n\td\n", "t", 2, ignore));
  EXPECT_THROW(for_each_row("a\tb\tc\n", "t", 2, ignore), Error);
  EXPECT_THROW(for_each_row("\t\n", "t", 2, ignore), Error);
  EXPECT_THROW(for_each_row("\tb\n", "t", 1, ignore), Error);
}

TEST(Tables, SplitFields) {
  EXPECT_EQ(parts("a;b;;c d"), (std::vector<std::string_view>{"a", "b", "c d"}));
  EXPECT_TRUE(parts("").empty());
}

}  // namespace
}  // namespace quoth::extract::lexicon
