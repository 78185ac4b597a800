// SPDX-License-Identifier: Apache-2.0
#include "extract/reader/decode.h"
#include "graph/error.h"

#include <gtest/gtest.h>

namespace quoth::extract::reader {
namespace {

using namespace std::string_literals;

TEST(Decode, TakesEachEncodingForWhatItIs) {
  struct Row {
    std::string bytes;
    std::string declared;
    std::string encoding;
    std::string text;
    std::size_t replaced;
  };
  const Row rows[] = {
      {"", "", "UTF-8", "", 0},
      {"plain", "", "UTF-8", "plain", 0},
      {"half \xED\xA0\x80 a pair", "", "UTF-8", "half \xEF\xBF\xBD a pair", 1},
      {"\xEF\xBB\xBFmarked \xE9\x93\x94", "", "UTF-8", "\xEF\xBB\xBFmarked \xE9\x93\x94", 0},
      {"\xEF\xBB\xBFmarked caf\xE9 and \xE8 and \xE9", "", "UTF-8",
       "\xEF\xBB\xBFmarked caf\xEF\xBF\xBD and \xEF\xBF\xBD and \xEF\xBF\xBD", 3},
      {"Élysée “quote”", "", "UTF-8", "Élysée “quote”", 0},
      {"\xEF\xBB\xBFmarked", "", "UTF-8", "\xEF\xBB\xBFmarked", 0},
      {"Élysée \xFF and \xC3", "", "UTF-8", "Élysée \xEF\xBF\xBD and \xEF\xBF\xBD", 2},
      {"caf\xE9 \x93quoted\x94 \x96 and more", "", "windows-1252", "café “quoted” – and more", 0},
      {"Dvo\xF8\xE1k", "iso-8859-2", "iso-8859-2", "Dvořák", 0},
      {"Dvořák", "iso-8859-2", "UTF-8", "Dvořák", 0},
      {"caf\xE9", "no-such-encoding", "windows-1252", "café", 0},
      {"\xFF\xFEh\0i\0"s, "", "UTF-16LE", "hi", 0},
      {"\xFE\xFF\0h\0i"s, "", "UTF-16BE", "hi", 0},
      {"h\0e\0l\0l\0o\0 \0t\0o\0"s, "", "UTF-16LE", "hello to", 0},
      {"\xFF\xFEh\0\x00\xD8i\0"s, "", "UTF-16LE", "h\xEF\xBF\xBDi", 1},
      {"one\0 zero among many letters"s, "", "UTF-8", "one\xEF\xBF\xBD zero among many letters", 1},
  };
  for (const Row& row : rows) {
    const Decoded decoded = decode(row.bytes, row.declared);
    EXPECT_EQ(decoded.encoding, row.encoding) << row.bytes;
    EXPECT_EQ(decoded.text, row.text) << row.bytes;
    EXPECT_EQ(decoded.replaced, row.replaced) << row.bytes;
  }
}

TEST(Decode, SaysWhereTheFirstBadByteIs) {
  EXPECT_EQ(decode("Élysée \xFF").first_byte, 9U);
}

TEST(Decode, RefusesWhatIsNoText) {
  for (const std::string& bytes : {"%PDF-1.7 and so on"s, "PK\x03\x04rest"s, "\x7f"s + "ELF", "\x89PNG\r\n"s,
                                   std::string(2000, '\x01') + "text", std::string(400, '\xFF') + "ab"}) {
    EXPECT_THROW(decode(bytes), Error) << bytes.substr(0, 8);
  }
}

TEST(Decode, RefusesWhatIsTooLarge) {
  try {
    decode(std::string(kMaximumBytes + 1, 'a'));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::limit);
  }
}

}  // namespace
}  // namespace quoth::extract::reader
