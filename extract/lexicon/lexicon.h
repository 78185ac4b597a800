// SPDX-License-Identifier: Apache-2.0
// All word lists and gazetteers that extraction reads, loaded once from the data inside the program. Each is a small
// class of its own; this only holds them. Must not know texts, trees or entities.
#pragma once

#include "extract/lexicon/actor_verbs.h"
#include "extract/lexicon/gazetteer.h"
#include "extract/lexicon/given_names.h"
#include "extract/lexicon/knowledge_base.h"
#include "extract/lexicon/near_synonyms.h"
#include "extract/lexicon/nouns.h"
#include "extract/lexicon/offices.h"
#include "extract/lexicon/role_words.h"
#include "extract/lexicon/titles.h"

namespace quoth::extract::lexicon {

class Lexicon {
 public:
  // Shared by all threads; loaded at the first call (some milliseconds). Throws Error(format) where a table is damaged.
  static const Lexicon& built_in();

  const ActorVerbs& actor_verbs() const noexcept { return actor_verbs_; }
  const Gazetteer& gazetteer() const noexcept { return gazetteer_; }
  const GivenNames& given_names() const noexcept { return given_names_; }
  const NearSynonyms& near_synonyms() const noexcept { return near_synonyms_; }
  const Nouns& nouns() const noexcept { return nouns_; }
  const Offices& offices() const noexcept { return offices_; }
  const RoleWords& role_words() const noexcept { return role_words_; }
  const Titles& titles() const noexcept { return titles_; }
  const NameWords& name_words() const noexcept { return name_words_; }

 private:
  ActorVerbs actor_verbs_;
  Gazetteer gazetteer_;
  GivenNames given_names_;
  NearSynonyms near_synonyms_;
  Nouns nouns_;
  Offices offices_;
  RoleWords role_words_;
  Titles titles_;
  NameWords name_words_;
};

}  // namespace quoth::extract::lexicon
