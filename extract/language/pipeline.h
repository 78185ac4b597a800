// SPDX-License-Identifier: Apache-2.0
// The language engine: tokenizer → tok2vec → tagger → parser → attribute ruler → lemmatizer → names, as the model
// en_core_web_sm 3.8.0 defines them, computed natively. Gives what spaCy 3.8 gives on the same text.
#pragma once

#include "extract/language/analysis.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace quoth::extract::language {

// The model's file, mapped into memory: read-only, shared by all threads, outlives every Pipeline and Analysis.
class Model {
 public:
  // Throws Error(io) where `file` cannot be read, Error(format) where it is damaged, cut or of another version; the
  // message says how to make a new one.
  static std::shared_ptr<const Model> open(const std::filesystem::path& file);
  ~Model();

  struct Parts;
  const Parts& parts() const noexcept { return *parts_; }

 private:
  explicit Model(std::unique_ptr<const Parts> parts);
  std::unique_ptr<const Parts> parts_;
};

// A text to analyse as one document, and how many code points lie before it (added to every token's offsets).
struct Block {
  std::string_view text;  // valid UTF-8
  std::uint32_t offset = 0;
};

// The longest block, in bytes: a million tokens, for which an analysis takes most of a gigabyte.
constexpr std::size_t kMaxBlockBytes = std::size_t{4} << 20U;

// One thread's engine: the shared model, scratch memory, bounded caches. Not thread-safe; make one a thread.
class Pipeline {
 public:
  explicit Pipeline(std::shared_ptr<const Model> model);
  ~Pipeline();
  Pipeline(Pipeline&&) noexcept;
  Pipeline& operator=(Pipeline&&) noexcept;

  // The analyses of `blocks`, in order; each block is analysed as if alone, whatever the others are. An empty text has
  // no tokens. Giving many blocks at once is faster. Throws Error(limit) where a block is longer
  // than kMaxBlockBytes. Cost: linear in the text; scratch memory is some 150 times a block, besides the result.
  std::vector<Analysis> analyze(std::span<const Block> blocks);

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace quoth::extract::language
