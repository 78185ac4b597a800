// SPDX-License-Identifier: Apache-2.0
#include "graph/store/position_changes.h"

#include "graph/identity/name_form.h"
#include "graph/store/document_rows.h"
#include "graph/store/entity_id.h"
#include "graph/store/statement_reader.h"
#include "graph/store/store_session.h"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

namespace quoth::embedded {
std::string_view opposite_verbs_list();  // opposite_verbs.txt
}

namespace quoth::graph {
namespace {

std::set<std::pair<std::string, std::string>> read_opposites() {
  std::set<std::pair<std::string, std::string>> pairs;
  std::istringstream in{std::string(embedded::opposite_verbs_list())};
  for (std::string line; std::getline(in, line);) {
    const std::size_t blank = line.find(' ');
    if (line.empty() || line.front() == '#' || blank == std::string::npos) continue;
    std::string a = line.substr(0, blank), b = line.substr(blank + 1);
    std::replace(a.begin(), a.end(), '_', ' ');
    std::replace(b.begin(), b.end(), '_', ' ');
    pairs.insert(std::minmax(a, b));
  }
  return pairs;
}

bool are_opposite(const std::string& a, const std::string& b) {
  static const std::set<std::pair<std::string, std::string>> pairs = read_opposites();
  return pairs.contains(std::minmax(a, b));
}

std::set<std::string> words_of(const Statement& statement) {
  std::set<std::string> words;
  if (!statement.content) return words;
  std::istringstream in(normal_form(statement.content->text));
  for (std::string word; in >> word;) {
    if (word.size() > 3) words.insert(word);  // short words are the grammar's
  }
  return words;
}

bool overlap_by_half(const std::set<std::string>& a, const std::set<std::string>& b) {
  if (a.empty() || b.empty()) return a.empty() && b.empty();
  const auto shared = static_cast<std::size_t>(
      std::count_if(a.begin(), a.end(), [&](const std::string& word) { return b.contains(word); }));
  return 2 * shared >= std::min(a.size(), b.size());
}

// A statement with what it is compared by.
struct Position {
  Statement statement;
  std::string day;
  std::set<std::string> words;
};

bool same_matter(const Position& a, const Position& b) {
  const Statement &one = a.statement, &other = b.statement;
  if (one.predicate != other.predicate && !are_opposite(one.predicate, other.predicate)) return false;
  if (one.source != other.source || one.target != other.target) return false;
  if (!one.content && !other.content && one.target.empty()) return false;  // "spoke" is on no matter
  return overlap_by_half(a.words, b.words);
}

std::string difference(const Statement& a, const Statement& b) {
  std::string what;
  const auto add = [&](std::string_view from, std::string_view to) {
    if (!what.empty()) what += ", ";
    ((what += from) += " -> ") += to;
  };
  if (a.predicate != b.predicate) add(a.predicate, b.predicate);
  if (a.negated != b.negated) add(a.negated ? "negated" : "affirmed", b.negated ? "negated" : "affirmed");
  if (a.modality != b.modality) add(to_string(a.modality), to_string(b.modality));
  return what;
}

// Keys of what they said, and of what rests on their word, by day.
std::vector<std::pair<std::string, std::int64_t>> statements_of(StoreSession& session,
                                                                const std::vector<std::string>& ids) {
  std::vector<std::pair<std::string, std::int64_t>> keys;
  for (const std::string& id : ids) {
    Query row = session.database().query_once(
        "SELECT coalesce(nullif(d.day, ''), s.day) AS said, s.key FROM statement s JOIN document d ON d.key = "
        "s.document WHERE " +
        session.seen() +
        " AND s.key IN (SELECT p.statement FROM node n JOIN entity e ON e.node = n.key JOIN participant p"
        " ON p.entity = e.key WHERE n.cluster = ?1 AND p.role = 0 UNION SELECT a.statement FROM node n JOIN entity e"
        " ON e.node = n.key JOIN attribution a ON a.speaker = e.key WHERE n.cluster = ?1) ORDER BY said, d.uri, s.key");
    row.bind(cluster_of(session.database(), id));
    while (row.step()) keys.emplace_back(row.string(0), row.integer(1));
  }
  std::stable_sort(keys.begin(), keys.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return keys;
}

}  // namespace

std::vector<PositionChange> position_changes(Store& store, const std::vector<std::string>& ids) {
  StoreSession& session = store.session();
  StatementReader reader(session.database(), session.seen());
  std::map<std::vector<std::string>, std::vector<Position>> latest;  // by sources: the last on each matter
  std::vector<PositionChange> changes;
  for (const auto& [day, key] : statements_of(session, ids)) {
    Position position{reader.read(key), day, {}};
    position.words = words_of(position.statement);
    std::vector<Position>& before = latest[position.statement.source];
    const auto found =
        std::find_if(before.begin(), before.end(), [&](const Position& each) { return same_matter(each, position); });
    if (found == before.end()) {
      before.push_back(std::move(position));
      continue;
    }
    std::string what = difference(found->statement, position.statement);
    if (!what.empty() && found->day < day) changes.push_back({found->statement, position.statement, std::move(what)});
    *found = std::move(position);
  }
  return changes;
}

}  // namespace quoth::graph
