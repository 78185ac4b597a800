// SPDX-License-Identifier: Apache-2.0
// Event data as JSON lines with the fields of the PLOVER manual's JSON table (2021). Only statements of a PLOVER type;
// what PLOVER has no field for – polarity, modality, chain, offsets – stands under "quoth".
#pragma once

#include "export/byte_sink.h"
#include "export/graph_source.h"

namespace quoth::exporters {

void write_plover(const GraphSource& source, ByteSink& sink);

}  // namespace quoth::exporters
