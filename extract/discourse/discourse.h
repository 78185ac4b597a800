// SPDX-License-Identifier: Apache-2.0
// Who and what an article speaks of: its mentions (names, noun phrases, pronouns) grouped into entities with canonical
// names, kinds, roles and links. Must not know statements or attribution; quotations with their speakers are handed in.
// Method: deterministic ordered passes, high precision first (Lee et al. 2013, "Deterministic coreference resolution
// based on entity-centric, precision-ranked rules", CL 39(4)).
//
// Two rounds, because pronouns need the speakers of quotations and speakers need pronouns:
//   Discourse discourse(document, trees, lexicon);     // names and noun phrases; pronouns by their clauses only
//   … find quotations and provisional speakers with discourse.at() …
//   discourse.resolve(quotations);                     // pronouns again, "I" and "we" with them
//   … speakers again; resolve(quotations) once more if any has changed …
//   auto entities = discourse.records(times);          // last: the graph's entities, ids and all
#pragma once

#include "extract/language/grammar.h"
#include "extract/speaker_label.h"
#include "graph/diagnostics.h"
#include "graph/model.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quoth::extract::lexicon {
class Lexicon;
class KnowledgeBase;
}  // namespace quoth::extract::lexicon

namespace quoth::extract::discourse {

using language::Index;
using language::kNone;
using language::TokenRange;

// Into Discourse::entities(). kNone: no entity. An index stays valid: where a later resolve() finds that two are one,
// both indices give the same id(), and only one of them has mentions.
using EntityIndex = std::int32_t;

// A token of the article: which block's tree, which token in it.
struct TokenAt {
  Index block = kNone;
  Index token = kNone;

  bool operator==(const TokenAt&) const = default;
};

// Words in quotation marks (the marks included or not), by whom and to whom. A quotation over several blocks is given
// as one Quotation a block.
struct Quotation {
  Index block = kNone;
  TokenRange tokens;
  EntityIndex speaker = kNone;    // kNone while unknown
  EntityIndex addressee = kNone;  // "told *reporters*"
  Index verb = kNone;             // token of the verb of speech, in any block near; kNone if there is none
};

// A speaker's label in a transcript ("MR. PESKOV:"), which is a block of its own.
struct SpeakerLabel {
  Index block = kNone;
  LabelKind kind = LabelKind::name;
};

enum class Gender : std::uint8_t { unknown, feminine, masculine, neuter };

// A phrase of the text and what it stands for.
struct Mention {
  Index block = kNone;
  TokenRange tokens;   // the phrase without relative clauses and appositions
  Index head = kNone;  // its head word
  graph::MentionForm form = graph::MentionForm::name;
  graph::EntityKind kind = graph::EntityKind::thing;
  bool plural = false;
  bool definite = false;              // "the …", "this …", a possessor, or a name
  bool adjective = false;             // "*Russian* officials": names the country without standing for it as a whole
  std::vector<EntityIndex> entities;  // one; several for "the two leaders"; none where it could not be resolved
  double confidence = 1.0;
};

struct Entity {
  graph::EntityKind kind = graph::EntityKind::thing;
  Gender gender = Gender::unknown;
  bool plural = false;
  bool named = false;
  std::string name;                    // canonical
  std::string wikidata;                // empty when not certain
  std::vector<std::int32_t> mentions;  // indices into Discourse::mentions(), in text order
};

// The word of a label's tree that stands for the speaker: the last one that is no mark.
Index label_head(const language::Tree& label) noexcept;

class Discourse {
 public:
  // `trees` are the article's blocks in text order (title and subtitle among them, boilerplate left out); they, the
  // document, the lexicon and the knowledge base must outlive this. Cost: linear in the tokens; every search for an
  // antecedent looks back over a bounded number of mentions. `labels`, in text order, name speakers: each is one
  // mention, headed by the word that label_head() gives, of one entity a label; "A" is whom the text before it
  // presents.
  Discourse(const graph::Document& document, std::span<const language::Tree> trees, const lexicon::Lexicon& lexicon,
            const lexicon::KnowledgeBase* knowledge_base = nullptr, std::span<const SpeakerLabel> labels = {});
  ~Discourse();
  Discourse(Discourse&&) noexcept;
  Discourse& operator=(Discourse&&) noexcept;

  // Resolves the pronouns and what depends on them anew, with these quotations; an earlier call's answers are
  // forgotten. EntityIndex values of names and noun phrases stay what they were.
  void resolve(std::span<const Quotation> quotations);

  std::span<const Mention> mentions() const noexcept;  // in text order
  std::span<const Entity> entities() const noexcept;

  // What the phrase with this head word stands for; empty where the word heads no resolved mention. A word inside a
  // name ("Mark" in "Gen. Mark Milley") gives the name's entity. Adjectives and possessors give theirs ("Russian":
  // Russia).
  std::span<const EntityIndex> at(Index block, Index token) const noexcept;
  // The mention that this word heads or, failing that, whose name it is part of; nullptr if none.
  const Mention* mention_at(Index block, Index token) const noexcept;

  // True for persons, groups, organizations and places that act (countries, cities for their governments).
  bool can_act(EntityIndex entity) const noexcept;

  // The id that records() gives the entity: "e:" + the document's digits + "-" + number.
  std::string id(EntityIndex entity) const;

  // The graph's entities in order of id. `times` date the events. Entities that nothing refers to twice and that are
  // neither named nor able to act are left out unless `keep` lists them (what statements refer to).
  std::vector<graph::Entity> records(std::span<const graph::TimeExpression> times,
                                     std::span<const EntityIndex> keep = {}) const;

  // Pronouns, descriptions and groups that were not resolved, with their places: codes "unresolved-pronoun",
  // "unresolved-description".
  void report(Diagnostics& diagnostics) const;

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace quoth::extract::discourse
