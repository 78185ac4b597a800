// SPDX-License-Identifier: Apache-2.0
#include "graph/store/graph_rows.h"

#include "graph/store/database.h"
#include "graph/store/node_history.h"
#include "graph/store/store_session.h"

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

// Documents that changed after generation ?1.
constexpr const char* kChangedDocuments = "(SELECT key FROM document WHERE generation > ?1)";
// Store entities that such documents name, or that nodes which changed since belong to.
constexpr const char* kChangedClusters =
    "(SELECT m.cluster FROM entity f JOIN node m ON m.key = f.node WHERE f.document IN"
    " (SELECT key FROM document WHERE generation > ?1)"
    " UNION SELECT m.cluster FROM node_change c JOIN node m ON m.key = c.node WHERE c.generation > ?1)";

}  // namespace

// The store entity of each article entity.
class GraphRows::Clusters {
 public:
  Clusters(Query row, bool whole) {
    while (row.step()) {
      const auto key = static_cast<std::size_t>(row.integer(0));
      if (!whole) {
        some_.emplace(row.integer(0), row.integer(1));
        continue;
      }
      if (key >= all_.size()) all_.resize(key + 1);
      all_[key] = row.integer(1);
    }
  }

  RowKey operator()(RowKey entity) const {
    const auto index = static_cast<std::size_t>(entity);
    if (index < all_.size()) return all_[index];
    const auto found = some_.find(entity);
    return found == some_.end() ? 0 : found->second;
  }

 private:
  std::vector<RowKey> all_;
  std::unordered_map<RowKey, RowKey> some_;
};

GraphRows::GraphRows(Store& store) : store_(store) {
  store_.session().database().run("BEGIN");
}

