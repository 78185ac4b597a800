// SPDX-License-Identifier: Apache-2.0
// The whole chain from an article to its records: reader → language → discourse → statements. Knows nothing of stores.
#pragma once

#include "extract/input.h"
#include "extract/language/pipeline.h"
#include "graph/diagnostics.h"
#include "graph/error.h"
#include "graph/model.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>

namespace quoth::extract {

struct Options {
  std::filesystem::path knowledge_base;  // --kb: a TSV of id, name, kind, aliases, description; empty for none
};

// One of several articles that are extracted together, and what became of it.
struct Extraction {
  const Input* input = nullptr;
  Diagnostics* diagnostics = nullptr;
  graph::Records records;
  std::optional<Error> error;  // why there are no records
};

// One thread's extractor. Stateless between documents: the same input gives the same records in any order.
class Extractor {
 public:
  Extractor(std::shared_ptr<const language::Model> model, const Options& options = {});
  ~Extractor();
  Extractor(Extractor&&) noexcept;
  Extractor& operator=(Extractor&&) noexcept;

  // Throws Error(input) for what is no text at all (binary); reports to `diagnostics` what was repaired or left open.
  graph::Records extract(const Input& input, Diagnostics& diagnostics);

  // Each article gets what it would get alone; an error of one, of whatever kind, does not touch the others. Many short
  // ones are faster together, as the weights of the networks are fetched once for all: nothing is gained above some
  // hundred words. Memory: that of their analyses together.
  void extract(std::span<Extraction> articles);

  // What the engine said, and says again, of the block around `place` (code points) of a document that was extracted:
  // views into `document.text`. Nothing where no block was read there.
  std::optional<language::Analysis> analysis_at(const graph::Document& document, std::uint32_t place);

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace quoth::extract
