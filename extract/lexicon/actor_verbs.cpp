// SPDX-License-Identifier: Apache-2.0
#include "extract/lexicon/actor_verbs.h"

#include "extract/lexicon/table.h"

namespace quoth::embedded {
std::string_view lexicon_actor_verbs();
}

namespace quoth::extract::lexicon {

ActorVerbs::ActorVerbs() {
  for_each_row(embedded::lexicon_actor_verbs(), "actor_verbs.tsv", 2,
               [this](auto fields) { verbs_.emplace(fields[0], fields[1] == "government"); });
}

}  // namespace quoth::extract::lexicon
