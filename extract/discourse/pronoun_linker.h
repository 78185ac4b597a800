// SPDX-License-Identifier: Apache-2.0
// Third pass: pronouns in text order, "I" and "we" by the speakers of quotations, pairs ("both sides", "the two
// leaders"). Every candidate that number, kind, gender and grammar allow gets points; the best one is taken, and where
// none is good enough the pronoun stays open. Points: salience after Lappin & Leass 1994 ("An algorithm for pronominal
// anaphora resolution", CL 20(4)), with speakers and speech added. Internal to discourse/.
#pragma once

#include "extract/discourse/phrase_place.h"
#include "extract/discourse/roles.h"

#include <span>
#include <unordered_map>
#include <vector>

namespace quoth::extract::discourse {

// What several stand for: phrase → clusters ("they": two, "both sides": two).
using Sets = std::unordered_map<PhraseIndex, std::vector<ClusterIndex>>;

class PronounLinker {
 public:
  PronounLinker(PhraseTable& table, Clusters& clusters, const Roles& roles, const lexicon::Lexicon& lexicon,
                std::span<const Quotation> quotations);

  // Puts pronouns into clusters. Cost: linear; each pronoun looks at a bounded number of mentions before it.
  void link();
  const Sets& sets() const noexcept { return sets_; }

 private:
  struct Candidate {
    ClusterIndex cluster = kNone;
    std::vector<ClusterIndex> several;  // of a coordination
    PhraseIndex phrase = kNone;
    int points = 0;
  };

  static bool of_speaker(PronounKind kind);
  bool waits(PhraseIndex pronoun) const;
  void resolve(PhraseIndex pronoun);
  void resolve_speaker(PhraseIndex pronoun, const Quotation& quotation);
  void resolve_pair(PhraseIndex phrase, Index sentences = 0);
  static bool two_persons(std::string_view noun);
  bool bare_plural(const Phrase& phrase) const;
  bool already_told(PhraseIndex phrase) const;
  void resolve_reflexive(PhraseIndex pronoun);
  bool called_by_letters(const Cluster& cluster) const;
  bool told_in_list(PhraseIndex index) const;
  bool one_of_two(PhraseIndex index) const;
  bool called_union(ClusterIndex cluster) const;
  bool is_pair(const Phrase& phrase) const;
  ClusterIndex side_of(ClusterIndex speaker) const;
  void collect(PhraseIndex pronoun, std::vector<Candidate>& candidates) const;
  void consider(PhraseIndex pronoun, PhraseIndex other, std::vector<Candidate>& candidates) const;
  bool acts(PhraseIndex pronoun) const;
  void consider_several(PhraseIndex pronoun, PhraseIndex first, std::vector<Candidate>& candidates) const;
  bool judged_for(const Phrase& pronoun, const Tree& tree, Index clause) const;
  bool is_where(const Phrase& phrase) const;
  bool speaks(PhraseIndex phrase) const;
  bool named_by_himself(PhraseIndex pronoun, ClusterIndex cluster) const;
  Gender likely_gender(const Cluster& cluster) const;
  bool called_otherwise(const Phrase& pronoun, ClusterIndex cluster) const;
  int agreement(const Phrase& pronoun, ClusterIndex cluster) const;
  static bool within_other_conjunct(const Tree& tree, Index token, Index word);
  bool forbidden(PhraseIndex pronoun, PhraseIndex other) const;
  std::vector<ClusterIndex> fellow_arguments(PhraseIndex pronoun) const;
  int points(PhraseIndex pronoun, PhraseIndex other, ClusterIndex cluster) const;
  void take(PhraseIndex pronoun, const Candidate& best);
  bool governs(const Tree& tree, Index clause, Index inner) const;

  PhraseTable& table_;
  Clusters& clusters_;
  const Roles& roles_;
  const lexicon::Lexicon& lexicon_;
  std::span<const Quotation> quotations_;
  std::vector<PhrasePlace> places_;
  std::vector<int> told_;           // of each cluster: mentions so far
  std::vector<ClusterIndex> ours_;  // of each quotation, who "we" is in it
  Sets sets_;
  PhraseIndex last_of_kind_[9] = {kNone, kNone, kNone, kNone, kNone, kNone, kNone, kNone, kNone};
};

}  // namespace quoth::extract::discourse
