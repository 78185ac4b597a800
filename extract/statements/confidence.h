// SPDX-License-Identifier: Apache-2.0
// How likely a statement's source, predicate and target are right, from what was needed to find them.
#pragma once

#include "extract/statements/article.h"

namespace quoth::extract::statements {

// A probability, 0..1, calibrated on annotated articles (tests/bench/quality prints the reliability table). Below 0.5
// where neither side of the act was found.
double confidence_of(const Article& article, const Draft& draft);

}  // namespace quoth::extract::statements
