// SPDX-License-Identifier: Apache-2.0
// Everything in the store, key by key in the promised order, a page of keys in memory at a time: what lets an export
// of any size run in the same memory. A walk finds its place again by the last key's own values, so no SQL statement
// stays open between two steps.
#pragma once

#include "graph/store/store_session.h"

#include <cstdint>
#include <string>
#include <vector>

namespace quoth::graph {

// Documents that are seen, by uri, then id. Each `next` gives a key; 0 at the end and from then on.
class DocumentWalk {
 public:
  explicit DocumentWalk(StoreSession& session) : session_(session) {}
  std::int64_t next();

 private:
  bool read_page();

  StoreSession& session_;
  std::vector<std::int64_t> page_;
  std::size_t at_ = 0;
  std::string last_uri_;
  std::string last_id_;
  bool ended_ = false;
};

// Statements of the documents that are seen, in their documents' order, then as they stand there. Memory: the keys of
// one document's.
class StatementWalk {
 public:
  explicit StatementWalk(StoreSession& session) : session_(session), documents_(session) {}
  std::int64_t next();

 private:
  StoreSession& session_;
  DocumentWalk documents_;
  std::vector<std::int64_t> page_;
  std::size_t at_ = 0;
};

// Store entities, seen or not, by id: keys of clusters. A store entity's id is the least of its article entities', so
// it comes where the walk over all documents by id meets that one. Memory: one document's.
class EntityWalk {
 public:
  explicit EntityWalk(StoreSession& session) : session_(session) {}
  std::int64_t next();

 private:
  bool read_document();

  StoreSession& session_;
  std::vector<std::int64_t> page_;
  std::size_t at_ = 0;
  std::string last_id_;  // of a document
};

}  // namespace quoth::graph
