// SPDX-License-Identifier: Apache-2.0
#include "graph/records.h"

#include "graph/error.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace quoth::graph {
namespace {

Records one_of_everything() {
  Records records;
  records.document = {"d:0123456789abcdef",
                      "a.txt",
                      "Title \"quoted\"",
                      "Below",
                      "2021-12-31T11:30:00+05:30",
                      "",
                      "Wire",
                      {"A. Writer"},
                      "en",
                      {{BlockKind::title, {0, 5}}, {BlockKind::paragraph, {7, 30}}},
                      "Title\n\nÉlysée \U0001F600"};
  records.entities.push_back({"e:0123456789abcdef-1",
                              EntityKind::person,
                              "Ann Lee",
                              {"Lee"},
                              {{"minister", "e:0123456789abcdef-2"}},
                              {{"wikidata", "Q1"}},
                              "",
                              "",
                              {{"d:0123456789abcdef", {7, 10}, "Lee", MentionForm::name, 0.5}},
                              0.75});
  records.times.push_back({"d:0123456789abcdef", {1, 2}, "Monday", "2021-12-27", false});
  Statement statement;
  statement.id = "s:0123456789abcdef-1";
  statement.document = "d:0123456789abcdef";
  statement.predicate = "warn";
  statement.label = "warned";
  statement.type = "SAY";
  statement.source = {"e:0123456789abcdef-1"};
  statement.content = Content{"it may rain", {12, 20}, {}};
  statement.attribution = {{"", "s:0123456789abcdef-1"}};
  statement.time = StatementTime{"2021-12-27", "Monday", {1, 2}};
  statement.modality = Modality::possible;
  statement.quote = true;
  statement.trigger = {8, 10};
  statement.evidence = {7, 30};
  statement.confidence = 0.25;
  statement.rules = {"subject", "that-clause"};
  records.statements.push_back(statement);
  return records;
}

std::vector<Records> read(const std::string& text) {
  std::istringstream in(text);
  std::vector<Records> all;
  read_records(in, "in.ndjson", [&](Records&& records) { all.push_back(std::move(records)); });
  return all;
}

TEST(Records, RoundTripKeepsEveryField) {
  const Records records = one_of_everything();
  std::string text;
  append_records(records, text);
  EXPECT_THAT(read(text), testing::ElementsAre(records));
}

TEST(Records, RoundTripIsByteForByte) {
  std::string first, second;
  append_records(one_of_everything(), first);
  append_records(read(first).at(0), second);
  EXPECT_EQ(first, second);
}

TEST(Records, EveryBadLineNamesFileLineAndReason) {
  const std::string document = to_json(one_of_everything().document) + "\n";
  const struct {
    std::string text, message;
  } rows[] = {
      {"{", "in.ndjson:1: not JSON: Missing a name for object member."},
      {"[]", "in.ndjson:1: not a JSON object"},
      {"{}", "in.ndjson:1: missing \"record\""},
      {R"({"record":"entity"})", "in.ndjson:1: \"entity\" before any document"},
      {R"({"record":"document","id":"d:1"})", "in.ndjson:1: missing \"text\""},
      {document + R"({"record":"poem"})", "in.ndjson:2: unknown record \"poem\""},
      {document + R"({"record":"entity","id":"e:1","kind":"ghost","name":"x"})",
       "in.ndjson:2: \"kind\" is \"ghost\", which is none of its words"},
      {document + R"({"record":"time","document":"d:x","begin":0,"end":1,"value":"2020","kind":"date"})",
       "in.ndjson:2: belongs to d:x, not to d:0123456789abcdef"},
      {document + R"({"record":"time","document":"d:0123456789abcdef","begin":3,"end":1,"value":"2020","kind":"date"})",
       "in.ndjson:2: \"begin\" lies after \"end\""},
  };
  for (const auto& row : rows) {
    try {
      read(row.text);
      ADD_FAILURE() << "accepted: " << row.text;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::input);
      EXPECT_EQ(error.what(), row.message) << row.text;
    }
  }
}

TEST(DocumentId, IsTheTextsAlone) {
  EXPECT_EQ(document_id("a"), document_id("a"));
  EXPECT_NE(document_id("a"), document_id("b"));
  EXPECT_EQ(document_id("").size(), 18U);
}

}  // namespace
}  // namespace quoth::graph
