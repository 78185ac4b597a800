// SPDX-License-Identifier: Apache-2.0
#include "extract/reader/timestamp.h"
#include "extract/reader/front_matter.h"

#include <gtest/gtest.h>

namespace quoth::extract::reader {
namespace {

TEST(Timestamp, ReadsDatesWithClockAndZone) {
  const std::pair<const char*, const char*> rows[] = {
      {"31 December 2021, 12:17 IST", "2021-12-31T12:17:00+05:30"},
      {"March 14, 2025, 6:40 p.m. ET", "2025-03-14T18:40:00-04:00"},
      {"January 14, 2025, 6:40 p.m. ET", "2025-01-14T18:40:00-05:00"},
      {"6 November 2025, 17:42 CET", "2025-11-06T17:42:00+01:00"},
      {"2025-03-14T18:40:00Z", "2025-03-14T18:40:00+00:00"},
      {"2025-03-14T18:40:00.000-0400", "2025-03-14T18:40:00-04:00"},
      {"2025-03-14 18:40", "2025-03-14T18:40:00"},
      {"Friday, July 21, 2017", "2017-07-21"},
      {"Fri 21 Jul 2017 at 6.40pm BST", "2017-07-21T18:40:00+01:00"},
      {"12:05 AM EST, Sat March 4, 2023", "2023-03-04T00:05:00-05:00"},
      {"1217 GMT, 4 March 2023", "2023-03-04T12:17:00+00:00"},
      {"4th of March, 2023 (GMT+5:45)", "2023-03-04"},
      {"4 March 2023 10:00 (GMT+5:45)", "2023-03-04T10:00:00+05:45"},
      {"31/12/2021", "2021-12-31"},
      {"12/31/2021", "2021-12-31"},
      {"05.03.2021 07:30", "2021-03-05T07:30:00"},
      {"1 Mar 2023 9:30 a.m. Pacific Time", "2023-03-01T09:30:00-08:00"},
  };
  for (const auto& [text, value] : rows) {
    const auto stamp = find_timestamp(text);
    ASSERT_TRUE(stamp) << text;
    EXPECT_EQ(stamp->value, value) << text;
  }
}

TEST(Timestamp, DoesNotMakeDatesUp) {
  for (const char* text : {"", "31 February 2021", "December 2021", "on Friday", "12:17 IST", "31 December",
                           "13/13/2021", "Article 31 of 2021", "May 99, 2021", "1.2.3"}) {
    EXPECT_FALSE(find_timestamp(text)) << text;
  }
}

TEST(FrontMatter, TellsDateLinesFromSentences) {
  const std::pair<const char*, const char*> good[] = {
      {"Last Updated : 31 December 2021, 12:17 IST", "2021-12-31T12:17:00+05:30"},
      {"February 26, 2009", "2009-02-26"},
      {"6 Nov 2025 · 3 min read", "2025-11-06"},
      {"January 5, 2024 / 10:42 AM EST / The Wire", "2024-01-05T10:42:00-05:00"},
      {"5 Jan 2024 • 3 minute read • Join conversation", "2024-01-05"},
      {"10:42 AM IST | Jan 5, 2024", "2024-01-05T10:42:00+05:30"},
      {"By Ann Lee and Bo Marr | 5 January 2024", "2024-01-05"},
      {"First published on Mon 6 Nov 2023 08.00 GMT by Ann Bell", "2023-11-06T08:00:00+00:00"},
  };
  for (const auto& [line, value] : good) {
    const auto found = date_lines(line);
    ASSERT_EQ(found.size(), 1U) << line;
    EXPECT_EQ(found[0].value, value) << line;
  }
  const auto both = date_lines("Published: 07:12 BST, 2 September 2019 | Updated: 11:48 BST, 2 September 2019");
  ASSERT_EQ(both.size(), 2U);
  EXPECT_EQ(both[0].value, "2019-09-02T07:12:00+01:00");
  EXPECT_EQ(both[1].value, "2019-09-02T11:48:00+01:00");
  EXPECT_EQ(both[1].label, DateLabel::updated);
  const auto later = date_lines("Jan. 5, 2024 Updated 10:42 a.m. Pacific time");
  ASSERT_EQ(later.size(), 2U);
  EXPECT_EQ(later[0].value, "2024-01-05");
  EXPECT_EQ(later[1].value, "2024-01-05T10:42:00-08:00");
  for (const char* line : {"The treaty was signed on 4 March 2020 in Geneva.", "He was born on January 1, 1950.",
                           "March 14, 2025 was the day on which the dam broke", "No date here"}) {
    EXPECT_TRUE(date_lines(line).empty()) << line;
  }
}

TEST(FrontMatter, TellsClockLinesFromSentences) {
  struct Row {
    const char* line;
    DateLabel label;
    const char* time;
  };
  const Row rows[] = {
      {"Updated at 10:42 p.m. ET", DateLabel::updated, "T22:42:00-04:00"},
      {"Last updated: 6:05 PM Moscow time", DateLabel::updated, "T18:05:00+03:00"},
      {"12.00 GMT", DateLabel::none, "T12:00:00+00:00"},
      {"09:15", DateLabel::none, "T09:15:00"},
      {"Updated 2 hours ago", DateLabel::updated, ""},
      {"5 min ago", DateLabel::none, ""},
  };
  for (const Row& row : rows) {
    const auto found = clock_line(row.line, "2021-07-03");
    ASSERT_TRUE(found) << row.line;
    EXPECT_EQ(found->label, row.label) << row.line;
    EXPECT_EQ(found->time, row.time) << row.line;
  }
  EXPECT_EQ(clock_line("Updated at 10:42 p.m. ET", "2021-01-03")->time, "T22:42:00-05:00");
  for (const char* line : {"He left at 10:42 p.m. ET", "10:42 p.m. ET was late", "two hours ago", "It was 20 years ago",
                           "Ago", "7 ago", "A long time ago"}) {
    EXPECT_FALSE(clock_line(line, {})) << line;
  }
}

TEST(FrontMatter, ReadsBylines) {
  using Names = std::vector<std::string>;
  EXPECT_EQ(byline("By Helen Carraway and Tomas Brandt", false), (Names{"Helen Carraway", "Tomas Brandt"}));
  EXPECT_EQ(byline("By Ann Bell, Lars van der Berg in Oslo, Reuters", false), (Names{"Ann Bell", "Lars van der Berg"}));
  EXPECT_EQ(byline("Anna Lindqvist in Prague and Peter Marlowe in Brno", true),
            (Names{"Anna Lindqvist", "Peter Marlowe"}));
  EXPECT_EQ(byline("Written by Leela Rao, Farid Noor", false), (Names{"Leela Rao", "Farid Noor"}));
  EXPECT_EQ(byline("By LORNA PRYCE, Health Reporter", false), Names{"LORNA PRYCE"});
  EXPECT_EQ(byline("By Gaby Stote For The Daily Trumpet", false), Names{"Gaby Stote"});
  EXPECT_EQ(byline("Anna Lindqvist in Prague", false), Names{});
  EXPECT_EQ(byline("Written by hand", false), Names{});
  EXPECT_EQ(byline("By then it was too late.", false), Names{});
  EXPECT_EQ(byline("By a narrow margin", false), Names{});
  EXPECT_EQ(byline("HELEN RUIZ:", true), Names{}) << "speaks";
}

TEST(FrontMatter, FindsDatelines) {
  struct Row {
    const char* paragraph;
    std::size_t bytes;
    const char* agency;
    const char* date;
  };
  const Row rows[] = {
      {"MOSCOW, Dec 31 (Reuters) – The president", 29, "Reuters", ""},
      {"BISHKEK, Kyrgyzstan — Kyrgyzstan on Friday", 24, "", ""},
      {"PRAGUE - The bank", 9, "", ""},
      {"NEW YORK (AP) — Shares fell", 18, "AP", ""},
      {"GENEVA, 4 March 2020 - Talks", 23, "", "2020-03-04"},
      {"WASHINGTON, D.C., Jan. 4, 2001 /PRNewswire/ -- Aldane", 47, "PRNewswire", "2001-01-04"},
      {"Jerusalem — The minister", 14, "", ""},
      {"Paris, May 3 (AW) - Talks", 20, "AW", ""},
      {"NEW DELHI: The minister", 11, "", ""},
      {"Moscow (AW) – Talks", 16, "AW", ""},
  };
  for (const Row& row : rows) {
    const auto found = dateline(row.paragraph);
    ASSERT_TRUE(found) << row.paragraph;
    EXPECT_EQ(found->bytes, row.bytes) << row.paragraph;
    EXPECT_EQ(found->agency, row.agency) << row.paragraph;
    EXPECT_EQ(found->date, row.date) << row.paragraph;
  }
  EXPECT_EQ(dateline("DHARWA: The mills", true)->bytes, 8U);
  EXPECT_FALSE(dateline("DHARWA: The mills"));
  EXPECT_FALSE(dateline("Note: The mills", true));
  for (const char* paragraph :
       {"The bank — which is large — said no", "NATO said no", "US-Russia talks - the first - began", "A - B",
        "EU leaders met in Brussels - again", "Moscow — which had waited — said no", "Verdict — The court said no",
        "London: The city of fog", "REPORTER: Will you go?", "Moscow - Kiev trains stopped"}) {
    EXPECT_FALSE(dateline(paragraph)) << paragraph;
  }
}

}  // namespace
}  // namespace quoth::extract::reader
