// SPDX-License-Identifier: Apache-2.0
// What an entity is called in the graph: its canonical name, aliases, roles, link; when and where an event was. Reads
// finished clusters, changes nothing. Internal to discourse/.
#pragma once

#include "extract/discourse/roles.h"

#include <string>
#include <utility>
#include <vector>

namespace quoth::extract::discourse {

class Canonical {
 public:
  Canonical(const PhraseTable& table, const Clusters& clusters, const Roles& roles, const lexicon::Lexicon& lexicon,
            const lexicon::KnowledgeBase* knowledge_base)
      : table_(table), clusters_(clusters), roles_(roles), lexicon_(lexicon), knowledge_base_(knowledge_base) {}

  // The fullest name in the text; the known name where the text has only an abbreviation, an adjective or an office;
  // else the first description, "government" and ministries with their country.
  std::string name(ClusterIndex cluster) const;
  // Every distinct name and description but the canonical name itself, in text order. A name comes bare and with its
  // title, a description whole and without its prepositional phrases.
  std::vector<std::string> aliases(ClusterIndex cluster, const std::string& name) const;
  // Knowledge base → identifier, sorted; empty where none is certain.
  std::vector<std::pair<std::string, std::string>> links(ClusterIndex cluster, const std::string& name) const;
  graph::EntityKind kind(ClusterIndex cluster) const;
  // The clause that says that the event of this phrase takes place, into its tree's clauses; kNone if none does.
  Index happening(const Phrase& phrase) const;
  // Where an event was: a place named in its description ("talks in Geneva") or where it is said to take place; kNone
  // if none is.
  ClusterIndex place(ClusterIndex cluster) const;

 private:
  TokenRange with_place(const Phrase& phrase, PhraseIndex index) const;
  std::string named(const Cluster& cluster) const;
  std::string described(ClusterIndex index) const;

  const PhraseTable& table_;
  const Clusters& clusters_;
  const Roles& roles_;
  const lexicon::Lexicon& lexicon_;
  const lexicon::KnowledgeBase* knowledge_base_;
};

}  // namespace quoth::extract::discourse
