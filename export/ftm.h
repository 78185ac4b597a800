// SPDX-License-Identifier: Apache-2.0
// FollowTheMoney entities as NDJSON, for Aleph and OpenAleph: Article, Person and the like, and for each statement an
// Event and, between two parties, an UnknownLink, which Aleph draws as an edge. What is no fact says so in `role` and
// `summary`.
#pragma once

#include "export/byte_sink.h"
#include "export/graph_source.h"

namespace quoth::exporters {

void write_ftm(const GraphSource& source, ByteSink& sink);

}  // namespace quoth::exporters
