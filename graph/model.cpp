// SPDX-License-Identifier: Apache-2.0
#include "graph/model.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <array>

namespace quoth::graph {
namespace {

// Each table lists the words in the order of the enumerators.
constexpr std::array<std::string_view, 5> kBlockKinds{"title", "subtitle", "metadata", "boilerplate", "paragraph"};
constexpr std::array<std::string_view, 7> kEntityKinds{"person", "organization", "place", "group",
                                                       "event",  "work",         "thing"};
constexpr std::array<std::string_view, 3> kMentionForms{"name", "nominal", "pronoun"};
constexpr std::array<std::string_view, 5> kModalities{"asserted", "possible", "conditional", "future", "desired"};

template <class Enum, std::size_t N>
std::optional<Enum> find_word(const std::array<std::string_view, N>& words, std::string_view word) noexcept {
  for (std::size_t index = 0; index < N; ++index) {
    if (words[index] == word) return static_cast<Enum>(index);
  }
  return std::nullopt;
}

}  // namespace

std::string_view to_string(BlockKind kind) noexcept {
  return kBlockKinds[static_cast<std::size_t>(kind)];
}
std::string_view to_string(EntityKind kind) noexcept {
  return kEntityKinds[static_cast<std::size_t>(kind)];
}
std::string_view to_string(MentionForm form) noexcept {
  return kMentionForms[static_cast<std::size_t>(form)];
}
std::string_view to_string(Modality modality) noexcept {
  return kModalities[static_cast<std::size_t>(modality)];
}

std::optional<BlockKind> block_kind(std::string_view word) noexcept {
  return find_word<BlockKind>(kBlockKinds, word);
}
std::optional<EntityKind> entity_kind(std::string_view word) noexcept {
  return find_word<EntityKind>(kEntityKinds, word);
}
std::optional<MentionForm> mention_form(std::string_view word) noexcept {
  return find_word<MentionForm>(kMentionForms, word);
}
std::optional<Modality> modality(std::string_view word) noexcept {
  return find_word<Modality>(kModalities, word);
}

std::string document_id(std::string_view text) {
  return fmt::format("d:{:016x}", static_cast<std::uint64_t>(XXH3_64bits(text.data(), text.size())));
}

}  // namespace quoth::graph
