// SPDX-License-Identifier: Apache-2.0
// The graph as RDF: sem:Event for the act, PROV for who says so, Web Annotation selectors for the place in the text,
// schema.org for people, places and articles; the table of fields is in README.md.
//
// Reported is not asserted: the direct edge of a statement (`<putin> verb:warned <biden>`) stands in the default graph
// only where the statement is affirmed, asserted and rests on nobody's word but the article's. Every other one stands
// in a named graph of its own, <statement>#proposition, and must be read with the statement's polarity, modality and
// chain.
#pragma once

#include "export/graph_source.h"
#include "export/rdf_node.h"

#include <string>

namespace quoth::exporters {

struct RdfOptions {
  std::string base = "urn:quoth:";  // every IRI of the data is this and the record's id
  bool with_text = false;           // the articles' whole text too
};

// Streams `source` to `writer` and finishes it. Memory: one document, and the verbs met.
void write_rdf(const GraphSource& source, const RdfOptions& options, RdfWriter& writer);

}  // namespace quoth::exporters
