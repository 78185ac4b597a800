// SPDX-License-Identifier: Apache-2.0
#include "export/nquads.h"

#include "export/rdf_terms.h"

namespace quoth::exporters {
namespace {

// A quoted literal as N-Quads and Turtle both read it: control characters as escapes, all else as it is.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (byte < 0x20 || byte == 0x7F) {
          constexpr std::string_view kHex = "0123456789ABCDEF";
          out += "\\u00";
          out += kHex[byte >> 4];
          out += kHex[byte & 15];
        } else {
          out += c;
        }
    }
  }
  return out + '"';
}

std::string full_iri(const std::string& name) {
  return '<' + (name.find("://") == std::string::npos && !name.starts_with("urn:") ? expand(name) : name) + '>';
}

// Prefixed names are ours alone: their local parts hold letters only, or are spelled in full.
std::string short_name(const std::string& name) {
  const bool is_iri = name.find("://") != std::string::npos || name.starts_with("urn:");
  return is_iri || name.find('%') != std::string::npos ? full_iri(name) : name;
}

template <class Spell>
std::string spelled(const RdfValue& value, Spell spell) {
  if (value.kind == RdfValue::Kind::iri) return '<' + value.text + '>';
  if (value.kind == RdfValue::Kind::term) return spell(value.text);
  return quoted(value.text) + (value.datatype.empty() ? "" : "^^" + spell(value.datatype));
}

}  // namespace

void NQuadsWriter::write(const RdfNode& node) {
  const std::string subject = '<' + node.iri + "> ";
  const std::string end = (node.graph.empty() ? "" : " <" + node.graph + '>') + " .\n";
  std::string lines;
  for (const std::string& type : node.types) lines += subject + full_iri("rdf:type") + ' ' + full_iri(type) + end;
  for (const RdfProperty& property : node.properties) {
    const std::string name = ' ' + spelled({RdfValue::Kind::term, property.name, ""}, full_iri) + ' ';
    for (const RdfValue& value : property.values) lines += subject + name.substr(1) + spelled(value, full_iri) + end;
  }
  sink_.write(lines);
}

TrigWriter::TrigWriter(ByteSink& sink, Dialect dialect) : sink_(sink), dialect_(dialect) {
  for (const RdfPrefix& prefix : rdf_prefixes()) {
    sink_.write("@prefix " + std::string(prefix.name) + ": <" + std::string(prefix.iri) + "> .\n");
  }
}

void TrigWriter::write(const RdfNode& node) {
  if (!node.graph.empty() && dialect_ == Dialect::turtle) return;
  std::string text = "\n";
  if (!node.graph.empty()) text += '<' + node.graph + "> {\n";
  text += '<' + node.iri + '>';
  std::string separator = " ";
  if (!node.types.empty()) {
    text += " a ";
    for (std::size_t at = 0; at < node.types.size(); ++at) text += (at == 0 ? "" : ", ") + node.types[at];
    separator = " ;\n  ";
  }
  for (const RdfProperty& property : node.properties) {
    text += separator + short_name(property.name) + ' ';
    for (std::size_t at = 0; at < property.values.size(); ++at) {
      text += (at == 0 ? "" : ", ") + spelled(property.values[at], short_name);
    }
    separator = " ;\n  ";
  }
  text += " .\n";
  if (!node.graph.empty()) text += "}\n";
  sink_.write(text);
}

}  // namespace quoth::exporters
