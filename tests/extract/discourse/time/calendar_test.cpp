// SPDX-License-Identifier: Apache-2.0
#include "extract/discourse/time/calendar.h"

#include <gtest/gtest.h>

namespace quoth::extract::time {
namespace {

TEST(Calendar, KnowsMonthsAndWeekdaysByNameAndAbbreviation) {
  EXPECT_EQ(month_number("january"), 1);
  EXPECT_EQ(month_number("sept"), 9);
  EXPECT_EQ(month_number("dec"), 12);
  EXPECT_EQ(month_number("de"), 0);
  EXPECT_EQ(month_number("marching"), 0);
  EXPECT_EQ(weekday_number("thurs"), 4);
  EXPECT_EQ(weekday_number("sunday"), 7);
  EXPECT_EQ(weekday_number("someday"), 0);
}

TEST(Calendar, RefusesDaysThatAreNot) {
  EXPECT_TRUE(make_day(2020, 2, 29));
  EXPECT_FALSE(make_day(2019, 2, 29));
  EXPECT_FALSE(make_day(2019, 13, 1));
  EXPECT_FALSE(make_day(0, 1, 1));
}

TEST(Calendar, ComputesEaster) {
  for (const auto& [year, day] : {std::pair(2019, "2019-04-21"), std::pair(2020, "2020-04-12"),
                                  std::pair(1961, "1961-04-02"), std::pair(2038, "2038-04-25")}) {
    EXPECT_EQ(iso(easter(year)), day);
  }
}

TEST(Calendar, ShortensTheDayInShorterMonths) {
  EXPECT_EQ(iso(add_months(*make_day(2021, 1, 31), 1)), "2021-02-28");
  EXPECT_EQ(iso(add_months(*make_day(2021, 1, 31), -2)), "2020-11-30");
}

TEST(Calendar, ReadsDaysOfInstants) {
  EXPECT_EQ(iso(*parse_iso_day("2021-12-31T11:30:00+05:30")), "2021-12-31");
  for (const char* bad : {"", "2021", "2021-12", "2021-12-3x", "31-12-2021", "2021-12-31x"})
    EXPECT_FALSE(parse_iso_day(bad)) << bad;
}

}  // namespace
}  // namespace quoth::extract::time
