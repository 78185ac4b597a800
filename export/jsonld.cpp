// SPDX-License-Identifier: Apache-2.0
#include "export/jsonld.h"

#include "export/json_text.h"
#include "export/rdf_terms.h"

namespace quoth::exporters {
namespace {

std::string context() {
  JsonText json;
  json.begin_object().key("@version").decimal(1.1);
  for (const RdfPrefix& prefix : rdf_prefixes()) json.member(prefix.name, prefix.iri);
  for (const RdfTerm& term : rdf_terms()) {
    if (!term.is_link) {
      json.member(term.key, term.name);
    } else {
      json.key(term.key).begin_object().member("@id", term.name).member("@type", "@id").end_object();
    }
  }
  return json.end_object().take();
}

void put_value(JsonText& json, const RdfValue& value) {
  if (value.kind != RdfValue::Kind::literal) {
    json.text(value.kind == RdfValue::Kind::term ? expand(value.text) : value.text);
  } else if (value.datatype.empty()) {
    json.text(value.text);
  } else if (value.datatype == "xsd:boolean") {
    json.boolean(value.text == "true");
  } else {
    json.begin_object().member("@value", value.text).member("@type", value.datatype).end_object();
  }
}

void put_property(JsonText& json, const RdfProperty& property) {
  const bool is_iri = property.name.find("://") != std::string::npos;  // a verb, whose values are resources
  json.key(is_iri ? property.name : rdf_term(property.name).key);
  const bool many = property.values.size() > 1;
  if (many) json.begin_array();
  for (const RdfValue& value : property.values) {
    if (is_iri) json.begin_object().key("@id");
    put_value(json, value);
    if (is_iri) json.end_object();
  }
  if (many) json.end_array();
}

void put_node(JsonText& json, const RdfNode& node) {
  json.begin_object().member("@id", node.iri);
  if (!node.types.empty()) json.member("@type", node.types);
  for (const RdfProperty& property : node.properties) put_property(json, property);
  json.end_object();
}

}  // namespace

JsonLdWriter::JsonLdWriter(ByteSink& sink) : sink_(sink) {
  sink_.write("{\"@context\":" + context() + ",\n\"@graph\":[");
}

void JsonLdWriter::write(const RdfNode& node) {
  JsonText json;
  if (!node.graph.empty()) json.begin_object().member("@id", node.graph).key("@graph").begin_array();
  put_node(json, node);
  if (!node.graph.empty()) json.end_array().end_object();
  sink_.write(first_ ? "\n" : ",\n");
  sink_.write(json.take());
  first_ = false;
}

void JsonLdWriter::finish() {
  sink_.write("\n]}\n");
}

}  // namespace quoth::exporters
