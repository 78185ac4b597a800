// SPDX-License-Identifier: Apache-2.0
// What an article says about who its entities are: the names by which each may be the same as an entity of another
// article ("buckets"), and what speaks for or against that within a bucket ("facets"). A pure function of one
// document's records, so the order in which documents arrive cannot matter.
//
// Precision first: what is not named, a surname alone, an initial for a first name, a bare "finance ministry", an event
// without a date give no bucket, and so are never joined without a linked identifier; `quoth doubts` lists them.
#pragma once

#include "graph/model.h"

#include <string>
#include <vector>

namespace quoth::graph {

// One name of one entity. `bucket` is the folded name with a letter for the kind: "p:vladimir putin", "o:tas",
// "oa:osce" (acronyms), "s:putin@president of g:rusia" (a surname with its office).
// `facets`, sorted: "link:wikidata:Q7747", "field:public", "post:president@g:rusia" (an office held by one at a time),
// "of:g:rusia", "first:…", "middle:…", "suffix:…", "full:…" (what an acronym stands for).
struct Clue {
  std::string bucket;
  std::vector<std::string> facets;

  bool operator==(const Clue&) const = default;
};

struct Evidence {
  bool named = false;       // bears a name in the text, or a link
  std::string link;         // "wikidata:Q7747": the first of its links; empty without
  std::vector<Clue> clues;  // the fullest name first; no bucket twice

  bool operator==(const Evidence&) const = default;
};

// One for each entity of `records`, in their order. Two entities of one article that share a bucket are two: neither
// keeps it, unless both bear the same link.
std::vector<Evidence> evidence_of(const Records& records);

// Facets as the one string that is stored and compared, and back. Neither may hold '\n'.
std::string join_facets(const std::vector<std::string>& facets);
std::vector<std::string> split_facets(std::string_view joined);

}  // namespace quoth::graph
