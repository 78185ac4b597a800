// SPDX-License-Identifier: Apache-2.0
#include "extract/language/parser.h"

#include <algorithm>
#include <limits>

namespace quoth::extract::language {
namespace {

constexpr std::size_t kPaddedMoves = padded(kParserMoves);
constexpr std::array<std::size_t, kActions> kMovesOfAction{1, 1, 47, 56, 1};
constexpr unsigned kActionSets = 1U << kActions;

constexpr unsigned bit(Action action) {
  return 1U << static_cast<unsigned>(action);
}

}  // namespace

Parser::Parser(const DecoderWeights& weights, const Kernels& kernels)
    : weights_(&weights),
      kernels_(&kernels),
      decoder_(weights, kernels, kParserFeatures),
      biases_(kActionSets * kPaddedMoves) {
  for (std::size_t action = 0; action < kActions; ++action) {
    actions_.insert(actions_.end(), kMovesOfAction[action], static_cast<Action>(action));
  }
  for (unsigned valid = 0; valid < kActionSets; ++valid) {
    for (std::size_t move = 0; move < kPaddedMoves; ++move) {
      const bool allowed = move < kParserMoves && (valid & bit(actions_[move])) != 0;
      biases_.data()[valid * kPaddedMoves + move] =
          allowed ? weights.upper_bias[move] : -std::numeric_limits<float>::infinity();
    }
  }
}

std::size_t Parser::best_move(unsigned valid) {
  if (valid == bit(Action::shift)) return 0;
  if (valid == bit(Action::reduce)) return 1;
  const std::int32_t b0 = state_.buffer(0);
  const std::int32_t s0 = state_.stack(0);
  const std::array<std::int32_t, kParserFeatures> words{b0,
                                                        state_.buffer(1),
                                                        s0,
                                                        state_.stack(1),
                                                        state_.stack(2),
                                                        state_.last_left(b0),
                                                        state_.last_left(s0),
                                                        state_.last_right(s0)};
  decoder_.reach(*std::max_element(words.begin(), words.end()));
  std::array<const float*, kParserFeatures> terms;
  for (std::size_t f = 0; f < kParserFeatures; ++f) terms[f] = decoder_.term(f, words[f]);
  return kernels_->best_parser_move(terms.data(), weights_->state_bias, weights_->upper,
                                    biases_.data() + valid * kPaddedMoves);
}

void Parser::parse(const float* reduced, const std::vector<std::uint8_t>& is_space, ParseTree& tree) {
  const std::size_t length = is_space.size();
  decoder_.begin_document(reduced, length);
  state_.begin(length);
  while (!state_.finished()) {
    const std::size_t move = best_move(state_.valid_actions());
    state_.take(actions_[move], static_cast<std::uint16_t>(move));
  }
  tree.heads.resize(length);
  tree.labels.resize(length);
  for (std::size_t i = 0; i < length; ++i) {
    tree.heads[i] = state_.head(i);
    tree.labels[i] = weights_->labels[state_.label(i)];
  }
  finish_tree(tree, is_space);
}

}  // namespace quoth::extract::language
