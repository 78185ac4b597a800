// SPDX-License-Identifier: Apache-2.0
#include "cli/coverage_report.h"

#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace quoth::cli {
namespace {

using JsonWriter = rapidjson::Writer<rapidjson::StringBuffer>;

constexpr std::size_t kLongestExcerpt = 70;  // code points
constexpr std::size_t kContext = 30;         // code points on each side of a word that says little by itself
constexpr std::size_t kFewPoints = 20;       // such a word

// What a code is called for people, in the order in which the report tells them; `own` where the entry's message says
// more than that.
struct Heading {
  std::string_view code;
  std::string_view text;
  bool own;
};
constexpr std::array kHeadings{
    Heading{"quote-without-speaker", "quotations that nobody is said to speak", false},
    Heading{"quote-speaker-unknown", "quotations whose speaker is nobody known", true},
    Heading{"unresolved-pronoun", "pronouns left open", false},
    Heading{"unresolved-date", "dates left open", false},
    Heading{"hard-to-read", "hard to read", true},
    Heading{"boilerplate", "left out: not the article's", false},
};

Heading heading_of(std::string_view code) {
  const auto found = std::find_if(kHeadings.begin(), kHeadings.end(), [&](const Heading& h) { return h.code == code; });
  return found == kHeadings.end() ? Heading{code, code, true} : *found;
}

bool continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

// Where an entry stands and what its words are.
struct Place {
  std::size_t line = 0;  // from 1
  std::string words;     // shortened to an excerpt
  std::string context;   // with the words around, where these are few
};

// Walks forward through a text, since places come in order.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Place place_of(const Diagnostic& entry) {
    Place place;
    const std::size_t length = entry.end - entry.begin;
    const std::size_t begin = byte_of(entry.begin);
    place.line = line_;
    const std::size_t shown = std::min(length, kLongestExcerpt);
    const std::size_t end = forward(begin, shown);
    place.words = one_line(text_.substr(begin, end - begin)) + (shown < length ? "…" : "");
    place.context = place.words;
    const bool whole_line = (begin == 0 || text_[begin - 1] == '\n') && (end == text_.size() || text_[end] == '\n');
    if (length <= kFewPoints && !whole_line) {
      const std::size_t from = back(begin, kContext);
      const std::size_t to = forward(end, kContext);
      place.context = (from > 0 && text_[from - 1] != '\n' ? "…" : "") + one_line(text_.substr(from, begin - from)) +
                      "[" + place.words + "]" + one_line(text_.substr(end, to - end)) +
                      (to < text_.size() && text_[to] != '\n' ? "…" : "");
      while (place.context.ends_with(' ')) place.context.pop_back();
    }
    return place;
  }

 private:
  // The byte where code point `index` begins; keeps count of the lines.
  std::size_t byte_of(std::size_t index) {
    if (index < index_) byte_ = index_ = 0, line_ = 1;
    while (index_ < index && byte_ < text_.size()) {
      if (text_[byte_] == '\n') ++line_;
      byte_ = forward(byte_, 1);
      ++index_;
    }
    return byte_;
  }
  std::size_t forward(std::size_t byte, std::size_t points) const {
    for (; points > 0 && byte < text_.size() && (points == 1 || text_[byte] != '\n'); --points) {
      ++byte;
      while (byte < text_.size() && continuation(text_[byte])) ++byte;
    }
    return byte;
  }
  std::size_t back(std::size_t byte, std::size_t points) const {
    for (; points > 0 && byte > 0 && text_[byte - 1] != '\n'; --points) {
      --byte;
      while (byte > 0 && continuation(text_[byte])) --byte;
    }
    return byte;
  }
  static std::string one_line(std::string_view text) {
    std::string words(text);
    std::replace_if(
        words.begin(), words.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return words;
  }

  std::string_view text_;
  std::size_t byte_ = 0;
  std::size_t index_ = 0;
  std::size_t line_ = 1;
};

void put(JsonWriter& writer, const char* key, std::string_view value) {
  writer.Key(key);
  writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}
void put(JsonWriter& writer, const char* key, std::size_t value) {
  writer.Key(key);
  writer.Uint64(value);
}