GraphRows::GraphRows(Store& store, std::uint64_t since) : GraphRows(store) {
  since_ = since;
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

std::string GraphRows::and_document_changed(const char* column) const {
  return since_ ? std::string(" AND ") + column + " IN " + kChangedDocuments : std::string();
}

std::string GraphRows::and_cluster_changed() const {
  return since_ ? std::string(" AND n.cluster IN ") + kChangedClusters : std::string();
}

Query GraphRows::ask(const std::string& sql) {
  Query query = store_.session().database().query_once(sql);
  if (since_) query.bind(static_cast<std::int64_t>(*since_));
  return query;
}

// For each store entity the first row of `sql`, which gives cluster and value in the order of preference.
std::unordered_map<RowKey, std::string> GraphRows::first_values(const std::string& sql) {
  std::unordered_map<RowKey, std::string> values;
  Query row = ask(sql);
  while (row.step()) values.try_emplace(row.integer(0), row.text(1));
  return values;
}

void GraphRows::entities(const std::function<void(const GraphEntity&)>& take) {
  const std::string wanted = and_cluster_changed();
  // Most frequent name, ties to the longer, as cluster_name() has it; a user's `rename` comes before.
  auto names = first_values(
      "SELECT n.cluster, c.b_name FROM node n JOIN anchor t ON t.node = n.key"
      " JOIN correction c ON c.number = t.correction WHERE c.action = 'rename'" +
      wanted + " ORDER BY c.number DESC");
  for (auto& [cluster, name] :
       first_values("SELECT n.cluster, m.text FROM node n JOIN name m ON m.node = n.key WHERE m.main > 0" + wanted +
                    " GROUP BY n.cluster, m.text ORDER BY n.cluster, sum(m.main) DESC, length(m.text) DESC, m.text")) {
    names.try_emplace(cluster, name);
  }
  const auto kinds = first_values("SELECT n.cluster, e.kind FROM node n JOIN entity e ON e.node = n.key WHERE TRUE" +
                                  wanted + " GROUP BY n.cluster, e.kind ORDER BY n.cluster, count(*) DESC, e.kind");
  const auto links = first_values(
      "SELECT DISTINCT n.cluster, l.identifier FROM node n JOIN entity e ON e.node = n.key"
      " JOIN link l ON l.entity = e.key AND l.base = 'wikidata' WHERE n.link IS NOT NULL" +
      wanted + " ORDER BY 1, 2");
  const auto dates =
      first_values("SELECT n.cluster, e.date FROM node n JOIN entity e ON e.node = n.key WHERE e.date <> ''" + wanted +
                   " GROUP BY n.cluster, e.date ORDER BY n.cluster, count(*) DESC, e.date");
  const auto value = [](const std::unordered_map<RowKey, std::string>& values, RowKey cluster) {
    const auto found = values.find(cluster);
    return found == values.end() ? std::string() : found->second;
  };
  Query row = ask("SELECT n.cluster, min(n.least) FROM node n WHERE n.least <> ''" + wanted +
                  " GROUP BY n.cluster ORDER BY n.cluster");
  while (row.step()) {
    const RowKey cluster = row.integer(0);
    const std::string kind = value(kinds, cluster);
    take({cluster, row.string(1), value(names, cluster),
          kind.empty() ? EntityKind::thing : static_cast<EntityKind>(std::stoi(kind)), value(links, cluster),
          value(dates, cluster)});
  }
}

void GraphRows::documents(const std::function<void(const GraphDocument&)>& take) {
  Query row = ask("SELECT key, id, uri, title, published, publisher FROM document d WHERE " + store_.session().seen() +
                  and_document_changed("d.key") + " ORDER BY key");
  while (row.step()) {
    take({row.integer(0), row.string(1), row.string(2), row.string(3), row.string(4), row.string(5)});
  }
}

void GraphRows::statements(const std::function<void(const GraphStatement&)>& take) {
  const Clusters cluster(ask("SELECT e.key, n.cluster FROM entity e JOIN node n ON n.key = e.node WHERE TRUE" +
                             and_document_changed("e.document") + " ORDER BY e.key"),
                         !since_);
  const std::string wanted =
      since_ ? std::string(" AND statement IN (SELECT key FROM statement WHERE document IN ") + kChangedDocuments + ")"
             : std::string();
  Follower participants(ask("SELECT statement, role, entity FROM participant WHERE TRUE" + wanted +
                            " ORDER BY statement, role, position"));
  Follower speakers(ask("SELECT statement, speaker FROM attribution WHERE speaker IS NOT NULL" + wanted +
                        " ORDER BY statement, position"));
  Follower contents(
      ask("SELECT statement, part FROM containment WHERE TRUE" + wanted + " ORDER BY statement, position"));
  Query row = ask(
      "SELECT s.key, s.document, s.number, s.label, s.predicate, s.type, s.time_value, s.negated, s.modality, s.quote,"
      " s.nominal, s.confidence FROM statement s JOIN document d ON d.key = s.document WHERE " +
      store_.session().seen() + and_document_changed("d.key") + " ORDER BY s.key");
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
  const std::string wanted = and_document_changed("e.document");
  Query role =
      ask("SELECT DISTINCT n.cluster, o.cluster, r.role FROM role r JOIN entity e ON e.key = r.entity"
          " JOIN node n ON n.key = e.node JOIN entity f ON f.key = r.of JOIN node o ON o.key = f.node WHERE TRUE" +
          wanted + " ORDER BY 1, 2, 3");
  while (role.step()) {
    take({role.integer(0), GraphRelation::Kind::has_role, role.integer(1), role.string(2)});
  }
  Query place =
      ask("SELECT DISTINCT n.cluster, o.cluster FROM entity e JOIN node n ON n.key = e.node"
          " JOIN entity p ON p.key = e.place JOIN node o ON o.key = p.node WHERE TRUE" +
          wanted + " ORDER BY 1, 2");
  while (place.step()) take({place.integer(0), GraphRelation::Kind::located_in, place.integer(1), {}});
}

GraphChanges GraphRows::changes() {
  Database& database = store_.session().database();
  GraphChanges changes;
  const auto since = static_cast<std::int64_t>(since_.value_or(0));
  Query untold = database.query("SELECT value FROM counter WHERE name = 'untold'");
  if (!untold.step() || untold.integer(0) > since) return changes;
  changes.told = NodeHistory(database, since).tell(changes.renamed_entities, changes.gone_entities);
  if (!changes.told) return changes;
  for (const char* sql :
       {"SELECT id FROM document WHERE generation > ?1", "SELECT id FROM gone_document WHERE generation > ?1"}) {
    Query row = ask(sql);
    while (row.step()) changes.retired_documents.push_back(row.string(0));
  }
  Query count = ask(std::string("SELECT count(*) FROM statement WHERE document IN ") + kChangedDocuments);
  if (count.step()) changes.statements = static_cast<std::uint64_t>(count.integer(0));
  return changes;
}

}  // namespace quoth::graph
