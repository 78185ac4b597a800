// SPDX-License-Identifier: Apache-2.0
#include "extract/language/analysis_rows.h"

#include <gtest/gtest.h>

namespace quoth::extract::language {
namespace {

Token token(std::uint32_t begin, std::uint32_t end, std::int32_t head, std::string lemma) {
  Token token;
  token.begin = begin + 100;
  token.end = end + 100;
  token.begin_byte = begin;
  token.end_byte = end;
  token.head = head;
  token.lemma = std::move(lemma);
  token.pos = "NOUN";
  token.tag = "NN";
  token.dep = "dep";
  return token;
}

TEST(AnalysisRows, CountFromTheDocumentsStart) {
  Analysis analysis;
  analysis.text = "Ann ran";
  analysis.offset = 100;
  analysis.tokens = {token(0, 3, 1, "Ann"), token(4, 7, 1, "run")};
  analysis.tokens[0].iob = 'B';
  analysis.tokens[0].entity = "PERSON";
  analysis.tokens[0].sentence_start = true;
  std::string rows = "before\n";
  append_rows(analysis, 20, rows);
  EXPECT_EQ(rows,
            "before\n"
            "100\t103\tAnn\tAnn\tNOUN\tNN\t21\tdep\tB-PERSON\t1\n"
            "104\t107\tran\trun\tNOUN\tNN\t21\tdep\tO\t0\n");
}

TEST(AnalysisRows, StayOneLineATokenWhateverItHolds) {
  Analysis analysis;
  analysis.text = "\n\t\r\\";
  analysis.tokens = {token(0, 4, 0, "\n\t\r\\")};
  std::string rows;
  append_rows(analysis, 0, rows);
  EXPECT_EQ(rows, "100\t104\t\\n\\t\\r\\\\\t\\n\\t\\r\\\\\tNOUN\tNN\t0\tdep\tO\t0\n");
}

TEST(AnalysisRows, AreNoneOfNoTokens) {
  std::string rows;
  append_rows(Analysis(), 7, rows);
  EXPECT_EQ(rows, "");
}

}  // namespace
}  // namespace quoth::extract::language
