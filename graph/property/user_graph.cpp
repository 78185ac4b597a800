// SPDX-License-Identifier: Apache-2.0
#include "graph/property/user_graph.h"

#include "graph/error.h"
#include "graph/query/temporal_build.h"
#include "graph/query/value_text.h"
#include "graph/store/database.h"
#include "graph/store/store_session.h"

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <array>
#include <charconv>
#include <map>
#include <vector>

namespace quoth::graph::property {
namespace {

using query::Kind;
using query::NodeId;
using query::Value;
using Writer = rapidjson::Writer<rapidjson::StringBuffer, rapidjson::UTF8<>, rapidjson::UTF8<>, rapidjson::CrtAllocator,
                                 rapidjson::kWriteNanAndInfFlag>;

constexpr std::array<std::pair<Kind, const char*>, 6> kTimes{{{Kind::date, "$date"},
                                                              {Kind::local_time, "$localtime"},
                                                              {Kind::time, "$time"},
                                                              {Kind::local_date_time, "$localdatetime"},
                                                              {Kind::date_time, "$datetime"},
                                                              {Kind::duration, "$duration"}}};

void put(Writer& writer, std::string_view text) {
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void write(Writer& writer, const Value& value) {
  switch (value.kind()) {
    case Kind::boolean:
      writer.Bool(value.as_boolean());
      return;
    case Kind::integer:
      writer.Int64(value.as_integer());
      return;
    case Kind::real:
      writer.Double(value.as_real());
      return;
    case Kind::string:
      put(writer, value.as_string());
      return;
    case Kind::list:
      writer.StartArray();
      for (const Value& item : value.as_list()) write(writer, item);
      writer.EndArray();
      return;
    default:
      break;
  }
  for (const auto& [kind, name] : kTimes) {
    if (kind != value.kind()) continue;
    writer.StartObject();
    writer.Key(name);
    put(writer, query::plain_text(value));
    writer.EndObject();
    return;
  }
  writer.Null();
}

Value read(const rapidjson::Value& json) {
  if (json.IsBool()) return Value::boolean(json.GetBool());
  if (json.IsInt64()) return Value::integer(json.GetInt64());
  if (json.IsNumber()) return Value::real(json.GetDouble());
  if (json.IsString()) return Value::string({json.GetString(), json.GetStringLength()});
  if (json.IsArray()) {
    query::List items;
    for (const auto& item : json.GetArray()) items.push_back(read(item));
    return Value::list(std::move(items));
  }
  if (!json.IsObject() || json.MemberCount() != 1 || !json.MemberBegin()->value.IsString()) return {};
  const Value text = Value::string(json.MemberBegin()->value.GetString());
  for (const auto& [kind, name] : kTimes) {
    if (std::string_view(json.MemberBegin()->name.GetString()) != name) continue;
    return kind == Kind::duration ? query::make_duration(text) : query::make_temporal(kind, text);
  }
  return {};
}

std::string properties_json(const query::PropertyGraph& graph, const std::vector<query::KeyId>& keys, auto get) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartObject();
  for (const query::KeyId key : keys) {
    const std::string_view name = graph.key_name(key);
    writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
    write(writer, get(key));
  }
  writer.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

std::string labels_json(const query::PropertyGraph& graph, NodeId node) {
  std::vector<query::LabelId> labels;
  graph.labels(node, labels);
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartArray();
  for (const query::LabelId label : labels) put(writer, graph.label_name(label));
  writer.EndArray();
  return {buffer.GetString(), buffer.GetSize()};
}

// Throws Error(storage) where the row is not what was written.
rapidjson::Document parsed(std::string_view json) {
  rapidjson::Document document;
  document.Parse<rapidjson::kParseNanAndInfFlag>(json.data(), json.size());
  if (document.HasParseError())
    throw Error(ErrorKind::storage, "a user's node or relationship in the store is damaged");
  return document;
}

std::optional<NodeId> end_node(const LayeredGraph& graph, const std::map<std::int64_t, NodeId>& own,
                               std::string_view name) {
  if (name.starts_with("n:")) {
    std::int64_t key = 0;
    std::from_chars(name.data() + 2, name.data() + name.size(), key);
    const auto at = own.find(key);
    return at == own.end() ? std::nullopt : std::optional(at->second);
  }
  std::vector<NodeId> found;
  if (const auto key = graph.base().key("id")) graph.base().find(*key, Value::borrowed(name), found);
  return found.empty() ? std::nullopt : std::optional(found.front());
}

// How often users' elements were written; kept by the store's counter "user_graph".
std::int64_t writes_of(Database& database) {
  Query row = database.query("SELECT value FROM counter WHERE name = 'user_graph'");
  return row.step() ? row.integer(0) : 0;
}

std::int64_t& key_at(std::vector<std::int64_t>& keys, std::size_t index) {
  if (keys.size() <= index) keys.resize(index + 1);
  return keys[index];
}

}  // namespace

std::string value_json(const Value& value) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  write(writer, value);
  return {buffer.GetString(), buffer.GetSize()};
}

Value value_from_json(std::string_view json) {
  return read(parsed(json));
}

UserGraph::UserGraph(Store& store, LayeredGraph& graph) {
  const auto transaction = graph.begin();
  load_nodes(store, *transaction, graph);
  load_edges(store, *transaction, graph);
  transaction->commit();
  writes_ = writes_of(store.session().database());
}

void UserGraph::load_nodes(Store& store, query::GraphTransaction& transaction, const LayeredGraph& graph) {
  Query rows = store.session().database().query("SELECT key, labels, properties FROM user_node ORDER BY key");
  while (rows.step()) {
    const auto labels = parsed(rows.text(1)), properties = parsed(rows.text(2));
    std::vector<std::string_view> names;
    if (labels.IsArray()) {
      for (const auto& label : labels.GetArray()) names.emplace_back(label.GetString(), label.GetStringLength());
    }
    const NodeId node = transaction.create_node(names);
    key_at(node_keys_, node - graph.first_node()) = rows.integer(0);
    next_node_ = rows.integer(0) + 1;
    if (!properties.IsObject()) continue;
    for (const auto& [name, value] : properties.GetObject())
      transaction.set_property(node, name.GetString(), read(value));
  }
}

void UserGraph::load_edges(Store& store, query::GraphTransaction& transaction, const LayeredGraph& graph) {
  std::map<std::int64_t, NodeId> own;
  for (std::size_t i = 0; i < node_keys_.size(); ++i)
    own.emplace(node_keys_[i], graph.first_node() + static_cast<NodeId>(i));
  Query rows =
      store.session().database().query("SELECT type, source, target, properties, key FROM user_edge ORDER BY key");
  while (rows.step()) {
    next_edge_ = rows.integer(4) + 1;
    const auto from = end_node(graph, own, rows.text(1)), to = end_node(graph, own, rows.text(2));
    if (!from || !to) continue;
    const query::EdgeId edge = transaction.create_edge(*from, *to, rows.text(0));
    key_at(edge_keys_, edge - graph.first_edge()) = rows.integer(4);
    const auto properties = parsed(rows.text(3));
    if (!properties.IsObject()) continue;
    for (const auto& [name, value] : properties.GetObject())
      transaction.set_edge_property(edge, name.GetString(), read(value));
  }
}

std::string UserGraph::end_name(const LayeredGraph& graph, NodeId node) const {
  if (node >= graph.first_node()) return "n:" + std::to_string(node_keys_[node - graph.first_node()]);
  const auto key = graph.key("id");
  return key ? std::string(graph.property(node, *key).as_string()) : std::string();
}

void UserGraph::save_node(Store& store, const LayeredGraph& graph, NodeId node) {
  Database& database = store.session().database();
  std::int64_t& row = key_at(node_keys_, node - graph.first_node());
  if (!graph.node_exists(node)) {
    if (row != 0) database.query("DELETE FROM user_node WHERE key = ?").with(row).run();
    row = 0;
    return;
  }
  if (row == 0) row = next_node_++;
  std::vector<query::KeyId> keys;
  graph.keys(node, keys);
  const std::string properties =
      properties_json(graph, keys, [&](query::KeyId key) { return graph.property(node, key); });
  database.query("INSERT OR REPLACE INTO user_node(key, labels, properties) VALUES (?, ?, ?)")
      .with(row, labels_json(graph, node), properties)
      .run();
}

void UserGraph::save_edge(Store& store, const LayeredGraph& graph, query::EdgeId edge) {
  Database& database = store.session().database();
  std::int64_t& row = key_at(edge_keys_, edge - graph.first_edge());
  if (!graph.edge_exists(edge)) {
    if (row != 0) database.query("DELETE FROM user_edge WHERE key = ?").with(row).run();
    row = 0;
    return;
  }
  if (row == 0) row = next_edge_++;
  std::vector<query::KeyId> keys;
  graph.edge_keys(edge, keys);
  const std::string properties =
      properties_json(graph, keys, [&](query::KeyId key) { return graph.edge_property(edge, key); });
  database.query("INSERT OR REPLACE INTO user_edge(key, type, source, target, properties) VALUES (?, ?, ?, ?, ?)")
      .with(row, std::string(graph.type_name(graph.edge_type(edge))), end_name(graph, graph.edge_from(edge)),
            end_name(graph, graph.edge_to(edge)), properties)
      .run();
}

void UserGraph::save(Store& store, const LayeredGraph& graph, const LayeredGraph::Touched& touched) {
  store.session().require_writer();
  Database& database = store.session().database();
  const UserGraph before = *this;
  try {
    Transaction transaction(database);
    if (writes_of(database) != writes_) {
      throw Error(
          ErrorKind::storage,
          "another program has changed users' nodes or relationships since they were read here, so that nothing "
          "of this query was kept; run it again (leave the shell and start it anew)");
    }
    for (const NodeId node : touched.nodes) save_node(store, graph, node);
    for (const query::EdgeId edge : touched.edges) save_edge(store, graph, edge);
    database.run(
        "INSERT INTO counter(name, value) VALUES('user_graph', 1) ON CONFLICT(name) DO UPDATE SET value = value + 1");
    ++writes_;
    transaction.commit();
  } catch (...) {
    *this = before;
    throw;
  }
}

}  // namespace quoth::graph::property
