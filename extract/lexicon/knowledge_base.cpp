// SPDX-License-Identifier: Apache-2.0
#include "extract/lexicon/knowledge_base.h"

#include "extract/lexicon/table.h"
#include "graph/error.h"
#include "graph/mapped_file.h"

namespace quoth::extract::lexicon {

KnowledgeBase::KnowledgeBase(const std::filesystem::path& file) {
  const MappedFile mapped(file);
  const auto bytes = mapped.bytes();
  read({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, file.string());
}

KnowledgeBase::KnowledgeBase(std::string text, std::string_view name) {
  read(text, name);
}

void KnowledgeBase::read(std::string_view text, std::string_view name) {
  for_each_row(text, name, 5, [&](auto fields) {
    Entry entry{std::string(fields[0]), std::string(fields[1]), {}};
    if (entry.id.empty() || entry.name.empty())
      throw Error(ErrorKind::format, "a row needs an id and a name", {std::string(name), 0, 0});
    if (!fields[2].empty()) {
      entry.kind = graph::entity_kind(fields[2]);
      if (!entry.kind)
        throw Error(ErrorKind::format, "unknown kind '" + std::string(fields[2]) + "' of " + entry.id,
                    {std::string(name), 0, 0});
    }
    by_name_.emplace(entry.name, entries_.size());
    for (const std::string_view alias : parts(fields[3])) by_name_.emplace(std::string(alias), entries_.size());
    entries_.push_back(std::move(entry));
  });
}

const KnowledgeBase::Entry* KnowledgeBase::find(std::string_view name, graph::EntityKind kind) const {
  const Entry* found = nullptr;
  const auto [begin, end] = by_name_.equal_range(std::string(name));
  for (auto at = begin; at != end; ++at) {
    const Entry& entry = entries_[at->second];
    if (entry.kind && *entry.kind != kind) continue;
    if (found && found->id != entry.id) return nullptr;
    found = &entry;
  }
  return found;
}

}  // namespace quoth::extract::lexicon
