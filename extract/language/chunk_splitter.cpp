// SPDX-License-Identifier: Apache-2.0
// The order of the steps is spaCy's (tokenizer.pyx): exceptions win over everything, at every state of peeling.
#include "extract/language/chunk_splitter.h"

#include "extract/language/utf8.h"

namespace quoth::extract::language {

const std::vector<ChunkToken>& ChunkSplitter::split(std::string_view chunk) {
  tokens_.clear();
  suffix_sizes_.clear();
  if (add_exception(chunk)) return tokens_;
  if ((affixes_->characters().flags(code_point_at(chunk, 0).value) & kSpace) != 0) {
    add(chunk.size());
    return tokens_;
  }
  add_middle(peel(chunk));
  for (auto size = suffix_sizes_.rbegin(); size != suffix_sizes_.rend(); ++size) add(*size);
  return tokens_;
}

// Cuts prefixes (into tokens_) and suffixes (into suffix_sizes_) until none is left or an exception shows; gives the
// rest.
std::string_view ChunkSplitter::peel(std::string_view text) {
  const auto is_exception = [this](std::string_view rest) { return !exceptions_->find(rest).empty(); };
  while (!text.empty() && !is_exception(text)) {
    const std::size_t prefix = affixes_->prefix_size(text);
    if (prefix > 0 && is_exception(text.substr(prefix))) {
      add(prefix);
      return text.substr(prefix);
    }
    const std::size_t suffix = prefix < text.size() ? affixes_->suffix_size(text.substr(prefix)) : 0;
    if (suffix > 0 && is_exception(text.substr(0, text.size() - suffix))) {
      suffix_sizes_.push_back(suffix);
      return text.substr(0, text.size() - suffix);
    }
    if (prefix == 0 && suffix == 0) break;
    if (prefix > 0) {
      add(prefix);
      text.remove_prefix(prefix);
    }
    if (suffix > 0) {
      suffix_sizes_.push_back(suffix);
      text.remove_suffix(suffix);
    }
  }
  return text;
}

void ChunkSplitter::add_middle(std::string_view middle) {
  if (middle.empty() || add_exception(middle)) return;
  if (is_web_address(middle, affixes_->characters())) return add(middle.size());
  add_infixes(middle);
}

bool ChunkSplitter::add_exception(std::string_view text) {
  const std::span<const ExceptionToken> tokens = exceptions_->find(text);
  for (const ExceptionToken& token : tokens) add(token.size_bytes, token.norm);
  return !tokens.empty();
}

void ChunkSplitter::add_infixes(std::string_view text) {
  std::size_t done = 0;
  for (std::size_t from = 0;;) {
    const std::optional<Affixes::Span> infix = affixes_->next_infix(text, from);
    if (!infix) break;
    from = infix->end;
    if (infix->begin == 0) continue;
    if (infix->begin > done) add(infix->begin - done);
    add(infix->end - infix->begin);
    done = infix->end;
  }
  if (done < text.size()) add(text.size() - done);
}

void ChunkSplitter::add(std::size_t size_bytes, StringId norm) {
  const std::size_t begin = tokens_.empty() ? 0 : tokens_.back().end_byte;
  tokens_.push_back({begin + size_bytes, norm});
}

}  // namespace quoth::extract::language
