// SPDX-License-Identifier: Apache-2.0
#include "graph/query/functions.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <string>

namespace quoth::query {
namespace {

using Arguments = std::span<const Value>;
constexpr auto bit = StaticType::bit;

bool any_null(Arguments a) {
  return std::any_of(a.begin(), a.end(), [](const Value& value) { return value.is_null(); });
}

std::string_view text(const Value& value, std::string_view function) {
  if (value.kind() != Kind::string) wrong_argument(function, value, "InvalidArgumentType");
  return value.as_string();
}

std::int64_t number(const Value& value, std::string_view function) {
  if (value.kind() != Kind::integer) wrong_argument(function, value, "InvalidArgumentType");
  if (value.as_integer() < 0)
    throw argument_error("NegativeIntegerArgument", std::string(function) + "() takes no negative number");
  return value.as_integer();
}

Value cased(std::string_view source, bool upper) {
  icu::UnicodeString units = icu::UnicodeString::fromUTF8(source);
  if (upper) {
    units.toUpper(icu::Locale::getRoot());
  } else {
    units.toLower(icu::Locale::getRoot());
  }
  std::string out;
  units.toUTF8String(out);
  return Value::string(std::move(out));
}

Value to_upper(Execution& /*x*/, Arguments a) {
  return any_null(a) ? Value() : cased(text(a[0], "toUpper"), true);
}
Value to_lower(Execution& /*x*/, Arguments a) {
  return any_null(a) ? Value() : cased(text(a[0], "toLower"), false);
}

constexpr std::string_view kBlanks = " \t\r\n\f\v";

Value trimmed(const Value& value, bool left, bool right) {
  if (value.is_null()) return {};
  std::string_view source = text(value, "trim");
  if (left) source.remove_prefix(std::min(source.find_first_not_of(kBlanks), source.size()));
  if (right) source = source.substr(0, source.find_last_not_of(kBlanks) + 1);
  return Value::string(std::string(source));
}
Value trim(Execution& /*x*/, Arguments a) {
  return trimmed(a[0], true, true);
}
Value ltrim(Execution& /*x*/, Arguments a) {
  return trimmed(a[0], true, false);
}
Value rtrim(Execution& /*x*/, Arguments a) {
  return trimmed(a[0], false, true);
}

Value replace(Execution& x, Arguments a) {
  if (any_null(a)) return {};
  const std::string_view source = text(a[0], "replace"), what = text(a[1], "replace"), with = text(a[2], "replace");
  if (what.empty()) return a[0];
  std::string out;
  std::size_t from = 0;
  for (std::size_t at = source.find(what); at != std::string_view::npos; at = source.find(what, from)) {
    out += source.substr(from, at - from);
    out += with;
    from = at + what.size();
    x.check_room(out.size());
  }
  return Value::string(out += source.substr(from));
}

Value split(Execution& /*x*/, Arguments a) {
  if (any_null(a)) return {};
  const std::string_view source = text(a[0], "split"), by = text(a[1], "split");
  List parts;
  std::size_t from = 0;
  if (by.empty()) {
    while (from < source.size()) {
      std::size_t end = from + 1;
      while (end < source.size() && (source[end] & 0xC0) == 0x80) ++end;
      parts.push_back(Value::string(std::string(source.substr(from, end - from))));
      from = end;
    }
    return Value::list(std::move(parts));
  }
  for (std::size_t at = source.find(by); at != std::string_view::npos; at = source.find(by, from)) {
    parts.push_back(Value::string(std::string(source.substr(from, at - from))));
    from = at + by.size();
  }
  parts.push_back(Value::string(std::string(source.substr(from))));
  return Value::list(std::move(parts));
}

// The byte where code point `index` begins, or the end.
std::size_t byte_of(std::string_view source, std::int64_t index) {
  std::size_t at = 0;
  for (; index > 0 && at < source.size(); --index) {
    ++at;
    while (at < source.size() && (source[at] & 0xC0) == 0x80) ++at;
  }
  return at;
}

Value substring(Execution& /*x*/, Arguments a) {
  if (any_null(a)) return {};
  const std::string_view source = text(a[0], "substring");
  const std::string_view rest = source.substr(byte_of(source, number(a[1], "substring")));
  if (a.size() < 3) return Value::string(std::string(rest));
  return Value::string(std::string(rest.substr(0, byte_of(rest, number(a[2], "substring")))));
}

Value left(Execution& /*x*/, Arguments a) {
  if (any_null(a)) return {};
  const std::string_view source = text(a[0], "left");
  return Value::string(std::string(source.substr(0, byte_of(source, number(a[1], "left")))));
}

Value right(Execution& /*x*/, Arguments a) {
  if (any_null(a)) return {};
  const std::string_view source = text(a[0], "right");
  const auto size = std::count_if(source.begin(), source.end(), [](char c) { return (c & 0xC0) != 0x80; });
  const std::int64_t skipped = std::max<std::int64_t>(0, size - number(a[1], "right"));
  return Value::string(std::string(source.substr(byte_of(source, skipped))));
}

constexpr StaticType::Kinds kText = bit(Kind::string);
constexpr StaticType::Kinds kInteger = bit(Kind::integer);
constexpr StaticType kString = StaticType::of(Kind::string);

constexpr Function kFunctions[] = {
    {"toUpper", 1, 1, {kText, 0, 0}, kString, to_upper},
    {"toLower", 1, 1, {kText, 0, 0}, kString, to_lower},
    {"upper", 1, 1, {kText, 0, 0}, kString, to_upper},
    {"lower", 1, 1, {kText, 0, 0}, kString, to_lower},
    {"trim", 1, 1, {kText, 0, 0}, kString, trim},
    {"lTrim", 1, 1, {kText, 0, 0}, kString, ltrim},
    {"rTrim", 1, 1, {kText, 0, 0}, kString, rtrim},
    {"replace", 3, 3, {kText, kText, kText}, kString, replace},
    {"split", 2, 2, {kText, kText, 0}, StaticType::list_of(kText), split},
    {"substring", 2, 3, {kText, kInteger, kInteger}, kString, substring},
    {"left", 2, 2, {kText, kInteger, 0}, kString, left},
    {"right", 2, 2, {kText, kInteger, 0}, kString, right},
};

}  // namespace

std::span<const Function> string_functions() {
  return kFunctions;
}

}  // namespace quoth::query
