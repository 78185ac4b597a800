// SPDX-License-Identifier: Apache-2.0
#include "cli/query_completion.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace quoth::cli {
namespace {

TEST(QueryCompletion, OffersWhatMayStandThere) {
  const CompletionWords words{{"help", "schema"},    {"MATCH", "max", "quoth.search"},
                              {"Person", "Place"},   {"PROMISED", "WARNED"},
                              {"name", "published"}, {"Jake Sullivan", "Jakarta"}};
  struct Row {
    const char* line;
    std::vector<std::string> offered;
  };
  const Row rows[] = {
      {"ma", {"MATCH", "max"}},
      {":s", {"schema"}},
      {"MATCH (p:p", {"Person", "Place"}},
      {"MATCH (p)-[r:p", {"PROMISED"}},
      {"MATCH (p)-[:WARNED|pro", {"PROMISED"}},
      {"RETURN p.n", {"name"}},
      {"RETURN [x IN [1] WHERE x:pe", {"Person"}},
      {"MATCH (p {name: 'Jake Su", {"Sullivan"}},
      {"MATCH (p {name: 'jak", {"Jakarta", "Jake Sullivan"}},
      {"MATCH (p {name: 'Jakarta'}) RETURN p.pub", {"published"}},
      {"RETURN zz", {}},
  };
  for (const Row& row : rows) {
    const std::string line = row.line;
    const std::size_t at = line.find_last_of(kCompletionBreaks);
    const std::size_t begin = at == std::string::npos ? 0 : at + 1;
    EXPECT_EQ(completions(words, line, begin, line.size()), row.offered) << line;
  }
}

}  // namespace
}  // namespace quoth::cli
