// SPDX-License-Identifier: Apache-2.0
// What a page says of its article: JSON-LD before OpenGraph before other <meta> before <time>.
#pragma once

#include "extract/reader/html_page.h"
#include "extract/reader/html_tree.h"

namespace quoth::extract::reader {

HtmlMetadata metadata_of(const HtmlTree& tree);

}  // namespace quoth::extract::reader
