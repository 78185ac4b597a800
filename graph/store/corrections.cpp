// SPDX-License-Identifier: Apache-2.0
#include "graph/store/corrections.h"

#include "graph/error.h"
#include "graph/identity/name_form.h"
#include "graph/store/entity_id.h"
#include "graph/store/identity_index.h"
#include "graph/store/store_session.h"

#include <algorithm>
#include <map>
#include <set>

namespace quoth::graph {
namespace {

std::vector<Correction> read_log(Database& database) {
  std::vector<Correction> log;
  Query row = database.query("SELECT number, action, a, b, a_name, b_name, undoes FROM correction ORDER BY number");
  while (row.step()) {
    log.push_back({row.integer(0), row.string(1), row.string(2), row.string(3), row.string(4), row.string(5),
                   row.integer(6), row.text(1) != "undo"});
  }
  for (const Correction& undo : log) {
    if (undo.undoes == 0) continue;
    for (Correction& each : log) {
      if (each.number == undo.undoes) each.in_force = false;
    }
  }
  return log;
}

bool is_called(Database& database, std::int64_t entity, const std::string& normal) {
  Query row =
      database.query("SELECT name FROM entity WHERE key = ?1 UNION ALL SELECT text FROM alias WHERE entity = ?1");
  row.bind(entity);
  while (row.step()) {
    if (normal_form(row.text(0)) == normal) return true;
  }
  return false;
}

struct Anchor {
  std::int64_t entity = 0;
  bool exact = false;

