// SPDX-License-Identifier: Apache-2.0
#include "extract/reader/timestamp.h"

#include "extract/discourse/time/calendar.h"
#include "extract/reader/zones.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <vector>

namespace quoth::extract::reader {
namespace {

struct Piece {
  enum class Kind { number, word, mark } kind = Kind::mark;
  std::string text;  // lower case; a mark is one character
  int number = -1;
  std::size_t digits = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

Piece number_piece(std::string_view line, std::size_t at) {
  Piece piece{Piece::Kind::number, {}, 0, 0, at, at};
  while (piece.end < line.size() && is_digit(line[piece.end])) ++piece.end;
  piece.digits = piece.end - at;
  piece.number = 0;
  for (const char c : line.substr(at, std::min<std::size_t>(piece.digits, 8)))
    piece.number = piece.number * 10 + (c - '0');
  return piece;
}

// Letters; "p.m." counts as one word "pm".
Piece word_piece(std::string_view line, std::size_t at) {
  Piece piece{Piece::Kind::word, {}, -1, 0, at, at};
  for (std::size_t i = at; i < line.size(); ++i) {
    if (is_letter(line[i])) {
      piece.text.push_back(lower(line[i]));
      piece.end = i + 1;
    } else if (!(line[i] == '.' && piece.text.size() == 1 && i + 1 < line.size() && is_letter(line[i + 1]))) {
      if (line[i] == '.' && (piece.text == "am" || piece.text == "pm")) piece.end = i + 1;
      break;
    }
  }
  return piece;
}

std::vector<Piece> pieces_of(std::string_view line) {
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < line.size();) {
    if (is_digit(line[i])) {
      pieces.push_back(number_piece(line, i));
    } else if (is_letter(line[i])) {
      pieces.push_back(word_piece(line, i));
    } else {
      if (line[i] != ' ' && line[i] != '\t')
        pieces.push_back({Piece::Kind::mark, std::string(1, line[i]), -1, 0, i, i + 1});
      ++i;
      continue;
    }
    i = pieces.back().end;
  }
  return pieces;
}

struct Found {
  int year = 0;
  int month = 0;
  int day = 0;
  std::size_t first = 0;  // pieces, half-open
  std::size_t last = 0;
};

class Finder {
 public:
  explicit Finder(std::string_view line) : pieces_(pieces_of(line)) {}

  std::optional<Timestamp> find() {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const std::optional<Found> date = date_at(i);
      if (date && time::make_day(date->year, date->month, date->day)) return stamp(*date);
    }
    return std::nullopt;
  }

  std::optional<Timestamp> find_clock(const Found& day) {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const std::optional<Clock> clock = clock_at(i);
      if (!clock) continue;
      std::size_t end = clock->last;
      const std::string value = clock_value(*clock, day, end);
      return Timestamp{value, pieces_[clock->first].begin, pieces_[end - 1].end};
    }
    return std::nullopt;
  }

 private:
  const Piece& piece(std::size_t i) const {
    static const Piece kNone;
    return i < pieces_.size() ? pieces_[i] : kNone;
  }
  bool mark(std::size_t i, char c) const { return piece(i).kind == Piece::Kind::mark && piece(i).text[0] == c; }
  bool word(std::size_t i, std::string_view text) const { return piece(i).text == text; }
  bool day_number(std::size_t i) const { return piece(i).digits > 0 && piece(i).digits <= 2 && piece(i).number <= 31; }
  bool year_number(std::size_t i) const { return piece(i).digits == 4 && piece(i).number >= 1000; }
  std::size_t skip_ordinal(std::size_t i) const {
    return word(i, "st") || word(i, "nd") || word(i, "rd") || word(i, "th") ? i + 1 : i;
  }
  std::size_t skip_marks(std::size_t i, std::string_view marks) const {
    while (piece(i).kind == Piece::Kind::mark && !piece(i).text.empty() && marks.find(piece(i).text[0]) != marks.npos)
      ++i;
    return i;
  }

