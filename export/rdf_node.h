// SPDX-License-Identifier: Apache-2.0
// RDF between the mapping and the formats: one subject with its properties at a time, in one graph. Terms of known
// vocabularies are prefixed names ("schema:name"), which every writer can spell; see rdf_terms.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace quoth::exporters {

struct RdfValue {
  enum class Kind { iri, term, literal };
  Kind kind = Kind::literal;
  std::string text;      // an IRI, a prefixed name, or UTF-8 of a literal
  std::string datatype;  // prefixed; empty for xsd:string
};

struct RdfProperty {
  std::string name;  // prefixed, or in a named graph an IRI
  std::vector<RdfValue> values;
};

struct RdfNode {
  std::string iri;
  std::string graph;               // IRI of its named graph; empty for the default graph
  std::vector<std::string> types;  // prefixed
  std::vector<RdfProperty> properties;

  // Each adds to the property of that name. Nothing is added for an empty text.
  void iri_value(std::string_view property, std::string value) {
    add(property, {RdfValue::Kind::iri, std::move(value), ""});
  }
  void term(std::string_view property, std::string name) { add(property, {RdfValue::Kind::term, std::move(name), ""}); }
  void text(std::string_view property, std::string_view value);
  void typed(std::string_view property, std::string lexical, std::string datatype);

 private:
  void add(std::string_view property, RdfValue value);
};

// A format. `finish` writes what ends the file; without it the output is not complete.
class RdfWriter {
 public:
  virtual ~RdfWriter() = default;
  virtual void write(const RdfNode& node) = 0;
  virtual void finish() = 0;
};

}  // namespace quoth::exporters
