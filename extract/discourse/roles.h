// SPDX-License-Identifier: Apache-2.0
// What the article says persons are: "foreign minister" of Kyrgyzstan, "analyst" at Barclays; and to which country a
// thing belongs. Read by the passes that resolve descriptions, and by the records. Internal to discourse/.
#pragma once

#include "extract/discourse/clusters.h"

#include <unordered_map>

namespace quoth::extract::discourse {

struct RoleFact {
  ClusterIndex person = kNone;
  PhraseIndex phrase = kNone;  // whose role it is
  std::string lemma;           // head noun, lower case: "minister"
  std::string text;            // "foreign minister", as written
  Index begin = kNone;         // its first token
  PhraseIndex owner = kNone;   // whose or of what; kNone where the text does not say
  bool office = false;
  bool former = false;  // "former", "ex-", "late", "then"
};

class Roles {
 public:
  Roles(const PhraseTable& table, const Clusters& clusters, const lexicon::Lexicon& lexicon)
      : table_(table), clusters_(clusters), lexicon_(lexicon) {}

  // What the phrase's words say of its holder; nothing where it has no role noun.
  std::vector<RoleFact> read(PhraseIndex phrase) const;
  // Adds the phrase's roles to what is known of its cluster.
  void learn(PhraseIndex phrase);

  // Facts whose noun is this lemma, in order of learning.
  const std::vector<RoleFact>& with(const std::string& lemma) const;
  // What the person's phrases say, in text order; of very many phrases the first ones.
  std::vector<RoleFact> of(ClusterIndex person) const;

  // The country that a cluster is, belongs to or acts for, as far as two steps tell; kUnknown otherwise.
  lexicon::KnownIndex country(ClusterIndex cluster, int steps = 2) const;
  lexicon::KnownIndex country_of_phrase(PhraseIndex phrase, int steps = 2) const;
  // The country that the article names most in its first part; the one that its dateline names. kNone if there is none.
  ClusterIndex main_country() const;
  ClusterIndex home_country() const;
  void set_home(lexicon::KnownIndex country) { home_ = country; }

 private:
  Index role_begin(const Phrase& phrase, Index noun) const;

  const PhraseTable& table_;
  const Clusters& clusters_;
  const lexicon::Lexicon& lexicon_;
  lexicon::KnownIndex home_ = lexicon::kUnknown;
  std::unordered_map<std::string, std::vector<RoleFact>> by_lemma_;
};

}  // namespace quoth::extract::discourse
