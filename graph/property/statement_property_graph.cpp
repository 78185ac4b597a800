// SPDX-License-Identifier: Apache-2.0
#include "graph/property/statement_property_graph.h"

#include "graph/error.h"

#include <algorithm>
#include <array>
#include <map>

namespace quoth::graph::property {

using query::EdgeId;
using query::KeyId;
using query::NodeId;
using query::TypeId;
using query::Value;
using view::EdgeKind;
using view::VertexKind;

namespace {

enum Key : KeyId {
  kId,
  kName,
  kAliases,
  kWikidata,
  kDate,
  kPredicate,
  kLabel,
  kType,
  kContent,
  kTime,
  kNegated,
  kModality,
  kQuote,
  kConfidence,
  kBegin,
  kEnd,
  kTitle,
  kPublished,
  kUri,
  kPublisher,
  kStatement,
  kAttributedTo,
  kDocument,
  kOrder,
  kRole,
  kSince,
  kUntil,
  kKeyCount
};

constexpr std::array<std::string_view, kKeyCount> kKeyNames{
    "id",   "name",      "aliases",   "wikidata",      "date",       "predicate", "label", "type",  "content",
    "time", "negated",   "modality",  "quote",         "confidence", "begin",     "end",   "title", "published",
    "uri",  "publisher", "statement", "attributed_to", "document",   "order",     "role",  "since", "until"};

constexpr std::array kEntityKeys{kId, kName, kAliases, kWikidata, kDate};
constexpr std::array kStatementKeys{kId,      kPredicate, kLabel, kType,       kContent, kTime,
                                    kNegated, kModality,  kQuote, kConfidence, kBegin,   kEnd};
constexpr std::array kDocumentKeys{kId, kTitle, kPublished, kUri, kPublisher};
constexpr std::array kTypedKeys{kStatement, kTime, kQuote, kContent, kAttributedTo, kConfidence, kDocument};

Value text(std::string_view value) {
  return value.empty() ? Value() : Value::borrowed(value);
}

}  // namespace

void refuse_to_change_extracted() {
  throw Error(
      ErrorKind::input,
      "what was read from articles cannot be changed by a query; correct it with `quoth same A B`, `quoth differ A B` "
      "or `quoth rename`, or create nodes and relationships of your own beside it");
}

StatementPropertyGraph::StatementPropertyGraph(const view::View& view, Store* store)
    : view_(view), store_(store), labels_(view), types_(view), edges_(view) {}

std::optional<KeyId> StatementPropertyGraph::key(std::string_view name) const {
  const auto* at = std::find(kKeyNames.begin(), kKeyNames.end(), name);
  return at == kKeyNames.end() ? std::nullopt : std::optional(static_cast<KeyId>(at - kKeyNames.begin()));
}

std::string_view StatementPropertyGraph::key_name(KeyId key) const {
  return kKeyNames[key];
}

std::vector<std::string_view> StatementPropertyGraph::label_names() const {
  std::vector<std::string_view> names;
  for (query::LabelId label = 0; label < labels_.size(); ++label) {
    if (labels_.count(label) > 0) names.push_back(labels_.name(label));
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<std::string_view> StatementPropertyGraph::type_names() const {
  std::vector<std::string_view> names;
  for (TypeId type = 0; type < types_.size(); ++type) {
    if (edge_count(type) > 0) names.push_back(types_.name(type));
  }
  std::sort(names.begin(), names.end());
  return names;
}

const std::vector<std::uint64_t>& StatementPropertyGraph::open_counts() const {
  std::call_once(counted_, [this] {
    open_counts_.assign(types_.size(), 0);
    edges_.each_open_fact([this](std::uint32_t part, std::uint16_t label) {
      ++open_counts_[types_.of({EdgeKind::typed, part, label})];
    });
  });
  return open_counts_;
}

std::vector<std::string_view> StatementPropertyGraph::key_names() const {
  std::vector<std::string_view> names(kKeyNames.begin(), kKeyNames.end());
  std::sort(names.begin(), names.end());
  return names;
}

Value StatementPropertyGraph::property(NodeId node, KeyId key) const {
  switch (view_.kind_of(node)) {
    case VertexKind::entity:
      return entity_property(node, key);
    case VertexKind::statement:
      return statement_property(view_.statement_of(node), key);
    default:
      return document_property(view_.document_of(node), key);
  }
}

Value StatementPropertyGraph::entity_property(NodeId node, KeyId key) const {
  const view::View::Cell cell = view_.entity_cell(node);
  switch (key) {
    case kId:
      return text(view_.entity_id(node));
    case kName:
      return text(view_.entity_name(node));
    case kWikidata:
      return text(cell.part->columns().entity_wikidata[cell.row]);
    case kDate:
      return text(cell.part->columns().entity_date[cell.row]);
    case kAliases:
      break;
    default:
      return {};
  }
  if (store_ == nullptr) return {};
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto entity = store_->entity(view_.entity_id(node));
  if (!entity) return {};
  query::List aliases;
  for (const std::string& alias : entity->aliases) aliases.push_back(Value::string(alias));
  return Value::list(std::move(aliases));
}

Value StatementPropertyGraph::statement_property(std::uint32_t statement, KeyId key) const {
  const view::View::Cell cell = view_.statement_cell(statement);
  switch (key) {
    case kId:
      return Value::string(view_.statement_id(statement));
    case kPredicate:
      return text(cell.part->columns().predicates[cell.part->columns().statement_label[cell.row]]);
    case kLabel:
      return text(view_.label(statement));
    case kType:
      return text(view_.type(statement));
    case kTime:
      return text(view_.time(statement));
    case kNegated:
      return Value::boolean(view_.flags(statement).negated());
    case kModality:
      return Value::borrowed(to_string(view_.flags(statement).modality()));
    case kQuote:
      return Value::boolean(view_.flags(statement).quote());
    case kConfidence:
      return Value::real(view_.confidence(statement));
    default:
      return from_store(statement, key);
  }
}

Value StatementPropertyGraph::from_store(std::uint32_t statement, KeyId key) const {
  if (store_ == nullptr || (key != kContent && key != kBegin && key != kEnd && key != kAttributedTo)) return {};
  const std::string id = view_.statement_id(statement);
  const std::lock_guard<std::mutex> lock(mutex_);
  if (!last_ || last_->id != id) last_ = store_->statement(id);
  if (!last_) return {};
  switch (key) {
    case kContent:
      return last_->content ? Value::string(last_->content->text) : Value();
    case kBegin:
      return Value::integer(last_->evidence.begin);
    case kEnd:
      return Value::integer(last_->evidence.end);
    default:
      break;
  }
  query::List speakers;
  for (const Attribution& attribution : last_->attribution) {
    if (!attribution.speaker.empty()) speakers.push_back(Value::string(store_->name_of(attribution.speaker)));
  }
  return Value::list(std::move(speakers));
}

Value StatementPropertyGraph::document_property(std::uint32_t document, KeyId key) const {
  const view::View::Cell cell = view_.document_cell(document);
  const view::Columns& columns = cell.part->columns();
  switch (key) {
    case kId:
      return text(columns.document_id[cell.row]);
    case kTitle:
      return text(columns.document_title[cell.row]);
    case kPublished:
      return text(columns.document_published[cell.row]);
    case kUri:
      return text(columns.document_uri[cell.row]);
    case kPublisher:
      return text(columns.document_publisher[cell.row]);
    default:
      return {};
  }
}

void StatementPropertyGraph::keys(NodeId node, std::vector<KeyId>& out) const {
  const auto add = [&](const auto& known) {
    for (const KeyId key : known) {
      if (!property(node, key).is_null()) out.push_back(key);
    }
  };
  switch (view_.kind_of(node)) {
    case VertexKind::entity:
      return add(kEntityKeys);
    case VertexKind::statement:
      return add(kStatementKeys);
    default:
      return add(kDocumentKeys);
  }
}

Value StatementPropertyGraph::typed_property(const view::NumberedEdge& edge, KeyId key) const {
  switch (key) {
    case kStatement:
      return Value::string(view_.statement_id(edge.statement));
    case kDocument:
      return document_property(view_.document(edge.statement), kId);
    case kTime:
    case kQuote:
    case kConfidence:
    case kContent:
      return statement_property(edge.statement, key);
    case kAttributedTo:
      return from_store(edge.statement, key);
    default:
      return {};
  }
}

Value StatementPropertyGraph::relation_property(const view::NumberedEdge& edge, KeyId key) const {
  if (key != kRole || edge.edge.kind != EdgeKind::has_role) return {};
  return text(view_.parts()[edge.part].columns().relation_text[edge.place]);
}

Value StatementPropertyGraph::edge_property(EdgeId number, KeyId key) const {
  const view::NumberedEdge edge = edges_.at(number);
  switch (edge.edge.kind) {
    case EdgeKind::typed:
      return typed_property(edge, key);
    case EdgeKind::attributed_to:
      return key == kOrder ? Value::integer(edge.edge.detail) : Value();
    case EdgeKind::in:
      return key == kBegin || key == kEnd ? from_store(edge.statement, key) : Value();
    case EdgeKind::has_role:
      return relation_property(edge, key);
    default:
      return {};
  }
}

void StatementPropertyGraph::edge_keys(EdgeId edge, std::vector<KeyId>& out) const {
  const auto add = [&](std::initializer_list<KeyId> known) {
    for (const KeyId key : known) {
      if (!edge_property(edge, key).is_null()) out.push_back(key);
    }
  };
  switch (edges_.at(edge).edge.kind) {
    case EdgeKind::typed:
      for (const KeyId key : kTypedKeys) add({key});
      return;
    case EdgeKind::attributed_to:
      return add({kOrder});
    case EdgeKind::in:
      return add({kBegin, kEnd});
    case EdgeKind::has_role:
      return add({kRole});
    default:
      return;
  }
}

struct StatementPropertyGraph::Types : query::TypeSet {
  Types(std::vector<TypeId> numbers, view::EdgeFilter made) : TypeSet(std::move(numbers)), filter(std::move(made)) {}
  view::EdgeFilter filter;
};

query::TypeSetPtr StatementPropertyGraph::type_set(std::vector<TypeId> types) const {
  view::EdgeFilter filter = types.empty() ? types_.all() : types_.several(types);
  return std::make_shared<const Types>(std::move(types), std::move(filter));
}

void StatementPropertyGraph::expand(NodeId node, query::Direction direction, const query::TypeSet& types,
                                    query::Steps& out) const {
  out.clear();
  edges_.expand(node, direction == query::Direction::out, static_cast<const Types&>(types).filter,
                [&out](view::EdgeNumber edge, view::Vertex other) {
                  out.add(query::Step{edge, other});
                });
}

NodeId StatementPropertyGraph::count_edges(bool outgoing, bool incoming, const query::TypeSet& types,
                                           std::span<std::uint32_t> counts) const {
  const view::EdgeFilter& filter = static_cast<const Types&>(types).filter;
  for (std::size_t kind = 1; kind <= static_cast<std::size_t>(EdgeKind::part_of); ++kind) {
    if (filter.kinds.has(static_cast<EdgeKind>(kind)))
      return PropertyGraph::count_edges(outgoing, incoming, types, counts);
  }
  return edges_.count_typed(outgoing, incoming, filter, counts);
}

bool StatementPropertyGraph::count_values(query::LabelId label, KeyId key,
                                          std::vector<std::pair<Value, std::uint64_t>>& out) const {
  if (label != labels_.find("Statement") || (key != kType && key != kLabel && key != kPredicate)) return false;
  std::map<std::string_view, std::uint64_t> counts;
  for (const view::View::Part& part : view_.parts()) {
    const view::Columns& columns = part.columns();
    std::vector<std::uint64_t> by_number(key == kType ? columns.types.size() : columns.labels.size());
    const auto count = [&](const auto& numbers) {
      for (std::uint32_t row = 0; row < numbers.size(); ++row) {
        if (!view_.is_retired(part.first_statement + row)) ++by_number[numbers[row]];
      }
    };
    if (key == kType)
      count(columns.statement_type);
    else
      count(columns.statement_label);
    for (std::size_t number = 0; number < by_number.size(); ++number) {
      if (by_number[number] == 0) continue;
      const view::StringColumn& texts = key == kType    ? columns.types
                                        : key == kLabel ? columns.labels
                                                        : columns.predicates;
      counts[texts[number]] += by_number[number];
    }
  }
  for (const auto& [value, number] : counts) out.emplace_back(text(value), number);
  return true;
}

std::size_t StatementPropertyGraph::scan(query::LabelId label, NodeId from, std::span<NodeId> out) const {
  const auto [first, last] = labels_.range(label);
  std::size_t count = 0;
  for (NodeId node = std::max(from, first); node < last && count < out.size(); ++node) {
    if (labels_.has(node, label) && view_.is_alive(node)) out[count++] = node;
  }
  return count;
}

bool StatementPropertyGraph::has_index(KeyId key) const {
  return key == kId || key == kName;
}

bool StatementPropertyGraph::find(KeyId key, const Value& value, std::vector<NodeId>& out) const {
  if (!has_index(key)) return false;
  if (value.kind() != query::Kind::string) return true;
  if (key == kName) {
    for (const view::Vertex entity : view_.entities_named(value.as_string())) out.push_back(entity);
    return true;
  }
  const std::string_view id = value.as_string();
  auto found = view_.find_entity(id);
  if (!found) found = view_.find_statement(id);
  if (!found) found = view_.find_document(id);
  if (found) out.push_back(*found);
  return true;
}

std::unique_ptr<query::GraphTransaction> StatementPropertyGraph::begin() {
  refuse_to_change_extracted();
}

}  // namespace quoth::graph::property
