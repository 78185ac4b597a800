// SPDX-License-Identifier: Apache-2.0
// The networks put together: from the word types of documents to their tags, trees and names. Knows nothing of text.
#pragma once

#include "extract/language/hash_embedding.h"
#include "extract/language/name_finder.h"
#include "extract/language/network_weights.h"
#include "extract/language/parse_tree.h"
#include "extract/language/parser.h"
#include "extract/language/tok2vec.h"
#include "extract/language/type_cache.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace quoth::extract::language {

// A document to the networks: of each token its lexeme, a small number that stands for everything but the space flag,
// and two flags.
struct TypedDocument {
  std::vector<std::uint32_t> lexemes;
  std::vector<std::uint8_t> space_after;
  std::vector<std::uint8_t> is_space;
};

struct Annotation {
  std::vector<std::uint8_t> tags;  // indices into the tagger's labels
  ParseTree tree;
  std::vector<NameTag> names;
};

// One thread's networks with their caches and scratch memory.
class Annotator {
 public:
  using IdsOf = std::function<AttributeIds(std::uint32_t lexeme)>;  // the id of the space flag is filled in here

  Annotator(const NetworkWeights& weights, const Kernels& kernels);  // which outlive it

  // The annotations of `documents`, in order, into `annotations`, whose memory is reused. A document's annotation
  // does not depend on the others. Cost: linear; the scratch memory grows with the documents' tokens together.
  void annotate(std::span<const TypedDocument> documents, const IdsOf& ids_of, std::vector<Annotation>& annotations) {
    embed(documents, ids_of, annotations);
    parse(documents, annotations);
    find_names(documents, annotations);
  }

  // The steps of `annotate`, in this order, for those who want to time them: tok2vec and tags; trees; names.
  void embed(std::span<const TypedDocument> documents, const IdsOf& ids_of, std::vector<Annotation>& annotations);
  void parse(std::span<const TypedDocument> documents, std::vector<Annotation>& annotations);
  void find_names(std::span<const TypedDocument> documents, std::vector<Annotation>& annotations);

  // To be called when lexemes get other numbers.
  void forget_lexemes();

 private:
  struct Piece;  // of a document: what one pass takes
  std::vector<Piece> lay_out(std::span<const TypedDocument> documents);
  void run_pieces(std::span<const Piece> pieces, std::span<const TypedDocument> documents, const IdsOf& ids_of);
  void require_types(const TypedDocument& document, const Piece& piece, const IdsOf& ids_of);
  void choose_tags(const float* vectors, std::size_t count, std::uint8_t* tags);

  const NetworkWeights* weights_;
  const Kernels* kernels_;
  TypeCache shared_types_;
  TypeCache name_types_;
  Tok2Vec shared_;
  Tok2Vec for_names_;
  Parser parser_;
  NameFinder name_finder_;
  AlignedFloats tag_bias_;  // minus infinity beyond the tags

  // Of all documents' tokens, one after another.
  std::vector<std::uint32_t> shared_keys_;
  std::vector<std::uint8_t> tags_;
  AlignedFloats parser_vectors_;
  AlignedFloats name_vectors_;
  // Of one pass.
  std::vector<Segment> segments_;
  AlignedFloats tag_scores_;
};

}  // namespace quoth::extract::language
