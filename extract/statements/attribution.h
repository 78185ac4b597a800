// SPDX-License-Identifier: Apache-2.0
// On whose word a statement rests: the draft in whose content it stands, and "according to".
#pragma once

#include "extract/statements/article.h"

namespace quoth::extract::statements {

// Sets `parent` and `reported_by` of every draft from the clause tables, then from the quotations, which win. No parent
// chain has a cycle afterwards. Needs types, sources and speakers.
void attribute(Article& article);

}  // namespace quoth::extract::statements
