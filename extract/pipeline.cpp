// SPDX-License-Identifier: Apache-2.0
#include "extract/pipeline.h"

#include "extract/discourse/time/time_expressions.h"
#include "extract/reader/reader.h"

namespace quoth::extract {

class Extractor::State {
 public:
  State(std::shared_ptr<const language::Model> model, const Options& /*options*/) : model_(std::move(model)) {}

  graph::Records extract(const Input& input, Diagnostics& diagnostics) {
    graph::Records records;
    records.document = reader::read(input, diagnostics);
    records.times = time::find_times(records.document, diagnostics);
    return records;
  }

 private:
  std::shared_ptr<const language::Model> model_;
};

Extractor::Extractor(std::shared_ptr<const language::Model> model, const Options& options)
    : state_(std::make_unique<State>(std::move(model), options)) {}
Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;

graph::Records Extractor::extract(const Input& input, Diagnostics& diagnostics) {
  return state_->extract(input, diagnostics);
}

}  // namespace quoth::extract
