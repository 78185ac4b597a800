// SPDX-License-Identifier: Apache-2.0
#include "extract/language/name_finder.h"

#include <array>
#include <limits>

namespace quoth::extract::language {
namespace {

constexpr std::size_t kPaddedMoves = padded(kNameMoves);
constexpr std::size_t kLabels = 18;
constexpr std::size_t kIn = kLabels;  // the first move of each action; begin's is 0
constexpr std::size_t kLast = 2 * kLabels;
constexpr std::size_t kUnit = 3 * kLabels;
constexpr std::size_t kEagerFeatures = 1;     // the current token; the others are asked for inside names only
constexpr std::size_t kOut = kNameMoves - 1;  // the one before is a unit without label, never valid

// The sets of moves that may compete, rows of `biases_`.
enum : std::size_t { kOutside, kOutsideNoBegin, kInside };  // kInside + label

constexpr std::size_t kSets = kInside + kLabels;

bool in_set(std::size_t set, std::size_t move) {
  const bool unit_or_out = (move >= kUnit && move < kUnit + kLabels) || move == kOut;
  if (set == kOutside) return unit_or_out || move < kIn;
  if (set == kOutsideNoBegin) return unit_or_out;
  const std::size_t label = set - kInside;
  return move == kIn + label || move == kLast + label;
}

}  // namespace

NameFinder::NameFinder(const DecoderWeights& weights, const Kernels& kernels)
    : weights_(&weights),
      kernels_(&kernels),
      decoder_(weights, kernels, kEagerFeatures),
      biases_(kSets * kPaddedMoves) {
  for (std::size_t set = 0; set < kSets; ++set) {
    for (std::size_t move = 0; move < kPaddedMoves; ++move) {
      biases_.data()[set * kPaddedMoves + move] =
          in_set(set, move) ? weights.upper_bias[move] : -std::numeric_limits<float>::infinity();
    }
  }
}

std::size_t NameFinder::best_move(const float* bias, std::size_t token, std::ptrdiff_t start) {
  const auto current = static_cast<std::ptrdiff_t>(token);
  decoder_.reach(current);
  const std::array<const float*, kNameFeatures> terms{decoder_.term(0, current), decoder_.term(1, start),
                                                      decoder_.term(2, start < 0 ? -1 : current - 1)};
  return kernels_->best_name_move(terms.data(), weights_->state_bias, weights_->upper, bias);
}

void NameFinder::find(const float* reduced, const std::vector<std::uint8_t>& is_space,
                      const std::vector<std::uint8_t>& sentence_starts, std::vector<NameTag>& tags) {
  const std::size_t length = is_space.size();
  decoder_.begin_document(reduced, length);
  tags.assign(length, NameTag{});
  std::ptrdiff_t start = -1;  // of the open name
  std::size_t label = 0;      // of the open name
  for (std::size_t i = 0; i < length; ++i) {
    const bool may_go_on = i + 1 < length && sentence_starts[i + 1] == 0;
    if (start >= 0) {
      tags[i] = {weights_->labels[label], 'I'};
      const float* bias = biases_.data() + (kInside + label) * kPaddedMoves;
      if (!may_go_on || best_move(bias, i, start) == kLast + label) start = -1;
      continue;
    }
    if (is_space[i] != 0) continue;
    const float* bias = biases_.data() + (may_go_on ? kOutside : kOutsideNoBegin) * kPaddedMoves;
    const std::size_t move = best_move(bias, i, start);
    if (move == kOut) continue;
    tags[i] = {weights_->labels[move], 'B'};
    if (move >= kIn) continue;
    start = static_cast<std::ptrdiff_t>(i);
    label = move;
  }
}

}  // namespace quoth::extract::language
