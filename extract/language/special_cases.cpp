// SPDX-License-Identifier: Apache-2.0
#include "extract/language/special_cases.h"

#include "extract/language/utf8.h"

#include <algorithm>

namespace quoth::extract::language {

void SpecialCaseMatcher::apply(std::string_view text, std::vector<TextToken>& tokens, std::size_t first) {
  find_matches(tokens, first);
  if (matches_.empty()) return;
  drop_overlapping();
  replace(text, tokens, first);
}

void SpecialCaseMatcher::find_matches(const std::vector<TextToken>& tokens, std::size_t first) {
  matches_.clear();
  for (std::size_t at = first; at < tokens.size(); ++at) {
    const Lexeme& lexeme = (*lexemes_)[tokens[at].lexeme];
    if (!lexeme.opens_special_case) continue;
    for (const TableRange& sequence : tables_->special_cases().opened_by(lexeme.orth)) {
      const std::span<const StringId> words = tables_->special_cases().words(sequence);
      if (matches(tokens, at, words)) matches_.push_back({at, at + words.size()});
    }
  }
}

bool SpecialCaseMatcher::matches(const std::vector<TextToken>& tokens, std::size_t at,
                                 std::span<const StringId> words) const {
  if (words.size() > tokens.size() - at) return false;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if ((*lexemes_)[tokens[at + i].lexeme].orth != words[i]) return false;
  }
  return true;
}

// Keeps a match where neither its first nor its last token is in a longer one or one further left, even if that was
// itself dropped; leaves the kept in order of text.
void SpecialCaseMatcher::drop_overlapping() {
  std::sort(matches_.begin(), matches_.end(), [](const Match& a, const Match& b) {
    const std::size_t a_size = a.end - a.begin;
    const std::size_t b_size = b.end - b.begin;
    return a_size != b_size ? a_size > b_size : a.begin < b.begin;
  });
  std::size_t base = matches_[0].begin;
  std::size_t end = 0;
  for (const Match& match : matches_) {
    base = std::min(base, match.begin);
    end = std::max(end, match.end);
  }
  covered_.assign(end - base, false);
  std::size_t kept = 0;
  for (const Match match : matches_) {
    const bool free = !covered_[match.begin - base] && !covered_[match.end - 1 - base];
    for (std::size_t i = match.begin; i < match.end; ++i) covered_[i - base] = true;
    if (free) matches_[kept++] = match;
  }
  matches_.resize(kept);
  std::sort(matches_.begin(), matches_.end(), [](const Match& a, const Match& b) { return a.begin < b.begin; });
}

void SpecialCaseMatcher::replace(std::string_view text, std::vector<TextToken>& tokens, std::size_t first) {
  rewritten_.clear();
  std::size_t done = first;
  for (const Match& match : matches_) {
    const TextToken& begin = tokens[match.begin];
    const TextToken& last = tokens[match.end - 1];
    const std::string_view surface = text.substr(begin.begin_byte, last.end_byte - begin.begin_byte);
    const std::span<const ExceptionToken> exception = tables_->exceptions().find(surface);
    if (exception.empty() || match.begin < done) continue;
    rewritten_.insert(rewritten_.end(), tokens.begin() + static_cast<std::ptrdiff_t>(done),
                      tokens.begin() + static_cast<std::ptrdiff_t>(match.begin));
    append_exception(exception, text, begin, last.space_after);
    done = match.end;
  }
  rewritten_.insert(rewritten_.end(), tokens.begin() + static_cast<std::ptrdiff_t>(done), tokens.end());
  tokens.resize(first);
  tokens.insert(tokens.end(), rewritten_.begin(), rewritten_.end());
}

void SpecialCaseMatcher::append_exception(std::span<const ExceptionToken> exception, std::string_view text,
                                          TextToken first, bool space_after) {
  TextToken token;
  token.end_byte = first.begin_byte;
  token.end = first.begin;
  for (const ExceptionToken& part : exception) {
    token.begin_byte = token.end_byte;
    token.begin = token.end;
    token.end_byte += part.size_bytes;
    const std::string_view word = text.substr(token.begin_byte, part.size_bytes);
    token.end += static_cast<std::uint32_t>(count_code_points(word));
    token.lexeme = lexemes_->intern(word, part.norm);
    rewritten_.push_back(token);
  }
  rewritten_.back().space_after = space_after;
}

}  // namespace quoth::extract::language
