// SPDX-License-Identifier: Apache-2.0
#include "export/rdf_terms.h"

#include "graph/error.h"

#include <algorithm>
#include <array>

namespace quoth::exporters {
namespace {

constexpr std::array kPrefixes = {
    RdfPrefix{"dcterms", "http://purl.org/dc/terms/"},
    RdfPrefix{"oa", "http://www.w3.org/ns/oa#"},
    RdfPrefix{"owl", "http://www.w3.org/2002/07/owl#"},
    RdfPrefix{"prov", "http://www.w3.org/ns/prov#"},
    RdfPrefix{"quoth", "https://w3id.org/quoth/ns#"},
    RdfPrefix{"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    RdfPrefix{"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
    RdfPrefix{"schema", "https://schema.org/"},
    RdfPrefix{"sem", "http://semanticweb.cs.vu.nl/2009/11/sem/"},
    RdfPrefix{"verb", "https://w3id.org/quoth/verb/"},
    RdfPrefix{"xsd", "http://www.w3.org/2001/XMLSchema#"},
};

constexpr std::array kTerms = {
    RdfTerm{"oa:end", "end", false},
    RdfTerm{"oa:exact", "exact", false},
    RdfTerm{"oa:hasBody", "body", true},
    RdfTerm{"oa:hasSelector", "selector", true},
    RdfTerm{"oa:hasSource", "inDocument", true},
    RdfTerm{"oa:hasTarget", "textTarget", true},
    RdfTerm{"oa:prefix", "textBefore", false},
    RdfTerm{"oa:start", "start", false},
    RdfTerm{"oa:suffix", "textAfter", false},
    RdfTerm{"owl:sameAs", "sameAs", true},
    RdfTerm{"prov:agent", "agent", true},
    RdfTerm{"prov:hadPrimarySource", "primarySource", true},
    RdfTerm{"prov:qualifiedAttribution", "attribution", true},
    RdfTerm{"prov:wasAttributedTo", "attributedTo", true},
    RdfTerm{"prov:wasQuotedFrom", "quotedFrom", true},
    RdfTerm{"quoth:about", "about", true},
    RdfTerm{"quoth:addressee", "addressee", true},
    RdfTerm{"quoth:confidence", "confidence", false},
    RdfTerm{"quoth:contains", "contains", true},
    RdfTerm{"quoth:content", "content", true},
    RdfTerm{"quoth:evidence", "evidence", true},
    RdfTerm{"quoth:form", "form", false},
    RdfTerm{"quoth:mentionOf", "mentionOf", true},
    RdfTerm{"quoth:modality", "modality", true},
    RdfTerm{"quoth:negated", "negated", false},
    RdfTerm{"quoth:nominal", "nominal", false},
    RdfTerm{"quoth:order", "order", false},
    RdfTerm{"quoth:predicate", "predicate", false},
    RdfTerm{"quoth:proposition", "proposition", true},
    RdfTerm{"quoth:quoted", "quoted", false},
    RdfTerm{"quoth:role", "role", true},
    RdfTerm{"quoth:roleOf", "roleOf", true},
    RdfTerm{"quoth:saying", "saying", true},
    RdfTerm{"quoth:source", "source", true},
    RdfTerm{"quoth:speaker", "speaker", true},
    RdfTerm{"quoth:target", "target", true},
    RdfTerm{"quoth:timeText", "timeText", false},
    RdfTerm{"quoth:timeValue", "timeValue", false},
    RdfTerm{"quoth:trigger", "trigger", true},
    RdfTerm{"quoth:verb", "verbProperty", true},
    RdfTerm{"rdfs:label", "label", false},
    RdfTerm{"rdfs:subPropertyOf", "subPropertyOf", true},
    RdfTerm{"schema:alternateName", "alternateName", false},
    RdfTerm{"schema:alternativeHeadline", "alternativeHeadline", false},
    RdfTerm{"schema:articleBody", "articleBody", false},
    RdfTerm{"schema:author", "author", false},
    RdfTerm{"schema:dateModified", "dateModified", false},
    RdfTerm{"schema:datePublished", "datePublished", false},
    RdfTerm{"schema:endDate", "endDate", false},
    RdfTerm{"schema:headline", "headline", false},
    RdfTerm{"schema:identifier", "identifier", false},
    RdfTerm{"schema:inLanguage", "inLanguage", false},
    RdfTerm{"schema:location", "location", true},
    RdfTerm{"schema:name", "name", false},
    RdfTerm{"schema:publisher", "publisher", false},
    RdfTerm{"schema:roleName", "roleName", false},
    RdfTerm{"schema:sameAs", "schemaSameAs", true},
    RdfTerm{"schema:startDate", "startDate", false},
    RdfTerm{"schema:text", "text", false},
    RdfTerm{"schema:url", "url", true},
    RdfTerm{"sem:eventType", "eventType", true},
    RdfTerm{"sem:hasActor", "actor", true},
    RdfTerm{"sem:hasBeginTimeStamp", "beginTime", false},
    RdfTerm{"sem:hasEndTimeStamp", "endTime", false},
    RdfTerm{"sem:hasPlace", "place", true},
    RdfTerm{"sem:hasTimeStamp", "time", false},
};

std::string percent_encoded(std::string_view text, std::string_view also) {
  static constexpr std::string_view kNever = "<>\"{}|^`\\";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool kept = byte > 0x20 && byte < 0x7F && kNever.find(c) == kNever.npos && also.find(c) == also.npos;
    if (kept) {
      out += c;
    } else {
      constexpr std::string_view kHex = "0123456789ABCDEF";
      out += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return out;
}

}  // namespace

std::span<const RdfPrefix> rdf_prefixes() noexcept {
  return kPrefixes;
}

std::span<const RdfTerm> rdf_terms() noexcept {
  return kTerms;
}

std::string expand(std::string_view name) {
  const std::size_t colon = name.find(':');
  for (const RdfPrefix& prefix : kPrefixes) {
    if (prefix.name == name.substr(0, colon)) return std::string(prefix.iri).append(name.substr(colon + 1));
  }
  throw Error(ErrorKind::internal, "no vocabulary has the prefix of " + std::string(name));
}

const RdfTerm& rdf_term(std::string_view name) {
  const auto* found =
      std::find_if(kTerms.begin(), kTerms.end(), [&](const RdfTerm& term) { return term.name == name; });
  if (found == kTerms.end()) throw Error(ErrorKind::internal, "no RDF term " + std::string(name));
  return *found;
}

std::string iri_segment(std::string_view text) {
  return percent_encoded(text, "%#?/[]@!$&'()*+,;=");
}

std::string safe_iri(std::string_view address) {
  return percent_encoded(address, "[]");
}

}  // namespace quoth::exporters
