// SPDX-License-Identifier: Apache-2.0
// The model's `url_match`, after Diego Perini's expression for web addresses, with e-mail addresses allowed for:
//   (scheme://)? (user(:password)?@)? (IPv4 | host name) (:port)? ([/?#] anything)?
// Each part ends at a character that it cannot hold, so no backtracking is needed but over the places of "@".
#include "extract/language/affixes.h"
#include "extract/language/utf8.h"

#include <array>

namespace quoth::extract::language {
namespace {

bool is_ascii_alphanumeric(char32_t c) noexcept {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool may_bound_label(char32_t c) noexcept {
  return is_ascii_alphanumeric(c) || (c >= 0xA1 && c <= 0xFFFF);
}

// A number of an IPv4 address: one to three decimal digits, of any script but where the expression asks for ASCII.
struct Octet {
  std::array<char32_t, 3> digits{};
  std::size_t count = 0;

  bool is(std::u32string_view text) const noexcept { return std::u32string_view(digits.data(), count) == text; }
  bool has(std::size_t at, char32_t first, char32_t last) const noexcept {
    return digits[at] >= first && digits[at] <= last;
  }
  // Of three digits, from 100 to `hundreds` `tens` `ones`.
  bool is_three_digits(char32_t tens, char32_t ones) const noexcept {
    return count == 3 && (digits[0] == '1' ||
                          (digits[0] == '2' && (has(1, '0', tens - 1) || (digits[1] == tens && has(2, '0', ones)))));
  }
  bool may_be_first() const noexcept { return (count < 3 && has(0, '1', '9')) || is_three_digits('2', '3'); }
  bool may_be_inner() const noexcept { return (count == 1 || count == 2) || is_three_digits('5', '5'); }
  bool may_be_last() const noexcept { return (count < 3 && has(0, '1', '9')) || is_three_digits('5', '4'); }
};

class WebAddress {
 public:
  WebAddress(std::string_view text, const Characters& characters) : text_(text), characters_(characters) {}

  bool matches() const noexcept {
    if (text_.find('.') == std::string_view::npos) return false;
    const std::size_t scheme = scheme_end();
    return matches_from(0) || (scheme > 0 && matches_from(scheme));
  }

 private:
  std::uint32_t flags(char32_t c) const noexcept { return characters_.flags(c); }

  // Where "scheme://" ends, 0 for none.
  std::size_t scheme_end() const noexcept {
    const std::size_t colon = text_.find("://");
    std::size_t count = 0;
    if (colon == std::string_view::npos) return 0;
    for (std::size_t at = 0; at < colon; ++count) {
      const CodePoint c = code_point_at(text_, at);
      if ((flags(c.value) & kWord) == 0 && c.value != '+' && c.value != '-' && c.value != '.') return 0;
      at += c.size;
    }
    return count >= 2 ? colon + 3 : 0;
  }

  bool matches_from(std::size_t begin) const noexcept {
    if (host_matches(begin)) return true;
    for (std::size_t at = text_.find('@', begin + 1); at != std::string_view::npos; at = text_.find('@', at + 1)) {
      if (host_matches(at + 1)) return true;
    }
    return false;
  }

  bool host_matches(std::size_t at) const noexcept { return name_matches(at) || ipv4_matches(at); }

  bool name_matches(std::size_t at) const noexcept {
    while (true) {
      const std::size_t next = after_label(at);
      if (next == 0) return false;
      if (top_level_matches(next)) return true;
      at = next;
    }
  }

  // Behind the label at `at` and its full stop; 0 where there is none.
  std::size_t after_label(std::size_t at) const noexcept {
    constexpr std::size_t kLongestLabel = 64;
    std::size_t count = 0;
    bool bounded = false;
    while (at < text_.size()) {
      const CodePoint c = code_point_at(text_, at);
      at += c.size;
      if (c.value == '.') return bounded && count <= kLongestLabel ? at : 0;
      bounded = may_bound_label(c.value);
      if (!bounded && (count == 0 || (c.value != '_' && c.value != '-'))) return 0;
      ++count;
    }
    return 0;
  }

  bool top_level_matches(std::size_t at) const noexcept {
    std::size_t count = 0;
    while (at < text_.size()) {
      const CodePoint c = code_point_at(text_, at);
      if ((flags(c.value) & kSmallLetter) == 0) break;
      at += c.size;
      ++count;
    }
    return count >= 2 && count <= 63 && rest_matches(at);
  }

  bool ipv4_matches(std::size_t at) const noexcept {
    std::array<Octet, 4> octets;
    for (std::size_t i = 0; i < octets.size(); ++i) {
      if (i > 0 && (at >= text_.size() || text_[at++] != '.')) return false;
      at = read_octet(at, octets[i]);
    }
    const bool valid =
        octets[0].may_be_first() && octets[1].may_be_inner() && octets[2].may_be_inner() && octets[3].may_be_last();
    return valid && !is_private(octets[0], octets[1]) && rest_matches(at);
  }

  std::size_t read_octet(std::size_t at, Octet& octet) const noexcept {
    while (at < text_.size() && octet.count < 3) {
      const CodePoint c = code_point_at(text_, at);
      if ((flags(c.value) & kDecimal) == 0) break;
      octet.digits[octet.count++] = c.value;
      at += c.size;
    }
    return at;
  }

  static bool is_private(const Octet& first, const Octet& second) noexcept {
    if (first.is(U"10") || first.is(U"127")) return true;
    if (first.is(U"169") && second.is(U"254")) return true;
    if (first.is(U"192") && second.is(U"168")) return true;
    return first.is(U"172") && second.count == 2 &&
           ((second.has(0, '1', '1') && second.has(1, '6', '9')) || second.has(0, '2', '2') ||
            (second.has(0, '3', '3') && second.has(1, '0', '1')));
  }

  // Port and path to the end of the text.
  bool rest_matches(std::size_t at) const noexcept {
    if (at < text_.size() && text_[at] == ':') {
      std::size_t count = 0;
      for (++at; at < text_.size(); ++count) {
        const CodePoint c = code_point_at(text_, at);
        if ((flags(c.value) & kDecimal) == 0) break;
        at += c.size;
      }
      if (count < 2 || count > 5) return false;
    }
    return at == text_.size() || text_[at] == '/' || text_[at] == '?' || text_[at] == '#';
  }

  std::string_view text_;
  const Characters& characters_;
};

}  // namespace

bool is_web_address(std::string_view text, const Characters& characters) noexcept {
  return WebAddress(text, characters).matches();
}

}  // namespace quoth::extract::language
