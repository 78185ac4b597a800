// SPDX-License-Identifier: Apache-2.0
// CSV (RFC 4180): a table of who said and did what to whom for pandas and DuckDB.
#pragma once

#include "export/byte_sink.h"
#include "export/graph_source.h"

#include <string>
#include <string_view>
#include <vector>

namespace quoth::exporters {

// `fields` as one line, every one in quotation marks, so that what they hold does not matter.
std::string csv_line(const std::vector<std::string>& fields);

// A header, then a row for each statement with names instead of ids; several names are joined by "; ".
void write_csv_table(const GraphSource& source, ByteSink& sink);

}  // namespace quoth::exporters
