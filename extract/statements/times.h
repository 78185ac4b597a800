// SPDX-License-Identifier: Apache-2.0
// Which time expression tells when a statement's act was.
#pragma once

#include "extract/statements/article.h"

namespace quoth::extract::statements {

// Sets `time` of the drafts: an expression that hangs on the clause itself, else that of the clause it shares a subject
// with or is a participle of. Cost: linear in the expressions and clauses.
void attach_times(Article& article);

}  // namespace quoth::extract::statements
