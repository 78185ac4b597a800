// SPDX-License-Identifier: Apache-2.0
#include "extract/reader/decode.h"

#include "graph/error.h"

#include <unicode/ucnv.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <memory>

namespace quoth::extract::reader {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

struct Utf8Check {
  std::size_t invalid = 0;
  std::size_t first_invalid = 0;
  std::size_t multibyte = 0;
  std::size_t controls = 0;  // C0 other than white space, and NUL
};

bool is_binary_control(unsigned char c) {
  return c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x0B && c != 0x1B;
}

// Walks over `bytes`; with `out`, writes the repaired text.
Utf8Check check_utf8(std::string_view bytes, std::string* out) {
  Utf8Check result;
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto size = static_cast<std::int64_t>(bytes.size());
  std::int64_t i = 0;
  while (i < size) {
    const std::int64_t begin = i;
    if (data[i] < 0x80) {
      const bool zero = data[i] == 0;
      result.controls += is_binary_control(data[i]) ? 1U : 0U;
      ++i;
      if (out == nullptr) continue;
      if (zero)
        out->append(kReplacement);
      else
        out->push_back(bytes[static_cast<std::size_t>(begin)]);
      continue;
    }
    UChar32 code_point = 0;
    U8_NEXT(data, i, size, code_point);
    if (code_point < 0) {
      // Half of a pair of UTF-16, written as if it were a character: no other encoding gives these three bytes.
      const bool surrogate = begin + 2 < size && data[begin] == 0xED && data[begin + 1] >= 0xA0 &&
                             data[begin + 1] < 0xC0 && data[begin + 2] >= 0x80 && data[begin + 2] < 0xC0;
      if (surrogate) {
        i = begin + 3;
        ++result.multibyte;
      }
      if (result.invalid++ == 0) result.first_invalid = static_cast<std::size_t>(begin);
      if (out != nullptr) out->append(kReplacement);
    } else {
      ++result.multibyte;
      if (out != nullptr)
        out->append(bytes.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin)));
    }
  }
  return result;
}

// "UTF-16LE", "UTF-16BE" where every other byte is zero in most of the beginning, else empty. Prose of Latin letters
// only; other UTF-16 carries a byte order mark in practice.
std::string_view utf16_by_zeros(std::string_view bytes) {
  const std::size_t size = std::min<std::size_t>(bytes.size(), 4096) & ~std::size_t{1};
  if (size < 4) return {};
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < size; ++i) zeros[i % 2] += bytes[i] == '\0' ? 1U : 0U;
  if (zeros[1] * 10 >= size / 2 * 7 && zeros[0] * 20 < size / 2) return "UTF-16LE";
  if (zeros[0] * 10 >= size / 2 * 7 && zeros[1] * 20 < size / 2) return "UTF-16BE";
  return {};
}

void refuse_binary(std::string_view bytes) {
  using namespace std::string_view_literals;
  static constexpr std::array kMagic{
      "\x7f"
      "ELF"sv,
      "%PDF-"sv,
      "PK\x03\x04"sv,
      "\x89PNG"sv,
      "GIF8"sv,
      "\xFF\xD8\xFF"sv,
      "\x1F\x8B"sv,
      "SQLite format 3\0"sv,
      "\xD0\xCF\x11\xE0"sv,
      "{\\rtf"sv};
  for (const std::string_view magic : kMagic) {
    if (bytes.substr(0, magic.size()) == magic) {
      throw Error(ErrorKind::input, "this is not text but a binary file; save the article as text or HTML");
    }
  }
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

// Through ICU. Nothing for a name that ICU does not know.
bool convert(std::string_view bytes, const std::string& encoding, Decoded& decoded) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(encoding.c_str(), &status));
  if (U_FAILURE(status)) return false;
  std::u16string wide;
  wide.resize(bytes.size() * 2 + 16);
  const std::int32_t length = ucnv_toUChars(converter.get(), wide.data(), static_cast<std::int32_t>(wide.size()),
                                            bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) return false;
  decoded.text.reserve(bytes.size() + bytes.size() / 4);
  for (std::int32_t i = 0; i < length;) {
    UChar32 c = 0;
    U16_NEXT(wide.data(), i, length, c);
    if (c == 0 || c == 0xFFFD || U_IS_SURROGATE(c)) {
      ++decoded.replaced;
      c = 0xFFFD;
    }
    std::array<char, 4> buffer{};
    std::int32_t size = 0;
    U8_APPEND_UNSAFE(buffer.data(), size, c);
    decoded.text.append(buffer.data(), static_cast<std::size_t>(size));
  }
  decoded.encoding = encoding;
  return true;
}

bool same_encoding(std::string_view a, std::string_view b) {
  return ucnv_compareNames(std::string(a).c_str(), std::string(b).c_str()) == 0;
}

Decoded repaired(std::string_view bytes) {
  Decoded decoded;
  decoded.text.reserve(bytes.size() + 16);
  const Utf8Check check = check_utf8(bytes, &decoded.text);
  const auto zeros = static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\0'));
  decoded.encoding = "UTF-8";
  decoded.replaced = check.invalid + zeros;
  decoded.first_byte = check.invalid > 0 ? check.first_invalid : bytes.find('\0');
  if (decoded.replaced == 0) decoded.first_byte = 0;
  return decoded;
}

Decoded decode_utf16(std::string_view bytes, const std::string& encoding) {
  Decoded decoded;
  if (!convert(bytes, encoding, decoded)) throw Error(ErrorKind::input, "this is no valid " + encoding + " text");
  return decoded;
}

}  // namespace

std::string too_large() {
  return "larger than " + std::to_string(kMaximumBytes >> 20) +
         " MiB, which no article is; split it, or give an archive as NDJSON, one {\"uri\":…,\"text\":…} a line";
}

Decoded decode(std::string_view bytes, std::string_view declared) {
  if (bytes.size() > kMaximumBytes) {
    throw Error(ErrorKind::limit, too_large());
  }
  refuse_binary(bytes);
  if (bytes.substr(0, 2) == "\xFF\xFE") return decode_utf16(bytes.substr(2), "UTF-16LE");
  if (bytes.substr(0, 2) == "\xFE\xFF") return decode_utf16(bytes.substr(2), "UTF-16BE");
  if (const std::string_view name = utf16_by_zeros(bytes); !name.empty()) return decode_utf16(bytes, std::string(name));
  const Utf8Check check = check_utf8(bytes, nullptr);
  if (check.controls > 4 && check.controls * 100 > bytes.size()) {
    throw Error(ErrorKind::input, "this is not text: it is full of control characters");
  }
  if (check.invalid == 0) return repaired(bytes);
  if (!declared.empty() && !same_encoding(declared, "UTF-8")) {
    Decoded decoded;
    if (convert(bytes, std::string(declared), decoded)) return decoded;
  }
  const bool marked = bytes.substr(0, 3) == "\xEF\xBB\xBF";
  if (marked || check.multibyte >= check.invalid || same_encoding(declared, "UTF-8")) return repaired(bytes);
  if (check.invalid * 3 > bytes.size()) {
    throw Error(ErrorKind::input, "this is not text in an encoding that can be told; convert it to UTF-8");
  }
  Decoded decoded;
  if (!convert(bytes, "windows-1252", decoded)) return repaired(bytes);
  return decoded;
}

}  // namespace quoth::extract::reader
