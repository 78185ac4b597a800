// SPDX-License-Identifier: Apache-2.0
// What `draw`, `timeline` and `export` read, and the filters that they share: the database, or NDJSON records given
// with --records; --since --until --about --type --said --min-confidence.
#pragma once

#include "cli/command.h"
#include "export/graph_source.h"
#include "export/selection.h"

#include <memory>
#include <string>
#include <vector>

namespace quoth::cli {

struct GraphInputOptions {
  std::string records;  // a file, or "-"; empty for the database
  std::string since;
  std::string until;
  std::vector<std::string> about;
  std::vector<std::string> types;
  bool said = false;
  double min_confidence = 0;
};

void add_graph_input_options(CLI::App& command, GraphInputOptions& options);

// The source with what stands behind it. Throws Error for what cannot be opened or read.
class GraphInput {
 public:
  GraphInput(const Context& context, const GraphInputOptions& options);
  ~GraphInput();

  const exporters::GraphSource& all() const;
  const exporters::GraphSource& selected() const;

  // The one entity called `name`. Throws Error(usage) with near names where there is none, with the candidates where
  // there are several that are equally likely.
  std::string id_of(const std::string& name) const;

 private:
  class Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace quoth::cli
