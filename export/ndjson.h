// SPDX-License-Identifier: Apache-2.0
// The records themselves, as `quoth extract` wrote them: what `quoth import` reads back to the same store.
#pragma once

#include "export/byte_sink.h"
#include "export/graph_source.h"

namespace quoth::exporters {

// Each document, its entities, times and statements under the article's own ids. Memory: one document.
void write_ndjson(const GraphSource& source, ByteSink& sink);

}  // namespace quoth::exporters
