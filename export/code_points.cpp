// SPDX-License-Identifier: Apache-2.0
#include "export/code_points.h"

#include <algorithm>

namespace quoth::exporters {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

// The length of the well-formed sequence at the start of `text`, 0 where there is none (Unicode, table 3-7).
std::size_t well_formed_length(std::string_view text) {
  const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U; };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3 : 4;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return 0;
  const unsigned low = lead == 0xE0 ? 0xA0U : lead == 0xF0 ? 0x90U : 0x80U;
  const unsigned high = lead == 0xED ? 0x9FU : lead == 0xF4 ? 0x8FU : 0xBFU;
  if (byte(1) < low || byte(1) > high) return 0;
  for (std::size_t at = 2; at < length; ++at) {
    if (!is_continuation(text[at])) return 0;
  }
  return length;
}

bool is_blank_or_control(char32_t value) {
  return value <= 0x20 || (value >= 0x7F && value <= 0xA0) || value == 0x2028 || value == 0x2029;
}

}  // namespace

std::string valid_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t length = well_formed_length(text);
    out += length > 0 ? text.substr(0, length) : kReplacement;
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return out;
}

std::string shortened(std::string_view text, std::size_t limit) {
  std::size_t count = 0;
  std::size_t cut = 0;        // bytes that fit beside the "…"
  std::size_t last_word = 0;  // bytes before the last blank that fits
  std::size_t at = 0;
  for_each_code_point(text, [&](char32_t value, std::string_view bytes) {
    if (count + 1 < limit) cut = at + bytes.size();
    if (count < limit && value == U' ') last_word = at;
    at += bytes.size();
    ++count;
  });
  if (count <= limit) return std::string(text);
  if (last_word * 3 > cut * 2) cut = last_word;
  return std::string(text.substr(0, cut)) + "…";
}

std::string one_line(std::string_view text) {
  std::string out;
  bool blank = false;
  for_each_code_point(text, [&](char32_t value, std::string_view bytes) {
    if (is_blank_or_control(value)) {
      blank = true;
      return;
    }
    if (blank && !out.empty()) out += ' ';
    blank = false;
    out += bytes;
  });
  return out;
}

CodePointText::CodePointText(std::string text) : text_(std::move(text)) {
  for (std::size_t at = 0; at < text_.size(); ++at) {
    if (is_continuation(text_[at])) continue;
    if (size_ % 64 == 0) every_64th_.push_back(at);
    ++size_;
  }
}

std::size_t CodePointText::byte_of(std::uint32_t code_point) const {
  if (code_point >= size_) return text_.size();
  std::size_t at = every_64th_[code_point / 64];
  for (std::uint32_t steps = code_point % 64; steps > 0; --steps) {
    do ++at;
    while (at < text_.size() && is_continuation(text_[at]));
  }
  return at;
}

std::string_view CodePointText::slice(graph::Span span) const {
  const std::size_t begin = byte_of(std::min(span.begin, span.end));
  return std::string_view(text_).substr(begin, byte_of(span.end) - begin);
}

}  // namespace quoth::exporters
