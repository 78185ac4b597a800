// SPDX-License-Identifier: Apache-2.0
// RDF as lines and as text for people: N-Quads (W3C, 2014), and TriG or, for the default graph alone, Turtle.
#pragma once

#include "export/byte_sink.h"
#include "export/rdf_node.h"

#include <string>

namespace quoth::exporters {

class NQuadsWriter : public RdfWriter {
 public:
  explicit NQuadsWriter(ByteSink& sink) : sink_(sink) {}
  void write(const RdfNode& node) override;
  void finish() override {}

 private:
  ByteSink& sink_;
};

class TrigWriter : public RdfWriter {
 public:
  enum class Dialect { trig, turtle };  // Turtle has no named graphs: what stands in one is left out

  TrigWriter(ByteSink& sink, Dialect dialect);
  void write(const RdfNode& node) override;
  void finish() override {}

 private:
  ByteSink& sink_;
  Dialect dialect_;
};

}  // namespace quoth::exporters
