// SPDX-License-Identifier: Apache-2.0
#include "extract/language/affixes.h"

#include "extract/language/model_file.h"
#include "extract/language/utf8.h"

#include <algorithm>

namespace quoth::extract::language {
namespace {

constexpr std::string_view kEnDash = "–";
constexpr std::string_view kEmDash = "—";
constexpr char32_t kDegreeSign = 0xB0;

bool is_ascii_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

std::vector<std::string> strings_of(const ModelFile& model, std::string_view section) {
  const std::vector<std::string_view> lines = model.lines(section);
  return {lines.begin(), lines.end()};
}

std::size_t run_of_stops(std::string_view text, std::size_t from) noexcept {
  const std::size_t end = text.find_first_not_of('.', from);
  return (end == std::string_view::npos ? text.size() : end) - from;
}

}  // namespace

Affixes::Affixes(const Characters& characters, AffixLists lists) : characters_(&characters), lists_(std::move(lists)) {}

Affixes::Affixes(const Characters& characters, const ModelFile& model)
    : Affixes(characters, {strings_of(model, "tokenizer/prefixes"), strings_of(model, "tokenizer/suffixes"),
                           strings_of(model, "tokenizer/units")}) {}

std::uint32_t Affixes::flags_at(std::string_view text, std::size_t at) const noexcept {
  return at < text.size() ? characters_->flags(code_point_at(text, at).value) : 0;
}

std::uint32_t Affixes::flags_before(std::string_view text, std::size_t end) const noexcept {
  return end > 0 ? characters_->flags(code_point_at(text, code_point_before(text, end)).value) : 0;
}

std::size_t Affixes::prefix_size(std::string_view text) const noexcept {
  const CodePoint first = code_point_at(text, 0);
  const std::uint32_t flags = characters_->flags(first.value);
  if ((flags & kPrefix) != 0) return first.size;
  if (first.value == '.') {
    const std::size_t stops = run_of_stops(text, 0);
    return stops >= 2 ? stops : 0;
  }
  if (first.value == '+') return text.size() > 1 && is_ascii_digit(text[1]) ? 0 : 1;
  if ((flags & kPrefixOpener) != 0) {
    for (const std::string& prefix : lists_.prefixes) {
      if (text.starts_with(prefix)) return prefix.size();
    }
  }
  return 0;
}

// The expression is searched from the left and each of its alternatives ends at the end, so the longest suffix wins.
std::size_t Affixes::suffix_size(std::string_view text) const noexcept {
  const std::size_t begin = code_point_before(text, text.size());
  const std::uint32_t flags = characters_->flags(code_point_at(text, begin).value);
  const std::size_t single = (flags & kSuffix) != 0 ? text.size() - begin : 0;
  if (text[begin] == '.') return std::max(single, stop_suffix(text));
  return (flags & kSuffixCloser) != 0 ? std::max(single, listed_suffix(text)) : single;
}

std::size_t Affixes::stop_suffix(std::string_view text) const noexcept {
  const std::size_t last_other = text.find_last_not_of('.');
  const std::size_t before = last_other == std::string_view::npos ? 0 : last_other + 1;
  if (text.size() - before >= 2) return text.size() - before;
  const std::uint32_t flags = flags_before(text, before);
  if ((flags & kBeforeStop) != 0) return 1;
  if (before == 0) return 0;
  const std::size_t previous = code_point_before(text, before);
  if ((flags & kBigLetter) != 0 && (flags_before(text, previous) & kBigLetter) != 0) return 1;
  const bool is_scale = std::string_view("FfCcKk").find(text[previous]) != std::string_view::npos;
  const bool is_degree =
      is_scale && previous > 0 && code_point_at(text, code_point_before(text, previous)).value == kDegreeSign;
  return is_degree ? 1 : 0;
}

std::size_t Affixes::listed_suffix(std::string_view text) const noexcept {
  std::size_t longest = 0;
  for (const std::string& suffix : lists_.suffixes) {
    if (suffix.size() > longest && text.ends_with(suffix)) longest = suffix.size();
  }
  for (const std::string& unit : lists_.units) {
    if (unit.size() > longest && unit.size() < text.size() && is_ascii_digit(text[text.size() - unit.size() - 1]) &&
        text.ends_with(unit)) {
      longest = unit.size();
    }
  }
  return longest;
}

std::optional<Affixes::Span> Affixes::next_infix(std::string_view text, std::size_t from) const noexcept {
  while (from < text.size()) {
    const CodePoint c = code_point_at(text, from);
    const std::uint32_t flags = characters_->flags(c.value);
    if ((flags & kInfix) != 0) return Span{from, from + c.size};
    if ((flags & kInfixOpener) != 0) {
      const std::size_t size = infix_size(text, from);
      if (size > 0) return Span{from, from + size};
    }
    from += c.size;
  }
  return std::nullopt;
}

std::size_t Affixes::infix_size(std::string_view text, std::size_t at) const noexcept {
  if (text[at] == '.') {
    const std::size_t stops = run_of_stops(text, at);
    if (stops >= 2) return stops;
  }
  return at > 0 ? infix_between(text, at) : 0;
}

// The infixes that depend on both neighbours, in the order of the expression's alternatives.
std::size_t Affixes::infix_between(std::string_view text, std::size_t at) const noexcept {
  const std::uint32_t before = flags_before(text, at);
  const auto followed_by = [&](std::uint32_t flag, std::size_t size) {
    return (flags_at(text, at + size) & flag) != 0 ? size : 0;
  };
  const char c = text[at];
  if (c == '+' || c == '-' || c == '*' || c == '^') {
    const char next = at + 1 < text.size() ? text[at + 1] : '\0';
    if (is_ascii_digit(text[at - 1]) && (is_ascii_digit(next) || next == '-')) return 1;
  }
  if (c == '.') return (before & kLowerOrQuote) != 0 ? followed_by(kUpperOrQuote, 1) : 0;
  if (c == ',') return (before & kLetter) != 0 ? followed_by(kLetter, 1) : 0;
  if ((before & kLetterOrDigit) == 0) return 0;
  if (c == ':' || c == '<' || c == '>' || c == '=' || c == '/' || c == '~') return followed_by(kLetter, 1);
  const std::string_view rest = text.substr(at);
  for (const std::string_view dash : {std::string_view("-"), kEnDash, kEmDash, std::string_view("--"),
                                      std::string_view("---"), std::string_view("——")}) {
    if (rest.starts_with(dash) && followed_by(kLetter, dash.size()) != 0) return dash.size();
  }
  return 0;
}

}  // namespace quoth::extract::language
