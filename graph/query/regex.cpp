// SPDX-License-Identifier: Apache-2.0
#include "graph/query/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <memory>
#include <string>
#include <unordered_map>

namespace quoth::query {
namespace {

struct FreeCode {
  void operator()(pcre2_code* code) const noexcept { pcre2_code_free(code); }
};
struct FreeMatch {
  void operator()(pcre2_match_data* data) const noexcept { pcre2_match_data_free(data); }
};
using Code = std::unique_ptr<pcre2_code, FreeCode>;

Code compile(std::string_view pattern, Position position) {
  int error = 0;
  PCRE2_SIZE offset = 0;
  Code code(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.data()), pattern.size(),
                          PCRE2_UTF | PCRE2_UCP | PCRE2_ANCHORED | PCRE2_ENDANCHORED, &error, &offset, nullptr));
  if (code) return code;
  PCRE2_UCHAR message[160];
  pcre2_get_error_message(error, message, sizeof message);
  throw argument_error("InvalidArgumentValue",
                       "this regular expression is wrong at character " + std::to_string(offset + 1) + ": " +
                           reinterpret_cast<const char*>(message),
                       position);
}

}  // namespace

bool matches_whole(std::string_view text, std::string_view pattern, Position position) {
  thread_local std::unordered_map<std::string, Code> kept;
  if (kept.size() > 64) kept.clear();
  const auto [at, added] = kept.try_emplace(std::string(pattern));
  if (!at->second) {
    try {
      at->second = compile(pattern, position);
    } catch (...) {
      kept.erase(at);
      throw;
    }
  }
  const std::unique_ptr<pcre2_match_data, FreeMatch> data(pcre2_match_data_create(1, nullptr));
  const int result =
      pcre2_match(at->second.get(), reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), 0, 0, data.get(), nullptr);
  if (result >= 0) return true;
  if (result == PCRE2_ERROR_NOMATCH) return false;
  throw limit_error("this regular expression backtracks too much; make it simpler");
}

}  // namespace quoth::query