  // 2021-12-31, 31/12/2021, 12/31/2021, 31.12.2021.
  std::optional<Found> numeric(std::size_t i) const {
    if (piece(i).digits == 0 || piece(i + 2).digits == 0 || piece(i + 4).digits == 0) return std::nullopt;
    const char separator = piece(i + 1).text.empty() ? ' ' : piece(i + 1).text[0];
    if ((separator != '-' && separator != '/' && separator != '.') || !mark(i + 3, separator)) return std::nullopt;
    const int a = piece(i).number;
    const int b = piece(i + 2).number;
    if (year_number(i)) return Found{a, b, piece(i + 4).number, i, i + 5};
    if (!year_number(i + 4)) return std::nullopt;
    const bool day_first = a > 12 || (b <= 12 && separator == '.');
    return Found{piece(i + 4).number, day_first ? b : a, day_first ? a : b, i, i + 5};
  }

  // "31st of December, 2021", "31-Dec-2021".
  std::optional<Found> day_first(std::size_t i) const {
    if (!day_number(i)) return std::nullopt;
    std::size_t at = skip_marks(skip_ordinal(i + 1), "-/");
    if (word(at, "of")) ++at;
    const int month = time::month_number(piece(at).text);
    const std::size_t year = skip_marks(at + 1, ".,-/");
    if (month == 0 || !year_number(year)) return std::nullopt;
    return Found{piece(year).number, month, piece(i).number, i, year + 1};
  }

  // "December 31st, 2021".
  std::optional<Found> month_first(std::size_t i) const {
    const int month = time::month_number(piece(i).text);
    const std::size_t day = skip_marks(i + 1, ".-/");
    if (month == 0 || !day_number(day)) return std::nullopt;
    const std::size_t year = skip_marks(skip_ordinal(day + 1), ",-/");
    if (!year_number(year)) return std::nullopt;
    return Found{piece(year).number, month, piece(day).number, i, year + 1};
  }

  std::optional<Found> date_at(std::size_t i) const {
    if (auto found = numeric(i)) return found;
    if (auto found = day_first(i)) return found;
    return month_first(i);
  }

  struct Clock {
    int hour = 0;
    int minute = 0;
    int second = 0;
    std::size_t first = 0;
    std::size_t last = 0;
  };

  // "12:17", "18:40:05", "6.40 pm", "6 p.m.", "1217 GMT".
  std::optional<Clock> clock_at(std::size_t i) const {
    if (piece(i).digits == 0) return std::nullopt;
    Clock clock{piece(i).number, 0, 0, i, i + 1};
    const bool parted = (mark(i + 1, ':') || mark(i + 1, '.')) && piece(i + 2).digits == 2;
    if (parted) {
      clock.minute = piece(i + 2).number;
      clock.last = i + 3;
      if (mark(i + 3, ':') && piece(i + 4).digits == 2) {
        clock.second = piece(i + 4).number;
        clock.last = i + 5;
        if (mark(i + 5, '.') && piece(i + 6).digits > 0) clock.last = i + 7;
      }
    } else if (piece(i).digits == 4) {
      clock.minute = clock.hour % 100;
      clock.hour /= 100;
    }
    const bool pm = word(clock.last, "pm");
    if (pm || word(clock.last, "am")) {
      if (clock.hour > 12 || clock.hour == 0) return std::nullopt;
      clock.hour = clock.hour % 12 + (pm ? 12 : 0);
      ++clock.last;
    } else if (!(parted && mark(i + 1, ':')) && !((parted || piece(i).digits == 4) && zone_at(clock.last))) {
      return std::nullopt;
    }
    if (clock.hour > 23 || clock.minute > 59 || clock.second > 59) return std::nullopt;
    return clock;
  }

  bool zone_at(std::size_t i) const { return zone_offset(upper(piece(i).text), 2000, 1, 1, 12).has_value(); }

