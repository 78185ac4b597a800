// SPDX-License-Identifier: Apache-2.0
// Graphs for the tests of view and algorithms, made from lines such as "Ann warned Bob @d1".
#pragma once

#include "graph/view/snapshot_builder.h"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace quoth::graph::view {

// A statement in a line: source verb target @document, "-" for no target; "?" before the verb marks what is not a fact.
struct TestStatement {
  std::string source, verb, target, document;
  bool fact = true;
};

inline TestStatement parse_statement(const std::string& line) {
  std::istringstream words(line);
  TestStatement statement;
  words >> statement.source >> statement.verb >> statement.target >> statement.document;
  if (statement.verb.starts_with('?')) {
    statement.fact = false;
    statement.verb.erase(0, 1);
  }
  return statement;
}

inline std::string padded(const std::string& word) {
  return word + std::string(16 - std::min<std::size_t>(16, word.size()), '0');
}

// The builder filled with the lines; entities have the id "e:NAME" and the name NAME. Documents are "d:" + 16
// characters.
inline SnapshotBuilder fill(const std::vector<std::string>& lines) {
  SnapshotBuilder builder;
  std::map<std::string, std::uint32_t> entities, documents, numbers;
  const auto entity = [&](const std::string& name) {
    if (const auto known = entities.find(name); known != entities.end()) return known->second;
    const std::string id = "e:" + name;
    return entities[name] = builder.add(EntityRow{id, name, EntityKind::person, "", ""});
  };
  const auto document = [&](const std::string& word) {
    if (const auto known = documents.find(word); known != documents.end()) return known->second;
    const std::string id = "d:" + padded(word.substr(1));
    return documents[word] = builder.add(DocumentRow{id, word, "", "2024-05-01", ""});
  };
  for (const std::string& line : lines) {
    const TestStatement statement = parse_statement(line);
    std::vector<Participant> participants{{ParticipantRole::source, entity(statement.source)}};
    if (statement.target != "-") participants.emplace_back(ParticipantRole::target, entity(statement.target));
    Statement flags;
    flags.modality = statement.fact ? Modality::asserted : Modality::desired;
    builder.add(StatementRow{document(statement.document), ++numbers[statement.document], statement.verb,
                             statement.verb, "SAY", "2024-05-01", StatementFlags::of(flags), 0.9, participants});
  }
  return builder;
}

inline Snapshot snapshot_of(const std::vector<std::string>& lines, std::uint64_t state = 1) {
  return Snapshot::from_bytes(fill(lines).finish(state));
}

}  // namespace quoth::graph::view
