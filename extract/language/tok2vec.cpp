// SPDX-License-Identifier: Apache-2.0
// Rows count from the document's first token. The last convolution is needed at [begin, end); each one before it one
// row more to both sides, rounded up to whole tiles. Convolution c (from 0) has rows [c − 3, length + 3 − c) in all:
// what lies beyond is never read or read as zero.
#include "extract/language/tok2vec.h"

#include <algorithm>

namespace quoth::extract::language {
namespace {

constexpr std::ptrdiff_t kLast = kConvolutions - 1;
constexpr std::ptrdiff_t kTileRows = kTile;

// The row behind the last that convolution c + 1 reads, or, of the last one, that the segment wants.
std::ptrdiff_t last_row(const Segment& segment, std::ptrdiff_t convolution) {
  std::ptrdiff_t last = segment.end;
  for (std::ptrdiff_t c = kLast; c > convolution; --c) {
    const std::ptrdiff_t margin = kLast - c;
    const std::ptrdiff_t first = segment.begin - margin;
    const std::ptrdiff_t tiles = (last - first + kTileRows - 1) / kTileRows;
    last = std::min(first + tiles * kTileRows + 1, segment.length + margin + 1);
  }
  return last;
}

}  // namespace

Tok2Vec::Tok2Vec(const Tok2VecWeights& weights, const Kernels& kernels)
    : weights_(&weights), kernels_(&kernels), zeros_(TypeCache::kBlock) {
  std::fill_n(zeros_.data(), TypeCache::kBlock, 0.0F);
}

void Tok2Vec::add_rows(const Segment& segment, std::ptrdiff_t last, const TypeCache& types) {
  const auto block = [&](std::ptrdiff_t row) {
    return row < 0 || row >= segment.length ? zeros_.data() : types.block(segment.keys[row]);
  };
  std::ptrdiff_t row = segment.begin - kLast;
  const float* previous = block(row - 1);
  const float* self = block(row);
  for (; row < last; ++row) {
    const float* next = block(row + 1);
    neighbours_.push_back({previous, self, next});
    previous = self;
    self = next;
  }
}

void Tok2Vec::add_tiles(const Segment& segment, std::size_t first_row, std::size_t first_output) {
  for (std::ptrdiff_t c = 1; c <= kLast; ++c) {
    const std::ptrdiff_t margin = kLast - c;
    const std::ptrdiff_t inputs_end = segment.length + margin + 1;
    const std::ptrdiff_t outputs_end = c == kLast ? segment.end : segment.length + margin;
    const auto place = [&](const AlignedFloats& rows, std::ptrdiff_t row) {
      return rows.data() + (first_row + static_cast<std::size_t>(row - (segment.begin - kLast))) * kWidth;
    };
    for (std::ptrdiff_t row = segment.begin - margin; row < last_row(segment, c); row += kTileRows) {
      Tile tile{};
      tile.inputs = place(rows_[(c - 1) % 2], row - 1);
      tile.outputs = c == kLast
                         ? outputs_.data() + (first_output + static_cast<std::size_t>(row - segment.begin)) * kWidth
                         : const_cast<float*>(place(rows_[c % 2], row));
      tile.input_rows = static_cast<std::uint32_t>(std::min<std::ptrdiff_t>(kTileInputs, inputs_end - (row - 1)));
      tile.output_rows = static_cast<std::uint32_t>(std::min(kTileRows, outputs_end - row));
      tiles_[static_cast<std::size_t>(c - 1)].push_back(tile);
    }
  }
}

const float* Tok2Vec::run(std::span<const Segment> segments, const TypeCache& types) {
  neighbours_.clear();
  for (auto& tiles : tiles_) tiles.clear();
  std::vector<std::size_t> first_rows;
  std::size_t outputs = 0;
  for (const Segment& segment : segments) {
    first_rows.push_back(neighbours_.size());
    add_rows(segment, last_row(segment, 0), types);
    outputs += static_cast<std::size_t>(segment.end - segment.begin);
  }
  for (AlignedFloats& rows : rows_) rows.ensure(neighbours_.size() * kWidth);
  outputs_.ensure(outputs * kWidth);
  outputs = 0;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    add_tiles(segments[i], first_rows[i], outputs);
    outputs += static_cast<std::size_t>(segments[i].end - segments[i].begin);
  }
  kernels_->first_convolution(neighbours_.data(), neighbours_.size(), weights_->layers[1], rows_[0].data());
  for (std::size_t c = 0; c < tiles_.size(); ++c) {
    kernels_->convolution(tiles_[c].data(), tiles_[c].size(), weights_->winograd[c], weights_->layers[c + 2]);
  }
  return outputs_.data();
}

}  // namespace quoth::extract::language
