// SPDX-License-Identifier: Apache-2.0
// Acts of speech that a modal tells: "said that Oslo must leave" demands, "said it will help" promises, "announced it
// would boycott" threatens (indirect speech acts after Searle 1975; so does PLOVER code them). Knows no entities.
#pragma once

#include "extract/statements/article.h"

namespace quoth::extract::statements {

// Appends a draft for each, marked nominal, its trigger the modal or adjective; after the arguments are chosen.
void add_implied(Article& article);

}  // namespace quoth::extract::statements
