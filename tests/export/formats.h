// SPDX-License-Identifier: Apache-2.0
// The exporters as functions of one shape, for tests that put each of them to the same test.
#pragma once

#include "export/byte_sink.h"
#include "export/graph_source.h"
#include "export/nquads.h"
#include "export/property_graph.h"
#include "export/rdf.h"

namespace quoth::exporters {

using Write = void (*)(const GraphSource&, ByteSink&);
struct Format {
  const char* name;
  Write write;
};

template <class Writer>
void as_rdf(const GraphSource& source, ByteSink& sink) {
  Writer writer(sink);
  write_rdf(source, {}, writer);
}

template <TrigWriter::Dialect kDialect>
void as_trig(const GraphSource& source, ByteSink& sink) {
  TrigWriter writer(sink, kDialect);
  write_rdf(source, {}, writer);
}

template <class Writer>
void as_property_graph(const GraphSource& source, ByteSink& sink) {
  Writer writer(sink);
  write_property_graph(source, writer);
}

}  // namespace quoth::exporters
