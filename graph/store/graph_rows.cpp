// SPDX-License-Identifier: Apache-2.0
#include "graph/store/graph_rows.h"

#include "graph/store/database.h"
#include "graph/store/entity_id.h"
#include "graph/store/store_session.h"

#include <map>
#include <unordered_map>

namespace quoth::graph {
namespace {

// A sorted side table, read in step with the statements: the rows of one statement at a time.
class Follower {
 public:
  explicit Follower(Query query) : query_(std::move(query)), more_(query_.step()) {}

  // Calls use(query) for each row whose first column is `key`; rows of smaller keys are passed over.
  template <class Use>
  void rows_of(RowKey key, Use use) {
    while (more_ && query_.integer(0) < key) more_ = query_.step();
    while (more_ && query_.integer(0) == key) {
      use(query_);
      more_ = query_.step();
    }
  }

 private:
  Query query_;
  bool more_;
};

// For each store entity the first row of `sql`, which gives cluster and value in the order of preference.
std::unordered_map<RowKey, std::string> first_values(Database& database, const char* sql) {
  std::unordered_map<RowKey, std::string> values;
  Query row = database.query(sql);
  while (row.step()) values.try_emplace(row.integer(0), row.text(1));
  return values;
}

}  // namespace

GraphRows::GraphRows(Store& store) : store_(store) {
  store_.session().database().run("BEGIN");
}

GraphRows::~GraphRows() {
  try {
    store_.session().database().run("COMMIT");
  } catch (const std::exception&) {  // NOLINT(bugprone-empty-catch): nothing was written, nothing can be lost
  }
}

std::uint64_t GraphRows::generation() {
  return store_.generation();
}

void GraphRows::entities(const std::function<void(const GraphEntity&)>& take) {
  Database& database = store_.session().database();
  // Most frequent name, ties to the longer, as cluster_name() has it; a user's `rename` comes before.
  auto names =
      first_values(database,
                   "SELECT n.cluster, c.b_name FROM node n JOIN anchor t ON t.node = n.key"
                   " JOIN correction c ON c.number = t.correction WHERE c.action = 'rename' ORDER BY c.number DESC");
  for (auto& [cluster, name] :
       first_values(database,
                    "SELECT n.cluster, m.text FROM node n JOIN name m ON m.node = n.key WHERE m.main > 0"
                    " GROUP BY n.cluster, m.text ORDER BY n.cluster, sum(m.main) DESC, length(m.text) DESC, m.text")) {
    names.try_emplace(cluster, name);
  }
  const auto kinds = first_values(database,
                                  "SELECT n.cluster, e.kind FROM node n JOIN entity e ON e.node = n.key"
                                  " GROUP BY n.cluster, e.kind ORDER BY n.cluster, count(*) DESC, e.kind");
  const auto links = first_values(database,
                                  "SELECT DISTINCT n.cluster, l.identifier FROM node n JOIN entity e ON e.node = n.key"
                                  " JOIN link l ON l.entity = e.key AND l.base = 'wikidata' WHERE n.link IS NOT NULL"
                                  " ORDER BY 1, 2");
  const auto dates =
      first_values(database,
                   "SELECT n.cluster, e.date FROM node n JOIN entity e ON e.node = n.key WHERE e.date <> ''"
                   " GROUP BY n.cluster, e.date ORDER BY n.cluster, count(*) DESC, e.date");
  const auto value = [](const std::unordered_map<RowKey, std::string>& values, RowKey cluster) {
    const auto found = values.find(cluster);
    return found == values.end() ? std::string() : found->second;
  };
  Query row =
      database.query("SELECT cluster, min(least) FROM node WHERE least <> '' GROUP BY cluster ORDER BY cluster");
  while (row.step()) {
    const RowKey cluster = row.integer(0);
    const std::string kind = value(kinds, cluster);
    take({cluster, row.string(1), value(names, cluster),
          kind.empty() ? EntityKind::thing : static_cast<EntityKind>(std::stoi(kind)), value(links, cluster),
          value(dates, cluster)});
  }
}

void GraphRows::documents(const std::function<void(const GraphDocument&)>& take) {
  Database& database = store_.session().database();
  Query row = database.query_once("SELECT key, id, uri, title, published, publisher FROM document d WHERE " +
                                  store_.session().seen() + " ORDER BY key");
  while (row.step()) {
    take({row.integer(0), row.string(1), row.string(2), row.string(3), row.string(4), row.string(5)});
  }
}

std::vector<RowKey> GraphRows::clusters_by_entity() {
  std::vector<RowKey> clusters;
  Query row = store_.session().database().query(
      "SELECT e.key, n.cluster FROM entity e JOIN node n ON n.key = e.node ORDER BY e.key");
  while (row.step()) {
    const auto key = static_cast<std::size_t>(row.integer(0));
    if (key >= clusters.size()) clusters.resize(key + 1);
    clusters[key] = row.integer(1);
  }
  return clusters;
}

void GraphRows::statements(const std::function<void(const GraphStatement&)>& take) {
  Database& database = store_.session().database();
  const std::vector<RowKey> clusters = clusters_by_entity();
  const auto cluster = [&](RowKey entity) {
    const auto index = static_cast<std::size_t>(entity);
    return index < clusters.size() ? clusters[index] : 0;
  };
  Follower participants(
      database.query("SELECT statement, role, entity FROM participant ORDER BY statement, role, position"));
  Follower speakers(database.query(
      "SELECT statement, speaker FROM attribution WHERE speaker IS NOT NULL ORDER BY statement, position"));
  Follower contents(database.query("SELECT statement, part FROM containment ORDER BY statement, position"));
  Query row = database.query_once(
      "SELECT s.key, s.document, s.number, s.label, s.predicate, s.type, s.time_value, s.negated, s.modality, s.quote,"
      " s.nominal, s.confidence FROM statement s JOIN document d ON d.key = s.document WHERE " +
      store_.session().seen() + " ORDER BY s.key");
  GraphStatement statement;
  while (row.step()) {
    statement.key = row.integer(0);
    statement.document = row.integer(1);
    statement.number = row.unsigned_integer(2);
    Statement& values = statement.values;
    values.label = row.text(3);
    values.predicate = row.text(4);
    values.type = row.text(5);
    values.time = StatementTime{row.string(6), {}, {}};
    values.negated = row.integer(7) != 0;
    values.modality = static_cast<Modality>(row.integer(8));
    values.quote = row.integer(9) != 0;
    values.nominal = row.integer(10) != 0;
    values.confidence = row.real(11);
    statement.participants.clear();
    statement.contained.clear();
    participants.rows_of(statement.key, [&](const Query& each) {
      statement.participants.emplace_back(static_cast<GraphRole>(each.integer(1)), cluster(each.integer(2)));
    });
    speakers.rows_of(statement.key, [&](const Query& each) {
      statement.participants.emplace_back(GraphRole::speaker, cluster(each.integer(1)));
    });
    contents.rows_of(statement.key, [&](const Query& each) { statement.contained.push_back(each.integer(1)); });
    take(statement);
  }
}

void GraphRows::relations(const std::function<void(const GraphRelation&)>& take) {
  Database& database = store_.session().database();
  Query role = database.query(
      "SELECT DISTINCT n.cluster, o.cluster, r.role FROM role r JOIN entity e ON e.key = r.entity"
      " JOIN node n ON n.key = e.node JOIN entity f ON f.key = r.of JOIN node o ON o.key = f.node ORDER BY 1, 2, 3");
  while (role.step()) {
    take({role.integer(0), GraphRelation::Kind::has_role, role.integer(1), role.string(2)});
  }
  Query place = database.query(
      "SELECT DISTINCT n.cluster, o.cluster FROM entity e JOIN node n ON n.key = e.node"
      " JOIN entity p ON p.key = e.place JOIN node o ON o.key = p.node ORDER BY 1, 2");
  while (place.step()) take({place.integer(0), GraphRelation::Kind::located_in, place.integer(1), {}});
}

}  // namespace quoth::graph
