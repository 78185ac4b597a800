// SPDX-License-Identifier: Apache-2.0
#include "cli/table.h"

#include "graph/error.h"

#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <sys/ioctl.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdlib>
#include <numeric>

namespace quoth::cli {
namespace {

constexpr std::size_t kGap = 2;        // blanks between columns
constexpr std::size_t kNarrowest = 9;  // no wrapped column is made narrower
constexpr std::size_t kFallbackWidth = 120;

std::string joined(const std::vector<std::string>& list) {
  std::string text;
  for (const std::string& each : list) {
    if (!text.empty()) text += "; ";
    text += each;
  }
  return text;
}

// Counts in full, measures to four digits.
std::string number_text(double number) {
  const bool whole = number == std::floor(number) && std::fabs(number) < 1e15;
  return whole ? fmt::format("{:.0f}", number) : fmt::format("{:.4g}", number);
}

std::string plain_text(const Cell& cell) {
  struct Visitor {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(double number) const { return number_text(number); }
    std::string operator()(bool truth) const { return truth ? "true" : "false"; }
    std::string operator()(const std::vector<std::string>& list) const { return joined(list); }
  };
  return std::visit(Visitor(), cell);
}

// For one line of a table: control characters as blanks.
std::string one_line(std::string text) {
  for (char& letter : text) {
    if (static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f) letter = ' ';
  }
  return text;
}

std::size_t width_of(UChar32 letter) {
  const int category = u_charType(letter);
  if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR) return 0;
  const int width = u_getIntPropertyValue(letter, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

// Bytes of the longest beginning of `text` that is at most `width` columns wide; at least one character.
std::size_t bytes_within(std::string_view text, std::size_t width) {
  int32_t byte = 0;
  const auto size = static_cast<int32_t>(text.size());
  std::size_t used = 0;
  while (byte < size) {
    int32_t next = byte;
    UChar32 letter = 0;
    U8_NEXT_OR_FFFD(reinterpret_cast<const uint8_t*>(text.data()), next, size, letter);
    used += width_of(letter);
    if (used > width && byte > 0) break;
    byte = next;
  }
  return static_cast<std::size_t>(byte);
}

// Breaks at blanks, and inside words that are too long.
std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  while (display_width(text) > width) {
    const std::size_t fits = bytes_within(text, width);
    std::size_t cut = text.substr(0, std::min(fits + 1, text.size())).rfind(' ');
    if (cut == std::string_view::npos || cut == 0) cut = fits;
    lines.emplace_back(text.substr(0, cut));
    text.remove_prefix(cut);
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  }
  if (!text.empty() || lines.empty()) lines.emplace_back(text);
  return lines;
}

// How wide each column should be, so that the table is as low as it can be. `cells[row][column]` are widths of whole
// texts; a text as wide as k times its column takes k lines, and a row as many as its highest cell.
class ColumnFit {
 public:
  // `narrowest` has each column's least width.
  ColumnFit(std::vector<std::size_t>& widths, const std::vector<std::size_t>& narrowest,
            const std::vector<std::vector<std::size_t>>& cells)
      : widths_(widths), narrowest_(narrowest), cells_(cells) {}

  // Takes width, one by one, from the column where that makes the table grow least (the widest of several), until all
  // fit into `room` or all are narrow.
  void shrink_to(std::size_t room) {
    std::size_t sum = std::accumulate(widths_.begin(), widths_.end(), std::size_t{0});
    for (; sum > room; --sum) {
      std::size_t best = widths_.size();
      std::size_t best_height = 0;
      for (std::size_t column = 0; column < widths_.size(); ++column) {
        if (widths_[column] <= narrowest_[column]) continue;
        --widths_[column];
        const std::size_t height = table_height();
        ++widths_[column];
        const bool wider = best < widths_.size() && widths_[column] > widths_[best];
        if (best == widths_.size() || height < best_height || (height == best_height && wider)) {
          best = column;
          best_height = height;
        }
      }
      if (best == widths_.size()) return;
      --widths_[best];
    }
  }

