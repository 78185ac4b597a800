// SPDX-License-Identifier: Apache-2.0
// Records of made-up articles for tests: write a text, name what is in it, get valid records.
#pragma once

#include "graph/model.h"

#include <string>
#include <vector>

namespace quoth::graph {

// Entities and statements are referred to by their numbers, from 1, as ids count.
class Article {
 public:
  Article(std::string uri, std::string text, std::string published = "2021-12-31T11:30:00+00:00");

  // Mentions are all places in the text where the name or an alias stands, longest first, not overlapping.
  int entity(EntityKind kind, const std::string& name, const std::vector<std::string>& aliases = {});
  // Only described, never named: "a senior official".
  int nominal(EntityKind kind, const std::string& phrase);
  Article& role(int entity, const std::string& role, int of = 0);
  Article& link(int entity, const std::string& base, const std::string& identifier);
  // The trigger, the content and the sentence are looked up in the text.
  int statement(const std::vector<int>& source, const std::string& predicate, const std::string& trigger,
                const std::vector<int>& target = {}, const std::string& content = "");
  Statement& edit(int statement) { return records_.statements[static_cast<std::size_t>(statement - 1)]; }
  Entity& edit_entity(int entity) { return records_.entities[static_cast<std::size_t>(entity - 1)]; }
  Document& document() { return records_.document; }
  std::string entity_id(int number) const;
  std::string statement_id(int number) const;

  const Records& records() const { return records_; }
  operator const Records&() const { return records_; }

 private:
  Span find(const std::string& words) const;
  int add_entity(EntityKind kind, const std::string& name, const std::vector<std::string>& names, MentionForm form);

  Records records_;
};

}  // namespace quoth::graph