void print_line(std::FILE* out, const rapidjson::StringBuffer& buffer) {
  fmt::print(out, "{}\n", std::string_view(buffer.GetString(), buffer.GetSize()));
}

}  // namespace

void CoverageReport::add(const graph::Records& records, const Diagnostics& diagnostics) {
  ++documents_;
  std::vector<Diagnostic> entries = diagnostics.entries();
  std::stable_sort(entries.begin(), entries.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return a.begin < b.begin; });
  for (const Diagnostic& entry : entries) ++totals_[entry.code];
  if (form_ == Form::text)
    add_text(records, entries);
  else
    add_ndjson(records, entries);
}

void CoverageReport::add_text(const graph::Records& records, const std::vector<Diagnostic>& entries) const {
  fmt::print(out_, "{}: {} entities, {} times, {} statements\n", records.document.uri, records.entities.size(),
             records.times.size(), records.statements.size());
  std::vector<std::string_view> codes;
  for (const Heading& heading : kHeadings) codes.push_back(heading.code);
  for (const Diagnostic& entry : entries) {
    if (entry.end <= entry.begin)
      fmt::print(out_, "  {}: {}\n", entry.code, entry.message);
    else if (std::find(codes.begin(), codes.end(), entry.code) == codes.end())
      codes.emplace_back(entry.code);
  }
  for (const std::string_view code : codes) {
    const Heading heading = heading_of(code);
    const auto count = std::count_if(entries.begin(), entries.end(), [&](const Diagnostic& entry) {
      return entry.code == code && entry.end > entry.begin;
    });
    if (count == 0) continue;
    fmt::print(out_, "  {} ({})\n", heading.text, count);
    Reader reader(records.document.text);
    for (const Diagnostic& entry : entries) {
      if (entry.code != code || entry.end <= entry.begin) continue;
      const Place place = reader.place_of(entry);
      fmt::print(out_, "    line {:<4} {:<13} {}{}{}\n", place.line, fmt::format("{}-{}", entry.begin, entry.end),
                 place.context, heading.own ? "  – " : "", heading.own ? entry.message : "");
    }
  }
}

void CoverageReport::add_ndjson(const graph::Records& records, const std::vector<Diagnostic>& entries) const {
  {
    rapidjson::StringBuffer buffer;
    JsonWriter writer(buffer);
    writer.StartObject();
    put(writer, "report", std::string_view("article"));
    put(writer, "document", records.document.uri);
    put(writer, "id", records.document.id);
    put(writer, "entities", records.entities.size());
    put(writer, "times", records.times.size());
    put(writer, "statements", records.statements.size());
    writer.EndObject();
    print_line(out_, buffer);
  }
  Reader reader(records.document.text);
  for (const Diagnostic& entry : entries) {
    rapidjson::StringBuffer buffer;
    JsonWriter writer(buffer);
    writer.StartObject();
    put(writer, "report", entry.code);
    put(writer, "document", records.document.uri);
    if (entry.end > entry.begin) {
      const Place place = reader.place_of(entry);
      put(writer, "line", place.line);
      put(writer, "begin", std::size_t{entry.begin});
      put(writer, "end", std::size_t{entry.end});
      put(writer, "words", place.words);
      put(writer, "context", place.context);
    } else {
      for (const char* key : {"line", "begin", "end", "words", "context"}) {
        writer.Key(key);
        writer.Null();
      }
    }
    put(writer, "message", entry.message);
    writer.EndObject();
    print_line(out_, buffer);
  }
}

void CoverageReport::finish() const {
  if (form_ == Form::text) {
    fmt::print(out_, "{} document{}", documents_, documents_ == 1 ? "" : "s");
    for (const auto& [code, count] : totals_) fmt::print(out_, ", {} {}", count, code);
    fmt::print(out_, "\n");
    return;
  }
  rapidjson::StringBuffer buffer;
  JsonWriter writer(buffer);
  writer.StartObject();
  put(writer, "report", std::string_view("total"));
  put(writer, "documents", documents_);
  for (const auto& [code, count] : totals_) put(writer, code.c_str(), count);
  writer.EndObject();
  print_line(out_, buffer);
}

}  // namespace quoth::cli
