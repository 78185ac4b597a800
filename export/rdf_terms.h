// SPDX-License-Identifier: Apache-2.0
// The vocabularies of the RDF exports and how their terms are spelled: prefixes, and for JSON-LD a short key for each
// property. Our own terms are defined in vocabulary/quoth.ttl.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace quoth::exporters {

struct RdfPrefix {
  std::string_view name;
  std::string_view iri;
};

struct RdfTerm {
  std::string_view name;  // prefixed
  std::string_view key;   // in JSON-LD
  bool is_link;           // its values are resources
};

std::span<const RdfPrefix> rdf_prefixes() noexcept;
std::span<const RdfTerm> rdf_terms() noexcept;

// The whole IRI of a prefixed name; what is an IRI already comes back. Throws Error(internal) for an unknown prefix.
std::string expand(std::string_view name);

// The JSON-LD key of a property. Throws Error(internal) where the table has none.
const RdfTerm& rdf_term(std::string_view name);

// `text` as part of an IRI: what an IRI must not hold, and '%', '#', '?' and '/', percent-encoded as UTF-8.
std::string iri_segment(std::string_view text);

// A web address with the characters that an IRI must not hold percent-encoded.
std::string safe_iri(std::string_view address);

}  // namespace quoth::exporters
