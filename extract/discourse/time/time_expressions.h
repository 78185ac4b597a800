// SPDX-License-Identifier: Apache-2.0
// Finds the time expressions of an article and resolves them against its date: "on Thursday", "the end of next month",
// "two days later", "2010–2014". Looks at the text alone, not at tags or trees, so that it is cheap and can be used
// before or without the language engine; which predicate a time belongs to is decided elsewhere (extract/statements).
// Never looks at a clock. The kinds follow TIMEX3 (Pustejovsky et al. 2003) as far as they name days or longer spans.
#pragma once

#include "graph/diagnostics.h"
#include "graph/model.h"

#include <vector>

namespace quoth::extract::time {

// The expressions in the title, subtitle and paragraphs of `document`, in text order, disjoint. Relative ones count
// from `document.published`, "two days later" from the date before it in the text; what cannot be resolved is left out
// and reported ("unresolved-date", a note). Values: "2021-12-30", "2021-12", "2021", "2021-12-20/2021-12-26",
// "2021-12-30/.." with `range` set for all that is longer than a day. Cost: linear in the text.
std::vector<graph::TimeExpression> find_times(const graph::Document& document, Diagnostics& diagnostics);

// The same with the years at the ends of ranges of years added ("2004" and "2009" of "from 2004 to 2009"), since they
// are dates of their own (ISO-TimeML marks them so). In text order, a range before its ends.
std::vector<graph::TimeExpression> with_end_years(const std::vector<graph::TimeExpression>& times);

}  // namespace quoth::extract::time
