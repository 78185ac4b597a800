// SPDX-License-Identifier: Apache-2.0
// Rows of an answer on standard output in the format that was asked for: a table for people, JSON, NDJSON or CSV for
// programs. Knows nothing of what the rows mean.
#pragma once

#include "cli/command.h"

#include <cstdint>
#include <cstdio>
#include <string>
#include <variant>
#include <vector>

namespace quoth::cli {

// Nothing, text, numbers, truth, or a list of texts. In a table and in CSV nothing is empty and a list is joined by ";
// ".
using Cell = std::variant<std::monostate, std::string, std::int64_t, double, bool, std::vector<std::string>>;

enum class Style { plain, strong, dim, reported, doubtful };

struct Column {
  enum class Where { everywhere, table, data };  // data: what only programs want, such as ids

  std::string name{};  // key in JSON, header elsewhere
  Where where = Where::everywhere;
  bool wraps = true;  // false for dates, numbers, ids: never broken over lines
};

struct Row {
  std::vector<Cell> cells{};  // one a column
  Style style = Style::plain;
};

// True where `stream` is a terminal and neither NO_COLOR nor TERM=dumb forbids.
bool may_use_colour(std::FILE* stream);
// Columns of the terminal behind standard output, else $COLUMNS, else 120.
std::size_t terminal_width();
// Columns that UTF-8 text takes on a terminal: accents none, Chinese characters two.
std::size_t display_width(std::string_view text);
std::string styled(std::string_view text, Style style, bool colour);

// The format to use: `automatic` is a table on a terminal, else NDJSON.
Format format_of(const Context& context);

// Writes rows as they come, a table at `finish`. Throws Error(io) where standard output cannot be written.
class RowWriter {
 public:
  RowWriter(const Context& context, std::vector<Column> columns);
  void write(Row row);
  // Ends the output; without it nothing more than whole rows was written.
  void finish();

 private:
  void write_table();
  std::string json_of(const Row& row) const;
  std::string csv_of(const Row& row) const;

  Format format_;
  std::vector<Column> columns_;
  std::vector<Row> rows_;  // kept for a table only
  bool first_ = true;
};

// Writes bytes to standard output; throws Error(io).
void write_out(std::string_view bytes);

}  // namespace quoth::cli