 private:
  std::size_t table_height() const {
    std::size_t height = 0;
    for (const auto& row : cells_) {
      std::size_t lines = 1;
      for (std::size_t column = 0; column < row.size(); ++column) {
        lines = std::max(lines, (row[column] + widths_[column] - 1) / widths_[column]);
      }
      height += lines;
    }
    return height;
  }

  std::vector<std::size_t>& widths_;
  const std::vector<std::size_t>& narrowest_;
  const std::vector<std::vector<std::size_t>>& cells_;
};

class TableLayout {
 public:
  TableLayout(const std::vector<Column>& columns, const std::vector<Row>& rows) : columns_(columns) {
    for (std::size_t column = 0; column < columns.size(); ++column) {
      if (columns[column].where == Column::Where::data) continue;
      std::size_t width = display_width(columns[column].name);
      bool used = rows.empty();
      for (const Row& row : rows) {
        const std::size_t cell = display_width(one_line(plain_text(row.cells[column])));
        used = used || cell > 0;
        width = std::max(width, cell);
      }
      if (!used) continue;  // a column without a word would only take room
      shown_.push_back(column);
      widths_.push_back(width);
      narrowest_.push_back(columns[column].wraps ? std::min(width, longest_word(column, rows)) : width);
    }
    ColumnFit(widths_, narrowest_, cell_widths(rows))
        .shrink_to(terminal_width() - std::min(terminal_width(), kGap * shown_.size()));
  }

  std::string header(bool colour) const {
    std::vector<std::vector<std::string>> cells;
    for (std::size_t index = 0; index < shown_.size(); ++index) {
      cells.push_back(wrapped(columns_[shown_[index]].name, widths_[index]));
    }
    return lines_of(cells, Style::strong, colour);
  }

  std::string row(const Row& row, bool colour) const {
    std::vector<std::vector<std::string>> cells;
    for (std::size_t index = 0; index < shown_.size(); ++index) {
      cells.push_back(wrapped(one_line(plain_text(row.cells[shown_[index]])), widths_[index]));
    }
    return lines_of(cells, row.style, colour);
  }

 private:
  // No word is cut in two unless it is a very long one.
  std::size_t longest_word(std::size_t column, const std::vector<Row>& rows) const {
    constexpr std::size_t kLongest = 18;
    std::size_t longest = kNarrowest;
    const auto measure = [&longest](std::string_view text) {
      for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        longest = std::max(longest, display_width(text.substr(begin, end - begin)));
        begin = end + 1;
      }
    };
    measure(columns_[column].name);
    for (const Row& row : rows) measure(one_line(plain_text(row.cells[column])));
    return std::min(longest, kLongest);
  }

  // Of the first rows: enough to choose widths by.
  std::vector<std::vector<std::size_t>> cell_widths(const std::vector<Row>& rows) const {
    constexpr std::size_t kMeasured = 200;
    std::vector<std::vector<std::size_t>> widths;
    for (std::size_t row = 0; row < std::min(rows.size(), kMeasured); ++row) {
      widths.emplace_back();
      for (const std::size_t column : shown_) {
        widths.back().push_back(display_width(one_line(plain_text(rows[row].cells[column]))));
      }
    }
    return widths;
  }

  std::string lines_of(const std::vector<std::vector<std::string>>& cells, Style style, bool colour) const {
    std::size_t height = 1;
    for (const auto& cell : cells) height = std::max(height, cell.size());
    std::string text;
    for (std::size_t line = 0; line < height; ++line) {
      std::string out;
      std::size_t due = 0;  // blanks owed before the next word
      for (std::size_t index = 0; index < cells.size(); ++index) {
        const std::string part = line < cells[index].size() ? cells[index][line] : std::string();
        if (!part.empty()) {
          out.append(due, ' ');
          out += part;
          due = 0;
        }
        due += widths_[index] + kGap - std::min(widths_[index] + kGap, display_width(part));
      }
      text += styled(out, style, colour) + '\n';
    }
    return text;
  }

