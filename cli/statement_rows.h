// SPDX-License-Identifier: Apache-2.0
// Statements as rows of an answer: who said what to whom, when, on whose word, and whether it is a fact of the text.
#pragma once

#include "cli/table.h"
#include "graph/store/store.h"

#include <map>
#include <string>
#include <vector>

namespace quoth::cli {

// The same statement as several documents make it: same speakers, addressees, verb, words, day, polarity, modality.
struct StatementGroup {
  graph::Statement first{};              // of the first document
  std::vector<std::string> ids{};        // of all, first's first
  std::vector<std::string> documents{};  // uris, copies of a text included
  std::size_t origins = 1;               // near-duplicates count once
};

// Groups in the order of their first statements. With `each` every statement is a group of its own.
std::vector<StatementGroup> group_statements(graph::Store& store, const graph::StatementFilter& filter, bool each);

// A statement of its document alone.
StatementGroup single(graph::Store& store, graph::Statement statement);

// "asserted", "reported", "possible, reported", "negated": never the first two for what is no fact of the text.
std::string status_of(const graph::Statement& statement);

// Makes the rows, and remembers the names that it looked up.
class StatementRows {
 public:
  explicit StatementRows(graph::Store& store) : store_(store) {}

  // `leading` columns come first.
  static std::vector<Column> columns(std::vector<Column> leading = {});
  Row row(const StatementGroup& group, std::vector<Cell> leading = {});

  const std::string& name(const std::string& entity_id);
  std::vector<std::string> names(const std::vector<std::string>& entity_ids);

 private:
  std::vector<std::string> chain(const graph::Statement& statement);
  const graph::Document& head(const std::string& document_id);

  graph::Store& store_;
  std::map<std::string, std::string> names_;
  std::map<std::string, graph::Document> heads_;  // without texts
};

}  // namespace quoth::cli
