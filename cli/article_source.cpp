// SPDX-License-Identifier: Apache-2.0
#include "cli/article_source.h"

#include "extract/reader/decode.h"
#include "extract/reader/file.h"
#include "graph/error.h"

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include <poll.h>
#include <sys/stat.h>

#include <cerrno>
#include <string_view>

namespace quoth::cli {
namespace {

using extract::Input;

// A character may be escaped as six bytes ("\u00e9").
constexpr std::size_t kLongestLine = extract::reader::kMaximumBytes * 6;

ArticleSource::Article unreadable(std::string uri, std::string message) {
  ArticleSource::Article article;
  article.diagnostics.report({Severity::warning, "unreadable", std::move(message), std::move(uri)});
  return article;
}

enum class Line { none, whole, too_long };

// The next line without its newline. A line longer than kLongestLine is skipped over, never held.
Line read_line(std::FILE* stream, std::string& line) {
  line.clear();
  bool any = false;
  bool too_long = false;
  for (int c = getc_unlocked(stream); c != EOF; c = getc_unlocked(stream)) {
    any = true;
    if (c == '\n') break;
    if (line.size() >= kLongestLine) {
      too_long = true;
      line.clear();
      line.shrink_to_fit();
    }
    if (!too_long) line.push_back(static_cast<char>(c));
  }
  if (!any) return Line::none;
  return too_long ? Line::too_long : Line::whole;
}

bool blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == line.npos;
}

// The string under `key`; false where there is something else.
bool take(const rapidjson::Document& json, const char* key, std::string& value) {
  const auto member = json.FindMember(key);
  if (member == json.MemberEnd() || member->value.IsNull()) return true;
  if (!member->value.IsString()) return false;
  value.assign(member->value.GetString(), member->value.GetStringLength());
  return true;
}

ArticleSource::Article parse_document(const std::string& line, const std::string& place) {
  rapidjson::Document json;
  json.Parse<rapidjson::kParseValidateEncodingFlag>(line.data(), line.size());
  if (json.HasParseError()) {
    return unreadable(place, std::string("not a JSON document: ") + rapidjson::GetParseError_En(json.GetParseError()));
  }
  if (!json.IsObject()) return unreadable(place, "not a JSON object with \"text\" or \"html\"");
  Input input;
  std::string html;
  if (!take(json, "uri", input.uri) || !take(json, "text", input.bytes) || !take(json, "html", html) ||
      !take(json, "published", input.published) || !take(json, "title", input.title) ||
      !take(json, "publisher", input.publisher)) {
    return unreadable(place, "uri, text, html, published, title and publisher are strings");
  }
  if (!json.HasMember("text") && !json.HasMember("html"))
    return unreadable(place, "a document needs \"text\" or \"html\"");
  input.type = json.HasMember("text") ? Input::Type::text : Input::Type::html;
  if (input.type == Input::Type::html) input.bytes = std::move(html);
  if (input.uri.empty()) input.uri = place;
  ArticleSource::Article article;
  article.input = std::move(input);
  return article;
}

bool holds_documents(std::string_view path) {
  return path.ends_with(".ndjson") || path.ends_with(".jsonl");
}

}  // namespace

ArticleSource::ArticleSource(std::vector<std::string> arguments) : arguments_(std::move(arguments)) {
  if (arguments_.empty()) arguments_.emplace_back("-");
}

ArticleSource::~ArticleSource() {
  close();
}

void ArticleSource::close() {
  if (stream_ != nullptr && stream_ != stdin) std::fclose(stream_);
  stream_ = nullptr;
}

bool ArticleSource::ready() const {
  if (stream_ == nullptr) return at_ >= arguments_.size() || arguments_[at_] != "-";
  struct stat status {};
  if (fstat(fileno(stream_), &status) == 0 && S_ISREG(status.st_mode)) return true;
  pollfd waiting{fileno(stream_), POLLIN, 0};
  return poll(&waiting, 1, 0) > 0;
}

std::optional<ArticleSource::Article> ArticleSource::next() {
  while (true) {
    if (stream_ != nullptr) {
      if (auto article = next_line()) return article;
      close();
    }
    if (at_ >= arguments_.size()) return std::nullopt;
    const std::string& argument = arguments_[at_++];
    name_ = argument;
    line_ = 0;
    if (argument == "-") {
      stream_ = stdin;
      continue;
    }
    if (holds_documents(argument)) {
      stream_ = std::fopen(argument.c_str(), "rb");
      if (stream_ == nullptr) return unreadable(argument, io_error("cannot open", errno).what());
      continue;
    }
    try {
      Article article;
      article.input = extract::reader::read_file(argument);
      return article;
    } catch (const Error& error) {
      return unreadable({}, error.what());
    }
  }
}

std::optional<ArticleSource::Article> ArticleSource::next_line() {
  std::string line;
  while (true) {
    const Line read = read_line(stream_, line);
    if (read == Line::none) {
      if (std::ferror(stream_) != 0) return unreadable(name_, io_error("cannot read", errno).what());
      return std::nullopt;
    }
    ++line_;
    const std::string place = name_ + ":" + std::to_string(line_);
    if (read == Line::too_long) return unreadable(place, "the line is too long for a document");
    if (blank(line)) continue;
    const bool first = line_ == 1;
    if (first && line[line.find_first_not_of(" \t\r")] != '{') return whole_stream(line + '\n');
    return parse_document(line, place);
  }
}

// Standard input that is no NDJSON is one article.
ArticleSource::Article ArticleSource::whole_stream(std::string beginning) {
  Article article;
  extract::Input input;
  input.uri = name_;
  input.bytes = std::move(beginning);
  for (int c = std::getc(stream_); c != EOF; c = std::getc(stream_)) {
    input.bytes.push_back(static_cast<char>(c));
    if (input.bytes.size() > extract::reader::kMaximumBytes) break;  // the reader says so
  }
  close();
  article.input = std::move(input);
  return article;
}

}  // namespace quoth::cli
