// SPDX-License-Identifier: Apache-2.0
#include "export/ndjson.h"

#include "graph/records.h"

namespace quoth::exporters {

void write_ndjson(const GraphSource& source, ByteSink& sink) {
  source.records([&](const graph::Records& records) {
    std::string lines;
    graph::append_records(records, lines);
    sink.write(lines);
  });
}

}  // namespace quoth::exporters
