// SPDX-License-Identifier: Apache-2.0
#include "export/dates.h"

#include <gtest/gtest.h>

namespace quoth::exporters {
namespace {

TEST(ExportDates, ReadAsANewspaperWritesThem) {
  struct Row {
    const char* iso;
    const char* words;
  };
  for (const Row& row :
       {Row{"2021-12-30", "30 Dec 2021"}, Row{"2021-12-03", "3 Dec 2021"}, Row{"2021-12", "Dec 2021"},
        Row{"2014", "2014"}, Row{"2021-12-31T11:30:00+05:30", "31 Dec 2021"},
        Row{"2022-01-10/2022-01-14", "10–14 Jan 2022"}, Row{"2021-12-30/2022-01-10", "30 Dec 2021 – 10 Jan 2022"},
        Row{"2021-02-24/2021-03-01", "24 Feb – 1 Mar 2021"}, Row{"2014/2015", "2014 – 2015"},
        Row{"2021-01/2021-03", "Jan – Mar 2021"}, Row{"", ""}, Row{"yesterday", "yesterday"},
        Row{"2021-13-01", "2021-13-01"}, Row{"20x1", "20x1"}}) {
    EXPECT_EQ(readable_date(row.iso), row.words) << row.iso;
  }
}

}  // namespace
}  // namespace quoth::exporters
