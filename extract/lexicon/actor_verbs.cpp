// SPDX-License-Identifier: Apache-2.0
#include "extract/lexicon/actor_verbs.h"

#include "extract/lexicon/table.h"

namespace quoth::embedded {
std::string_view lexicon_actor_verbs();
std::string_view lexicon_government_nouns();
}  // namespace quoth::embedded

namespace quoth::extract::lexicon {

ActorVerbs::ActorVerbs() {
  for_each_row(embedded::lexicon_actor_verbs(), "actor_verbs.tsv", 4, [this](auto fields) {
    verbs_.emplace(fields[0], fields[1] == "government");
    if (fields[2] == "speech") speech_.insert(fields[0]);
    if (fields[3] == "judgement") judging_.insert(fields[0]);
  });
  for_each_row(embedded::lexicon_government_nouns(), "government_nouns.tsv", 1,
               [this](auto fields) { nouns_.insert(fields[0]); });
}

}  // namespace quoth::extract::lexicon
