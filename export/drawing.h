// SPDX-License-Identifier: Apache-2.0
// A drawing before it has a form: which entities are shown, and which bundles of statements join them. Graphviz, the
// HTML page and the timeline are made from it; it knows neither colours nor layouts.
//
// A statement joins each of its sources to each of its targets. Speech without an addressee joins the speaker to the
// first entity that it is about. What is left – one party, or none – cannot be drawn as an edge and is counted.
#pragma once

#include "export/event_family.h"
#include "export/graph_source.h"

#include <cstdint>
#include <string>
#include <vector>

namespace quoth::exporters {

enum class Grouping { none, kind, community, document };

struct DrawingOptions {
  std::vector<std::string> around;  // ids: only what lies within `depth` steps of one of them
  unsigned depth = 1;
  std::string
      between_a;  // ids: only what lies on a path from one to the other, at most a step longer than the shortest
  std::string between_b;
  std::size_t top = 0;  // the so many entities with most statements; 0 for all
  std::size_t most_entities = 2000;
  bool each = false;  // an edge for every statement instead of bundles
  Grouping grouping = Grouping::none;
};

struct DrawnEntity {
  std::string id;
  graph::EntityKind kind = graph::EntityKind::thing;
  std::string name;
  std::string role;  // "president of Russia"; empty where none is known
  std::vector<std::string> aliases;
  std::string wikidata;
  std::size_t statements = 0;  // it takes part in as source, target or what an edge is about
  std::size_t group = 0;       // index into Drawing::groups
};

struct DrawnStatement {
  std::string id;
  std::string phrase;  // "warned"; "will respond", "did not decide" where it is no fact
  std::string type;
  bool fact = true;
  std::string date;    // ISO 8601; its own, or its document's where it has none
  bool dated = false;  // the date is its own
  std::string sentence;
  graph::Span words;               // of the predicate and its content, in code points of `sentence`
  std::vector<std::string> chain;  // names of those on whose word it rests, outermost first
  double confidence = 1;
  std::size_t document = 0;  // index into Drawing::documents
};

struct DrawnEdge {
  std::size_t from = 0;  // indices into Drawing::entities
  std::size_t to = 0;
  bool fact = true;    // false: none of its statements is affirmed and asserted
  bool about = false;  // joins a speaker to what was spoken of, not to whom
  EventFamily family = EventFamily::speech;
  std::vector<std::size_t> statements;  // indices into Drawing::statements, in order of time
};

struct DrawnDocument {
  std::string id;
  std::string title;
  std::string uri;
  std::string published;
  std::string publisher;
};

struct Drawing {
  std::vector<DrawnEntity> entities;  // in the order of the source
  std::vector<DrawnEdge> edges;       // by from, to
  std::vector<DrawnStatement> statements;
  std::vector<DrawnDocument> documents;
  std::vector<std::string> groups;  // names of the clusters; empty without grouping
  std::size_t entities_found = 0;   // with an edge, before the most central were picked
  std::size_t statements_undrawn = 0;
};

// Two passes over the statements; memory for the ids of all of them, and for the words of those drawn.
Drawing make_drawing(const GraphSource& source, const DrawingOptions& options);

// "warned ×3, accused": the distinct phrases of `edge` by number, at most `most`, then "+2".
std::string bundle_label(const Drawing& drawing, const DrawnEdge& edge, std::size_t most = 3);

// "3–30 Dec 2021", from the statements that have a time of their own; empty where none has.
std::string bundle_dates(const Drawing& drawing, const DrawnEdge& edge);

}  // namespace quoth::exporters
