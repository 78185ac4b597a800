// SPDX-License-Identifier: Apache-2.0
// What the tokenizer cuts off a chunk's front and back and where it cuts inside: matchers written by hand that do
// what the four regular expressions of the model do, on the character classes that the converter took from them. The
// converter refuses a model whose expressions have another form. Chunks hold no white space.
#pragma once

#include "extract/language/characters.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quoth::extract::language {

class ModelFile;

// The parts of the expressions that are lists of strings.
struct AffixLists {
  std::vector<std::string> prefixes;  // of several characters: "US$"
  std::vector<std::string> suffixes;  // of several characters: "'s"
  std::vector<std::string> units;     // suffixes after a digit, of any length: "km/h", "€"
};

class Affixes {
 public:
  Affixes(const Characters& characters, AffixLists lists);        // `characters` must outlive this
  Affixes(const Characters& characters, const ModelFile& model);  // the lists from the model's sections

  // Bytes of the prefix (suffix) of `text`, which is not empty; 0 for none. Cost: a few look-ups.
  std::size_t prefix_size(std::string_view text) const noexcept;
  std::size_t suffix_size(std::string_view text) const noexcept;

  struct Span {
    std::size_t begin = 0;  // bytes, half-open
    std::size_t end = 0;
  };
  // The first infix that begins at byte `from` or later. Cost: linear in the distance.
  std::optional<Span> next_infix(std::string_view text, std::size_t from) const noexcept;

  const Characters& characters() const noexcept { return *characters_; }

 private:
  std::uint32_t flags_at(std::string_view text, std::size_t at) const noexcept;       // 0 at or past the end
  std::uint32_t flags_before(std::string_view text, std::size_t end) const noexcept;  // 0 at the begin
  std::size_t stop_suffix(std::string_view text) const noexcept;
  std::size_t listed_suffix(std::string_view text) const noexcept;
  std::size_t infix_size(std::string_view text, std::size_t at) const noexcept;
  std::size_t infix_between(std::string_view text, std::size_t at) const noexcept;

  const Characters* characters_;
  AffixLists lists_;
};

// True where the whole of `text` is a web address or an e-mail address by the model's expression: an optional scheme
// and user, a host name or a public IPv4 address, an optional port and path.
bool is_web_address(std::string_view text, const Characters& characters) noexcept;

}  // namespace quoth::extract::language