  const std::vector<Column>& columns_;
  std::vector<std::size_t> shown_;
  std::vector<std::size_t> widths_;
  std::vector<std::size_t> narrowest_;
};

void put_cell(rapidjson::Writer<rapidjson::StringBuffer>& writer, const Cell& cell) {
  const auto put = [&](const std::string& text) {
    writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  };
  if (const auto* text = std::get_if<std::string>(&cell)) return put(*text);
  if (const auto* number = std::get_if<std::int64_t>(&cell)) return void(writer.Int64(*number));
  if (const auto* real = std::get_if<double>(&cell)) return void(writer.Double(*real));
  if (const auto* truth = std::get_if<bool>(&cell)) return void(writer.Bool(*truth));
  if (const auto* list = std::get_if<std::vector<std::string>>(&cell)) {
    writer.StartArray();
    for (const std::string& each : *list) put(each);
    writer.EndArray();
    return;
  }
  writer.Null();
}

std::string csv_field(const std::string& text) {
  if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char letter : text) {
    if (letter == '"') quoted += '"';
    quoted += letter;
  }
  return quoted + '"';
}

}  // namespace

bool may_use_colour(std::FILE* stream) {
  const char* forbidden = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  return ::isatty(::fileno(stream)) == 1 && (forbidden == nullptr || *forbidden == '\0') &&
         (terminal == nullptr || std::string_view(terminal) != "dumb");
}

std::size_t terminal_width() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const char* columns = std::getenv("COLUMNS");
  const long width = columns != nullptr ? std::strtol(columns, nullptr, 10) : 0;
  return width >= 20 && width <= 10'000 ? static_cast<std::size_t>(width) : kFallbackWidth;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  const auto size = static_cast<int32_t>(text.size());
  for (int32_t byte = 0; byte < size;) {
    UChar32 letter = 0;
    U8_NEXT_OR_FFFD(reinterpret_cast<const uint8_t*>(text.data()), byte, size, letter);
    width += width_of(letter);
  }
  return width;
}

std::string styled(std::string_view text, Style style, bool colour) {
  static constexpr const char* kCodes[] = {"", "1", "2", "36", "33"};
  if (!colour || style == Style::plain) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", kCodes[static_cast<std::size_t>(style)], text);
}

Format format_of(const Context& context) {
  if (context.format != Format::automatic) return context.format;
  return ::isatty(STDOUT_FILENO) == 1 ? Format::table : Format::ndjson;
}

void write_out(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size()) {
    throw io_error("cannot write to standard output", errno);
  }
}

RowWriter::RowWriter(const Context& context, std::vector<Column> columns)
    : format_(format_of(context)), columns_(std::move(columns)) {
  if (format_ != Format::csv) return;
  std::string header;
  for (const Column& column : columns_) {
    if (column.where == Column::Where::table) continue;
    if (!header.empty()) header += ',';
    header += csv_field(column.name);
  }
  write_out(header + "\r\n");
}

void RowWriter::write(Row row) {
  switch (format_) {
    case Format::json:
      write_out(first_ ? "[" : ",\n");
      write_out(json_of(row));
      break;
    case Format::ndjson:
      write_out(json_of(row) + '\n');
      break;
    case Format::csv:
      write_out(csv_of(row));
      break;
    default:
      rows_.push_back(std::move(row));
      break;
  }
  first_ = false;
}

void RowWriter::finish() {
  if (format_ == Format::json) write_out(first_ ? "[]\n" : "]\n");
  if (format_ == Format::table || format_ == Format::automatic) write_table();
}

void RowWriter::write_table() {
  if (rows_.empty()) return;
  const bool colour = may_use_colour(stdout);
  const TableLayout layout(columns_, rows_);
  write_out(layout.header(colour));
  for (const Row& row : rows_) write_out(layout.row(row, colour));
}

std::string RowWriter::json_of(const Row& row) const {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  writer.StartObject();
  for (std::size_t column = 0; column < columns_.size(); ++column) {
    if (columns_[column].where == Column::Where::table) continue;
    writer.Key(columns_[column].name.c_str());
    put_cell(writer, row.cells[column]);
  }
  writer.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

std::string RowWriter::csv_of(const Row& row) const {
  std::string line;
  bool first = true;
  for (std::size_t column = 0; column < columns_.size(); ++column) {
    if (columns_[column].where == Column::Where::table) continue;
    if (!first) line += ',';
    first = false;
    line += csv_field(plain_text(row.cells[column]));
  }
  return line + "\r\n";
}

}  // namespace quoth::cli