  bool operator==(const Anchor&) const = default;
};

// The entity with the id if it still bears the name; else the first of its document that does; else, where the store
// knows one entity alone by that name, that one's first article entity.
Anchor resolve(Database& database, const std::string& id, const std::string& name) {
  const std::string normal = normal_form(name);
  const std::int64_t same_id = entity_key(database, id);
  if (same_id != 0 && is_called(database, same_id, normal)) return {same_id, true};
  Query others = database.query(
      "SELECT e.key FROM document d JOIN entity e ON e.document = d.key WHERE d.id = ? ORDER BY e.number");
  others.bind("d:" + id.substr(2, id.rfind('-') - 2));
  while (others.step()) {
    if (is_called(database, others.integer(0), normal)) return {others.integer(0), false};
  }
  Query found = database.query(
      "SELECT min(n.cluster), max(n.cluster) FROM name m JOIN node n ON n.key = m.node WHERE m.normal = ? AND m.proper "
      "> 0");
  if (!found.with(normal).step() || found.is_null(0) || found.integer(0) != found.integer(1)) return {};
  return {entity_key(database, cluster_id(database, found.integer(0))), false};
}

std::map<std::pair<std::int64_t, std::string>, Anchor> wanted_anchors(Database& database) {
  std::map<std::pair<std::int64_t, std::string>, Anchor> wanted;
  for (const Correction& each : read_log(database)) {
    if (!each.in_force) continue;
    wanted[{each.number, "a"}] = resolve(database, each.a, each.a_name);
    if (each.action != "rename") wanted[{each.number, "b"}] = resolve(database, each.b, each.b_name);
  }
  return wanted;
}

Error unknown(const std::string& id) {
  return Error(ErrorKind::usage, "no entity has the id " + id);
}

void require_known(Database& database, const std::string& id) {
  if (entity_key(database, id) == 0) throw unknown(id);
}

std::string name_of_entity(Database& database, const std::string& id) {
  Query row = database.query("SELECT name FROM entity WHERE key = ?");
  return row.with(entity_key(database, id)).step() ? row.string(0) : std::string();
}

// Appends to the log and lets it take hold.
Correction append(Store& store, Correction correction) {
  StoreSession& session = store.session();
  session.require_writer();
  Database& database = session.database();
  Transaction transaction(database);
  database.query("INSERT INTO correction(action, a, b, a_name, b_name, undoes) VALUES(?,?,?,?,?,?)")
      .with(correction.action, correction.a, correction.b, correction.a_name, correction.b_name)
      .bind_key_or_null(correction.undoes)
      .run();
  correction.number = database.last_key();
  correction.in_force = correction.action != "undo";
  IdentityIndex(database, ChangeLog(database, session.next_generation())).apply_corrections();
  transaction.commit();
  return correction;
}

// The number of the `differ` in force between two store entities, or 0.
std::int64_t told_apart_by(Database& database, std::int64_t a, std::int64_t b) {
  Query row = database.query(
      "SELECT c.number FROM correction c JOIN anchor s ON s.correction = c.number AND s.side = 'a'"
      " JOIN anchor t ON t.correction = c.number AND t.side = 'b' JOIN node m ON m.key = s.node"
      " JOIN node n ON n.key = t.node WHERE c.action = 'differ'"
      " AND ((m.cluster = ?1 AND n.cluster = ?2) OR (m.cluster = ?2 AND n.cluster = ?1)) LIMIT 1");
  return row.with(a, b).step() ? row.integer(0) : 0;
}

}  // namespace

Correction make_same(Store& store, const std::string& a, const std::string& b) {
  Database& database = store.session().database();
  require_known(database, a);
  require_known(database, b);
  const std::int64_t first = cluster_of(database, a), second = cluster_of(database, b);
  if (first == second) throw Error(ErrorKind::usage, a + " and " + b + " are the same already");
  if (const std::int64_t number = told_apart_by(database, first, second); number != 0) {
    throw Error(ErrorKind::usage, "they were told apart by correction " + std::to_string(number) + "; `quoth undo " +
                                      std::to_string(number) + "` takes that back");
  }
  return append(store, {0, "same", a, b, name_of_entity(database, a), name_of_entity(database, b), 0, true});
}

Correction make_differ(Store& store, const std::string& a, const std::string& b) {
  Database& database = store.session().database();
  require_known(database, a);
  require_known(database, b);
  if (a == b) {
    throw Error(ErrorKind::usage, a + " is one entity of one article; name the two that differ by their articles' ids, "
                                      "which `quoth show` lists");
  }
  return append(store, {0, "differ", a, b, name_of_entity(database, a), name_of_entity(database, b), 0, true});
}

Correction rename_entity(Store& store, const std::string& entity, const std::string& name) {
  Database& database = store.session().database();
  require_known(database, entity);
  if (normal_form(name).empty()) throw Error(ErrorKind::usage, "a name needs a letter");
  return append(store, {0, "rename", entity, "", name_of_entity(database, entity), name, 0, true});
}

Correction undo_correction(Store& store, std::optional<std::int64_t> number) {
  const std::vector<Correction> log = corrections(store);
  const auto found = std::find_if(log.rbegin(), log.rend(), [&](const Correction& each) {
    return each.in_force && (!number || each.number == *number);
  });
  if (found == log.rend()) {
    throw Error(ErrorKind::usage, number ? "correction " + std::to_string(*number) + " is not there, or not in force"
                                         : std::string("there is no correction to undo"));
  }
  return append(store, {0, "undo", found->a, found->b, found->a_name, found->b_name, found->number, false});
}

std::vector<Correction> corrections(Store& store) {
  return read_log(store.session().database());
}

bool has_loose_anchors(Database& database) {
  Query row = database.query("SELECT EXISTS (SELECT 1 FROM anchor WHERE exact = 0)");
  return row.step() && row.integer(0) != 0;
}

std::vector<std::int64_t> resolve_anchors(Database& database) {
  const auto wanted = wanted_anchors(database);
  std::set<std::int64_t> changed;
  std::map<std::pair<std::int64_t, std::string>, Anchor> present;
  Query row = database.query("SELECT correction, side, entity, exact FROM anchor");
  while (row.step()) present[{row.integer(0), row.string(1)}] = {row.integer(2), row.integer(3) != 0};
  const auto touch = [&](const Anchor& anchor) {
    if (anchor.entity != 0) changed.insert(anchor.entity);
  };
  for (const auto& [place, anchor] : present) {
    if (wanted.contains(place)) continue;
    touch(anchor);
    database.query("DELETE FROM anchor WHERE correction = ? AND side = ?").with(place.first, place.second).run();
  }
  Query write = database.query(
      "INSERT INTO anchor VALUES(?,?,?,(SELECT node FROM entity WHERE key = ?3),?)"
      " ON CONFLICT DO UPDATE SET entity = excluded.entity, node = excluded.node, exact = excluded.exact");
  for (const auto& [place, anchor] : wanted) {
    const auto found = present.find(place);
    if (found != present.end() && found->second == anchor) continue;
    if (found != present.end()) touch(found->second);
    touch(anchor);
    write.with(place.first, place.second).bind_key_or_null(anchor.entity).bind(anchor.exact).run();
  }
  return {changed.begin(), changed.end()};
}

std::vector<std::string> sides_of(Database& database, std::int64_t entity) {
  std::vector<std::string> sides;
  Query row = database.query(
      "SELECT 'side:' || c.number || t.side FROM anchor t JOIN correction c ON c.number = t.correction"
      " WHERE t.entity = ? AND c.action = 'differ' ORDER BY 1");
  row.bind(entity);
  while (row.step()) sides.push_back(row.string(0));
  return sides;
}

}  // namespace quoth::graph
