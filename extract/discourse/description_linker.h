// SPDX-License-Identifier: Apache-2.0
// Second pass: descriptions. Appositions and predicates first, then "the Russian president", "the minister", "the dam",
// "the call" in text order, each by its own evidence: role and country, office of the day, the same noun, part of a
// name, a near synonym. Internal to discourse/.
#pragma once

#include "extract/discourse/roles.h"

#include <string>
#include <unordered_map>

namespace quoth::extract::discourse {

class DescriptionLinker {
 public:
  // `day` is the document's date, ISO, or empty.
  DescriptionLinker(PhraseTable& table, Clusters& clusters, Roles& roles, const lexicon::Lexicon& lexicon,
                    std::string_view day)
      : table_(table), clusters_(clusters), roles_(roles), lexicon_(lexicon), day_(day) {}

  // Puts every description into a cluster, its own where nothing proves more. Cost: linear; each description looks at a
  // bounded number of candidates.
  void link();
  // After the pronouns: what hangs on them ("*his* ministry", "*He* was a smuggler").
  void link_after_pronouns();

 private:
  void link_appositions();
  void link_neighbours();
  void link_named_body(PhraseIndex body);
  void tell_sort(PhraseIndex one, PhraseIndex other);
  void tell_person(PhraseIndex one, PhraseIndex other);
  bool names_office(const Tree& tree, Index office, Index name) const;
  void link_predicates(bool pronoun_subjects);
  void link_predicate(Index block, const language::Clause& clause, bool pronoun_subjects);
  void join(PhraseIndex one, PhraseIndex other);
  ClusterIndex cluster_of(PhraseIndex phrase);

  void describe(PhraseIndex phrase);
  ClusterIndex antecedent(PhraseIndex phrase);
  ClusterIndex by_role(PhraseIndex phrase);
  ClusterIndex by_exact_role(PhraseIndex phrase, const RoleFact& fact) const;
  ClusterIndex by_office(PhraseIndex phrase, const RoleFact& fact);
  ClusterIndex by_general_role(PhraseIndex phrase, const RoleFact& fact) const;
  ClusterIndex by_generic(PhraseIndex phrase, const RoleFact& fact) const;
  ClusterIndex by_last_subject(PhraseIndex phrase, const RoleFact& fact) const;
  ClusterIndex by_nation(PhraseIndex phrase) const;
  void name_unnamed(PhraseIndex phrase);
  void link_lead();
  bool opens(const Phrase& phrase) const;
  ClusterIndex by_text(PhraseIndex phrase) const;
  ClusterIndex by_head(PhraseIndex phrase) const;
  ClusterIndex by_kind_word(PhraseIndex phrase) const;
  void know_by_office(PhraseIndex phrase);
  bool told_of(const Phrase& phrase) const;
  bool built(const Cluster& cluster) const;
  bool may_be_person(const Phrase& name) const;
  bool of_body(PhraseIndex qualifier) const;
  bool in_list(const Phrase& phrase) const;
  bool is_subject(const Phrase& phrase) const;
  bool based_somewhere(const Phrase& phrase) const;
  bool describes_again(const Phrase& phrase) const;
  void make_known(ClusterIndex own, lexicon::KnownIndex known);
  bool know_body(PhraseIndex index);
  bool named_sort(PhraseIndex phrase);
  ClusterIndex by_capital(PhraseIndex phrase);
  ClusterIndex own_body(PhraseIndex phrase) const;
  ClusterIndex own_country(PhraseIndex phrase) const;
  ClusterIndex by_synonym(PhraseIndex phrase) const;
  void remember(PhraseIndex phrase);
  void remember_name(PhraseIndex phrase);

  bool owners_agree(PhraseIndex owner, PhraseIndex other) const;
  bool modifiers_agree(const Phrase& phrase, ClusterIndex candidate) const;
  PhraseIndex owner_of(const Phrase& phrase) const {
    return phrase.possessor != kNone ? phrase.possessor : phrase.qualifier;
  }
  std::string lemma(const Phrase& phrase) const;
  std::string core_text(const Phrase& phrase) const;
  PhraseIndex last_seen(ClusterIndex cluster) const;
  void saw(PhraseIndex phrase);

  PhraseTable& table_;
  Clusters& clusters_;
  Roles& roles_;
  const lexicon::Lexicon& lexicon_;
  std::string_view day_;
  std::unordered_map<std::string, ClusterIndex> by_text_;
  std::unordered_map<std::string, std::vector<ClusterIndex>> by_head_;
  std::unordered_map<std::string, PhraseIndex> holders_;  // persons that only the table of offices names
  std::vector<PhraseIndex> last_;
};

}  // namespace quoth::extract::discourse