  static std::string upper(std::string text) {
    for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    return text;
  }

  // "+05:30", "+0530", "GMT+5:30", "(IST)", "Eastern Time". Moves `at` behind it; empty when there is none.
  std::string zone(std::size_t& at, const Found& date, int hour) const {
    std::size_t i = skip_marks(at, "(");
    const bool universal = word(i, "gmt") || word(i, "utc");
    const std::size_t sign = universal ? i + 1 : i;
    if ((mark(sign, '+') || mark(sign, '-')) && piece(sign + 1).digits > 0 && (sign == i || universal)) {
      return numeric_zone(at, sign);
    }
    for (const std::string& name : {upper(piece(i).text) + ' ' + upper(piece(i + 1).text), upper(piece(i).text)}) {
      if (const auto offset = zone_offset(name, date.year, date.month, date.day, hour)) {
        at = i + (name.find(' ') == name.npos ? 1 : 2);
        return *offset;
      }
    }
    return {};
  }

  std::string numeric_zone(std::size_t& at, std::size_t sign) const {
    int hours = piece(sign + 1).number;
    int minutes = 0;
    at = sign + 2;
    if (piece(sign + 1).digits > 2) {
      minutes = hours % 100;
      hours /= 100;
    } else if (mark(sign + 2, ':') && piece(sign + 3).digits == 2) {
      minutes = piece(sign + 3).number;
      at = sign + 4;
    }
    if (hours > 14 || minutes > 59) return {};
    std::array<char, 48> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%c%02d:%02d", piece(sign).text[0], hours, minutes);
    return buffer.data();
  }

  // The clock follows the date ("…, 12:17 IST", "… at 6 p.m. ET", "T18:40:00Z") or leads it ("12:17 GMT, 31 …").
  Timestamp stamp(const Found& date) const {
    Timestamp result{time::iso(*time::make_day(date.year, date.month, date.day)), 0, 0};
    std::size_t first = date.first;
    std::size_t last = date.last;
    std::size_t at = skip_marks(last, ",-|/.\xE2\x80\x93\x94\xC2\xB7\xA2(");
    if (word(at, "at") || word(at, "t")) ++at;
    std::optional<Clock> clock = clock_at(at);
    for (std::size_t back = std::min<std::size_t>(9, date.first); !clock && back > 0; --back) {
      clock = clock_at(date.first - back);
      if (clock) {
        std::size_t end = clock->last;
        zone(end, date, clock->hour);
        if (skip_marks(end, ",-|/)(") + (word(end, "on") ? 1U : 0U) < date.first && weekday(end) == 0) clock.reset();
      }
    }
    if (clock) {
      std::size_t end = clock->last;
      result.value += clock_value(*clock, date, end);
      first = std::min(first, clock->first);
      last = std::max(last, end);
    }
    result.begin_byte = pieces_[first].begin;
    result.end_byte = pieces_[last - 1].end;
    return result;
  }

  // "T18:40:00-04:00"; moves `end` behind the zone.
  std::string clock_value(const Clock& clock, const Found& date, std::size_t& end) const {
    const std::string offset = zone(end, date, clock.hour);
    std::array<char, 64> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "T%02d:%02d:%02d", clock.hour, clock.minute, clock.second);
    return buffer.data() + offset;
  }

  int weekday(std::size_t i) const { return time::weekday_number(piece(skip_marks(i, ",")).text); }

  std::vector<Piece> pieces_;
};

}  // namespace

std::optional<Timestamp> find_timestamp(std::string_view line) {
  return Finder(line).find();
}

std::optional<Timestamp> find_clock(std::string_view line, std::string_view day) {
  Found date{2000, 7, 1, 0, 0};
  if (const auto known = time::parse_iso_day(day.substr(0, 10))) {
    const time::Civil parts = time::civil(*known);
    date = {parts.year, parts.month, parts.day, 0, 0};
  }
  return Finder(line).find_clock(date);
}

}  // namespace quoth::extract::reader
