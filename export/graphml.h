// SPDX-License-Identifier: Apache-2.0
// The property graph as GraphML (Brandes et al. 2001), for Gephi, networkx, igraph, yEd.
#pragma once

#include "export/byte_sink.h"
#include "export/property_graph.h"

namespace quoth::exporters {

// Lists become one text, joined by "; ". XML 1.0 has no way to write most control characters: they become U+FFFD.
class GraphMlWriter : public PropertyGraphWriter {
 public:
  explicit GraphMlWriter(ByteSink& sink);
  void node(const NodeRow& row) override;
  void edge(const EdgeRow& row) override;
  void finish() override;

 private:
  ByteSink& sink_;
  std::size_t edges_ = 0;
};

}  // namespace quoth::exporters
