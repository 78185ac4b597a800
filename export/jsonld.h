// SPDX-License-Identifier: Apache-2.0
// RDF as JSON-LD 1.1: one document, its @context inside, one node a line; named graphs as graph objects.
#pragma once

#include "export/byte_sink.h"
#include "export/rdf_node.h"

namespace quoth::exporters {

class JsonLdWriter : public RdfWriter {
 public:
  explicit JsonLdWriter(ByteSink& sink);
  void write(const RdfNode& node) override;
  void finish() override;

 private:
  ByteSink& sink_;
  bool first_ = true;
};

}  // namespace quoth::exporters
