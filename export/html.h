// SPDX-License-Identifier: Apache-2.0
// A drawing as one HTML file that opens from disk without a network: data, style, program and the parts of D3 that it
// needs are all inside. Beneath it a strip of time; beside it the sentences.
#pragma once

#include "export/byte_sink.h"
#include "export/drawing.h"

#include <string_view>

namespace quoth::exporters {

void write_html(const Drawing& drawing, std::string_view title, ByteSink& sink);

}  // namespace quoth::exporters
