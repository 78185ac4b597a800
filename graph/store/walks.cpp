// SPDX-License-Identifier: Apache-2.0
#include "graph/store/walks.h"

namespace quoth::graph {
namespace {

constexpr std::size_t kPage = 128;  // documents

}  // namespace

std::int64_t DocumentWalk::next() {
  if (at_ == page_.size() && !read_page()) return 0;
  return page_[at_++];
}

bool DocumentWalk::read_page() {
  if (ended_) return false;
  page_.clear();
  at_ = 0;
  Query row = session_.database().query_once("SELECT d.key, d.uri, d.id FROM document d WHERE " + session_.seen() +
                                             " AND (d.uri, d.id) > (?, ?) ORDER BY d.uri, d.id LIMIT ?");
  row.with(last_uri_, last_id_, static_cast<std::int64_t>(kPage));
  while (row.step()) {
    page_.push_back(row.integer(0));
    last_uri_ = row.text(1);
    last_id_ = row.text(2);
  }
  ended_ = page_.size() < kPage;
  return !page_.empty();
}

std::int64_t StatementWalk::next() {
  while (at_ == page_.size()) {
    const std::int64_t document = documents_.next();
    if (document == 0) return 0;
    page_.clear();
    at_ = 0;
    Query row = session_.database().query("SELECT key FROM statement WHERE document = ? ORDER BY key");
    row.bind(document);
    while (row.step()) page_.push_back(row.integer(0));
  }
  return page_[at_++];
}

std::int64_t EntityWalk::next() {
  while (at_ == page_.size()) {
    if (!read_document()) return 0;
  }
  return page_[at_++];
}

bool EntityWalk::read_document() {
  Database& database = session_.database();
  page_.clear();
  at_ = 0;
  Query document = database.query("SELECT key, id FROM document WHERE id > ? ORDER BY id LIMIT 1");
  if (!document.with(last_id_).step()) return false;
  last_id_ = document.text(1);
  Query row = database.query(
      "SELECT n.cluster FROM entity e JOIN node n ON n.key = e.node WHERE e.document = ?"
      " AND n.least = 'e:' || substr(?, 3) || '-' || e.number AND NOT EXISTS (SELECT 1 FROM node other"
      " WHERE other.cluster = n.cluster AND other.least <> '' AND other.least < n.least) ORDER BY n.least");
  row.with(document.integer(0), last_id_);
  while (row.step()) page_.push_back(row.integer(0));
  return true;
}

}  // namespace quoth::graph
