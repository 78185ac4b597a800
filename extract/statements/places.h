// SPDX-License-Identifier: Apache-2.0
// Where a statement's act was.
#pragma once

#include "extract/statements/article.h"

namespace quoth::extract::statements {

// Sets `places` of the drafts: places that a clause says it was in ("in Moscow, Ushakov said"), houses it was at ("at
// the White House"), the place of an event that it happened at, and what a clause of the same occasion says. A place
// that acts or is acted upon there is none. Cost: linear in the clauses.
void attach_places(Article& article);

}  // namespace quoth::extract::statements
