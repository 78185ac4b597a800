// SPDX-License-Identifier: Apache-2.0
#include "extract/language/annotator.h"

#include <algorithm>
#include <limits>

namespace quoth::extract::language {
namespace {

constexpr std::size_t kCachedTypes = 4096;  // of each network: 16 MB
constexpr std::size_t kPassTokens = 512;    // rows of a pass stay in the second-level cache; a multiple of 4

static_assert(kPassTokens % kTile == 0);

}  // namespace

// The tokens [begin, end) of documents[document]; `first` is the place of `begin` among all documents' tokens.
struct Annotator::Piece {
  std::size_t document = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t first = 0;
};

Annotator::Annotator(const NetworkWeights& weights, const Kernels& kernels)
    : weights_(&weights),
      kernels_(&kernels),
      shared_types_(weights.shared, kernels, kCachedTypes),
      name_types_(weights.for_names, kernels, kCachedTypes),
      shared_(weights.shared, kernels),
      for_names_(weights.for_names, kernels),
      parser_(weights.parser, kernels),
      name_finder_(weights.names, kernels),
      tag_bias_(padded(kTags)) {
  std::copy_n(weights.tagger.bias, kTags, tag_bias_.data());
  std::fill(tag_bias_.data() + kTags, tag_bias_.data() + padded(kTags), -std::numeric_limits<float>::infinity());
}

void Annotator::forget_lexemes() {
  shared_types_.clear();
  name_types_.clear();
}

void Annotator::embed(std::span<const TypedDocument> documents, const IdsOf& ids_of,
                      std::vector<Annotation>& annotations) {
  const std::vector<Piece> pieces = lay_out(documents);
  tags_.resize(shared_keys_.size());
  parser_vectors_.ensure(shared_keys_.size() * kHidden);
  name_vectors_.ensure(shared_keys_.size() * kHidden);
  for (std::size_t first = 0; first < pieces.size();) {
    std::size_t tokens = 0;
    std::size_t last = first;
    do {
      tokens += pieces[last].end - pieces[last].begin;
    } while (++last < pieces.size() && tokens + pieces[last].end - pieces[last].begin <= kPassTokens);
    run_pieces(std::span(pieces).subspan(first, last - first), documents, ids_of);
    first = last;
  }
  annotations.resize(documents.size());
  auto tags = tags_.cbegin();
  for (std::size_t d = 0; d < documents.size(); ++d) {
    const auto end = tags + static_cast<std::ptrdiff_t>(documents[d].lexemes.size());
    annotations[d].tags.assign(tags, end);
    tags = end;
  }
}

// Sets shared_keys_ and cuts the documents into pieces of at most a pass's tokens.
std::vector<Annotator::Piece> Annotator::lay_out(std::span<const TypedDocument> documents) {
  std::vector<Piece> pieces;
  shared_keys_.clear();
  for (std::size_t d = 0; d < documents.size(); ++d) {
    const TypedDocument& document = documents[d];
    const std::size_t length = document.lexemes.size();
    for (std::size_t begin = 0; begin < length; begin += kPassTokens) {
      pieces.push_back({d, begin, std::min(begin + kPassTokens, length), shared_keys_.size() + begin});
    }
    for (std::size_t i = 0; i < length; ++i) {
      shared_keys_.push_back(document.lexemes[i] * 2 + document.space_after[i]);
    }
  }
  return pieces;
}

void Annotator::parse(std::span<const TypedDocument> documents, std::vector<Annotation>& annotations) {
  const float* vectors = parser_vectors_.data();
  for (std::size_t d = 0; d < documents.size(); ++d) {
    parser_.parse(vectors, documents[d].is_space, annotations[d].tree);
    vectors += documents[d].lexemes.size() * kHidden;
  }
}

void Annotator::find_names(std::span<const TypedDocument> documents, std::vector<Annotation>& annotations) {
  const float* vectors = name_vectors_.data();
  for (std::size_t d = 0; d < documents.size(); ++d) {
    name_finder_.find(vectors, documents[d].is_space, annotations[d].tree.sentence_starts, annotations[d].names);
    vectors += documents[d].lexemes.size() * kHidden;
  }
}

void Annotator::require_types(const TypedDocument& document, const Piece& piece, const IdsOf& ids_of) {
  const auto margin = static_cast<std::size_t>(kSegmentMargin);
  const std::size_t begin = piece.begin - std::min(piece.begin, margin);
  const std::size_t end = std::min(piece.end + margin, document.lexemes.size());
  for (std::size_t i = begin; i < end; ++i) {
    const std::uint32_t lexeme = document.lexemes[i];
    const std::uint32_t key = lexeme * 2 + document.space_after[i];
    const bool shared = shared_types_.touch(key);
    const bool for_names = name_types_.touch(lexeme);
    if (shared && for_names) continue;
    constexpr std::size_t kSpaceAfter = 4;
    AttributeIds ids = ids_of(lexeme);
    ids[kSpaceAfter] = document.space_after[i];
    if (!shared) shared_types_.add(key, ids);
    if (!for_names) name_types_.add(lexeme, ids);
  }
}

void Annotator::run_pieces(std::span<const Piece> pieces, std::span<const TypedDocument> documents,
                           const IdsOf& ids_of) {
  shared_types_.begin_batch();
  name_types_.begin_batch();
  for (const Piece& piece : pieces) require_types(documents[piece.document], piece, ids_of);
  shared_types_.compute();
  name_types_.compute();

  const std::size_t first = pieces.front().first;
  const std::size_t count = pieces.back().first + pieces.back().end - pieces.back().begin - first;
  const auto segments = [&](bool shared) -> std::span<const Segment> {
    segments_.clear();
    for (const Piece& piece : pieces) {
      const TypedDocument& document = documents[piece.document];
      const std::uint32_t* keys = shared ? shared_keys_.data() + (piece.first - piece.begin) : document.lexemes.data();
      segments_.push_back({keys, static_cast<std::ptrdiff_t>(document.lexemes.size()),
                           static_cast<std::ptrdiff_t>(piece.begin), static_cast<std::ptrdiff_t>(piece.end)});
    }
    return segments_;
  };
  const float* vectors = shared_.run(segments(true), shared_types_);
  choose_tags(vectors, count, tags_.data() + first);
  parser_.decoder().reduce(vectors, count, parser_vectors_.data() + first * kHidden);
  vectors = for_names_.run(segments(false), name_types_);
  name_finder_.decoder().reduce(vectors, count, name_vectors_.data() + first * kHidden);
}

void Annotator::choose_tags(const float* vectors, std::size_t count, std::uint8_t* tags) {
  constexpr std::size_t kScores = padded(kTags);
  tag_scores_.ensure(count * kScores);
  kernels_->dense(vectors, kWidth, count, kWidth, weights_->tagger.weights, tag_bias_.data(), kScores,
                  tag_scores_.data(), kScores);
  kernels_->best_tags(tag_scores_.data(), count, tags);
}

}  // namespace quoth::extract::language
