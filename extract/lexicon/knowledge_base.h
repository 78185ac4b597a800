// SPDX-License-Identifier: Apache-2.0
// An outside knowledge base given by the user (--kb FILE.tsv): which identifier a name has there. Wins over the
// built-in gazetteer. Columns: id, name, kind (a word of graph::EntityKind, or empty), aliases (";" apart),
// description.
#pragma once

#include "graph/model.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace quoth::extract::lexicon {

class KnowledgeBase {
 public:
  // Throws Error(io) where the file cannot be read, Error(format) with its line where a row is wrong.
  explicit KnowledgeBase(const std::filesystem::path& file);
  // From text in memory; `name` is for messages.
  KnowledgeBase(std::string text, std::string_view name);

  struct Entry {
    std::string id;
    std::string name;
    std::optional<graph::EntityKind> kind;
  };

  // The one entry with this name or alias (as written) whose kind is the given one or unsaid; nullptr where there is
  // none or more than one: a wrong link is worse than none.
  const Entry* find(std::string_view name, graph::EntityKind kind) const;
  std::size_t size() const noexcept { return entries_.size(); }

 private:
  void read(std::string_view text, std::string_view name);

  std::vector<Entry> entries_;
  std::unordered_multimap<std::string, std::size_t> by_name_;
};

}  // namespace quoth::extract::lexicon
