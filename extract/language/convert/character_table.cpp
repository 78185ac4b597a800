// SPDX-License-Identifier: Apache-2.0
#include "extract/language/convert/character_table.h"

#include "extract/language/convert/data_rows.h"
#include "graph/error.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace quoth::embedded {
std::string_view unicode_characters();
}

namespace quoth::extract::language {
namespace {

constexpr char32_t kCodePoints = 0x110000;

const std::map<std::string_view, std::uint32_t> kFlagOfProperty{
    {"alpha", kAlpha}, {"upper", kUpper},     {"digit", kDigit}, {"space", kSpace},
    {"word", kWord},   {"decimal", kDecimal}, {"cased", kCased}, {"ignorable", kIgnorable},
};

// The number of `value`, which is given the next one when it is new. Numbers fit a byte.
template <typename Value>
std::uint8_t number_of(std::map<Value, std::uint8_t>& numbers, const Value& value) {
  if (numbers.size() >= 256 && !numbers.contains(value)) {
    throw Error(ErrorKind::internal, "the character table has too many kinds");
  }
  return numbers.emplace(value, static_cast<std::uint8_t>(numbers.size())).first->second;
}

}  // namespace

CharacterTable::CharacterTable() : kinds_(kCodePoints) {
  for (const DataRow& row : data_rows(embedded::unicode_characters())) {
    const auto hexadecimal = [&row](std::size_t at) { return std::stoul(std::string(row.at(at)), nullptr, 16); };
    const unsigned long step = hexadecimal(3);
    for (unsigned long c = hexadecimal(1); c <= hexadecimal(2); c += step) {
      if (row[0] == "lower") {
        kinds_[c].to_lower = std::stoi(std::string(row.at(4)));
      } else {
        kinds_[c].flags |= kFlagOfProperty.at(row[0]);
      }
    }
  }
}

void CharacterTable::set(const std::vector<CharacterRange>& ranges, std::uint32_t flag) {
  for (const CharacterRange& range : ranges) {
    for (char32_t c = range.first; c <= range.last; ++c) set(c, flag);
  }
}

CharacterTable::Packed CharacterTable::pack() const {
  Packed packed;
  std::map<std::pair<std::uint32_t, std::int32_t>, std::uint8_t> kind_numbers;
  std::map<std::vector<std::uint8_t>, std::uint8_t> block_numbers;
  number_of(kind_numbers, {0U, 0});  // kind 0 has no property: what out-of-range values get
  packed.kinds.resize(1);
  for (std::size_t begin = 0; begin < kCodePoints; begin += Characters::kBlockSize) {
    std::vector<std::uint8_t> block;
    for (std::size_t c = begin; c < begin + Characters::kBlockSize; ++c) {
      block.push_back(number_of(kind_numbers, {kinds_[c].flags, kinds_[c].to_lower}));
      if (kind_numbers.size() > packed.kinds.size()) packed.kinds.push_back(kinds_[c]);
    }
    const std::size_t known = block_numbers.size();
    packed.block_of.push_back(number_of(block_numbers, block));
    if (block_numbers.size() > known) packed.kind_of.insert(packed.kind_of.end(), block.begin(), block.end());
  }
  return packed;
}

void CharacterTable::write(ModelFileWriter& model) const {
  const Packed packed = pack();
  model.add_array("characters/block_of", packed.block_of);
  model.add_array("characters/kind_of", packed.kind_of);
  model.add_array("characters/kinds", packed.kinds);
}

}  // namespace quoth::extract::language
