// SPDX-License-Identifier: Apache-2.0
#include "export/property_graph.h"

#include "export/code_points.h"
#include "export/statement_phrase.h"

#include <cmath>

namespace quoth::exporters {
namespace {

using enum CellType;

constexpr std::array kEntityColumns = {Column{"id", text},           Column{"name", text},     Column{"kind", text},
                                       Column{"aliases", text_list}, Column{"wikidata", text}, Column{"date", text}};
constexpr std::array kStatementColumns = {
    Column{"id", text},       Column{"predicate", text},     Column{"label", text},      Column{"type", text},
    Column{"content", text},  Column{"time", text},          Column{"negated", boolean}, Column{"modality", text},
    Column{"quote", boolean}, Column{"confidence", decimal}, Column{"begin", integer},   Column{"end", integer}};
constexpr std::array kDocumentColumns = {Column{"id", text}, Column{"title", text}, Column{"published", text},
                                         Column{"uri", text}, Column{"publisher", text}};
constexpr std::array kEdgeColumns = {Column{"statement", text},
                                     Column{"time", text},
                                     Column{"quote", boolean},
                                     Column{"content", text},
                                     Column{"attributed_to", text_list},
                                     Column{"confidence", decimal},
                                     Column{"document", text},
                                     Column{"order", integer},
                                     Column{"begin", integer},
                                     Column{"end", integer},
                                     Column{"role", text},
                                     Column{"since", text},
                                     Column{"until", text}};

enum EdgeColumn : std::size_t {
  kStatement,
  kTime,
  kQuote,
  kContent,
  kAttributedTo,
  kConfidence,
  kDocument,
  kOrder,
  kBegin,
  kEnd,
  kRole,
  kSince,
  kUntil
};

Cell cell(std::string_view value) {
  return {valid_utf8(value), {}, !value.empty()};
}

Cell cell(const std::vector<std::string>& values) {
  Cell out{"", {}, !values.empty()};
  for (const std::string& value : values) out.list.push_back(valid_utf8(value));
  return out;
}

Cell boolean_cell(bool value) {
  return {value ? "true" : "false", {}, true};
}

Cell number_cell(std::uint64_t value) {
  return {std::to_string(value), {}, true};
}

Cell decimal_cell(double value) {
  const long hundredths = std::lround(value * 100);
  const std::string digits = std::to_string(hundredths % 100);
  return {std::to_string(hundredths / 100) + '.' + (digits.size() < 2 ? "0" : "") + digits, {}, true};
}

// "person" → "Person", "THREATEN" → "Threaten": labels of nodes.
std::string label_of(std::string_view word) {
  std::string out;
  for (const char c : word) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter) out += static_cast<char>(out.empty() ? c & ~0x20 : c | 0x20);
  }
  return out;
}

class Streamer {
 public:
  Streamer(const GraphSource& source, PropertyGraphWriter& writer) : source_(source), writer_(writer) {}

  void run() {
    source_.entities([&](const graph::StoreEntity& entity) { node(entity); });
    source_.documents([&](const graph::Document& document) { node(document); });
    source_.statements([&](const graph::Statement& statement) { node(statement); });
    source_.entities([&](const graph::StoreEntity& entity) { edges(entity); });
    source_.statements([&](const graph::Statement& statement) { edges(statement); });
    writer_.finish();
  }

 private:
  void node(const graph::StoreEntity& entity) {
    std::string wikidata;
    for (const auto& [base, identifier] : entity.links) {
      if (base == "wikidata") wikidata = identifier;
    }
    const std::string_view kind = graph::to_string(entity.kind);
    writer_.node({NodeTable::entity,
                  {"Entity", label_of(kind)},
                  {cell(entity.id),
                   {valid_utf8(entity.name), {}, true},
                   cell(kind),
                   cell(entity.aliases),
                   cell(wikidata),
                   cell(entity.date)}});
  }

  void node(const graph::Document& document) {
    writer_.node({NodeTable::document,
                  {"Document"},
                  {cell(document.id), cell(document.title), cell(document.published), cell(document.uri),
                   cell(document.publisher)}});
  }

  void node(const graph::Statement& statement) {
    std::vector<std::string> labels{"Statement"};
    if (std::string type = label_of(statement.type); !type.empty()) labels.push_back(std::move(type));
    writer_.node(
        {NodeTable::statement,
         std::move(labels),
         {cell(statement.id), cell(statement.predicate), cell(statement.label), cell(statement.type),
          cell(statement.content ? statement.content->text : ""), cell(statement.time ? statement.time->value : ""),
          boolean_cell(statement.negated), cell(graph::to_string(statement.modality)), boolean_cell(statement.quote),
          decimal_cell(statement.confidence), number_cell(statement.evidence.begin),
          number_cell(statement.evidence.end)}});
  }

  void edges(const graph::StoreEntity& entity) {
    for (const graph::StoreRole& role : entity.roles) {
      if (role.of.empty()) continue;
      EdgeRow row = plain("HAS_ROLE", NodeTable::entity, entity.id, NodeTable::entity, role.of);
      row.cells[kRole] = cell(role.role);
      row.cells[kSince] = cell(role.since);
      row.cells[kUntil] = cell(role.until);
      writer_.edge(row);
    }
    if (!entity.place.empty()) {
      writer_.edge(plain("LOCATED_IN", NodeTable::entity, entity.id, NodeTable::entity, entity.place));
    }
  }

  void edges(const graph::Statement& statement) {
    if (graph::is_fact(statement)) typed_edges(statement);
    const auto to_entities = [&](const char* type, const std::vector<std::string>& ids) {
      for (const std::string& id : ids) {
        writer_.edge(plain(type, NodeTable::statement, statement.id, NodeTable::entity, id));
      }
    };
    to_entities("SOURCE", statement.source);
    to_entities("TARGET", statement.target);
    to_entities("ABOUT", statement.about);
    to_entities("AT", statement.place);
    for (std::size_t at = 0; at < statement.attribution.size(); ++at) {
      if (statement.attribution[at].speaker.empty()) continue;
      EdgeRow row = plain("ATTRIBUTED_TO", NodeTable::statement, statement.id, NodeTable::entity,
                          statement.attribution[at].speaker);
      row.cells[kOrder] = number_cell(at);
      writer_.edge(row);
    }
    if (statement.content) {
      for (const std::string& inner : statement.content->statements) {
        writer_.edge(plain("CONTAINS", NodeTable::statement, statement.id, NodeTable::statement, inner));
      }
    }
    EdgeRow in = plain("IN", NodeTable::statement, statement.id, NodeTable::document, statement.document);
    in.cells[kBegin] = number_cell(statement.evidence.begin);
    in.cells[kEnd] = number_cell(statement.evidence.end);
    writer_.edge(in);
  }

  void typed_edges(const graph::Statement& statement) {
    for (const std::string& source : statement.source) {
      for (const std::string& target : statement.target) typed(statement, source, NodeTable::entity, target);
      if (statement.target.empty()) typed(statement, source, NodeTable::statement, statement.id);
    }
  }

  void typed(const graph::Statement& statement, const std::string& source, NodeTable table, const std::string& target) {
    EdgeRow row = plain(valid_utf8(relationship_type(statement)), NodeTable::entity, source, table, target);
    row.typed = true;
    row.cells[kStatement] = cell(statement.id);
    row.cells[kTime] = cell(statement.time ? statement.time->value : "");
    row.cells[kQuote] = boolean_cell(statement.quote);
    row.cells[kContent] = cell(statement.content ? statement.content->text : "");
    std::vector<std::string> chain;
    for (const graph::Attribution& step : statement.attribution) {
      if (std::string name = source_.name_of(step.speaker); !name.empty()) chain.push_back(std::move(name));
    }
    row.cells[kAttributedTo] = cell(chain);
    row.cells[kConfidence] = decimal_cell(statement.confidence);
    row.cells[kDocument] = cell(statement.document);
    writer_.edge(row);
  }

  static EdgeRow plain(std::string type, NodeTable from_table, std::string from, NodeTable to_table, std::string to) {
    return {std::move(type),
            false,
            from_table,
            valid_utf8(from),
            to_table,
            valid_utf8(to),
            std::vector<Cell>(kEdgeColumns.size())};
  }

  const GraphSource& source_;
  PropertyGraphWriter& writer_;
};

}  // namespace

std::span<const Column> columns_of(NodeTable table) noexcept {
  switch (table) {
    case NodeTable::entity:
      return kEntityColumns;
    case NodeTable::statement:
      return kStatementColumns;
    case NodeTable::document:
      return kDocumentColumns;
  }
  return {};
}

std::span<const Column> edge_columns() noexcept {
  return kEdgeColumns;
}

void write_property_graph(const GraphSource& source, PropertyGraphWriter& writer) {
  Streamer(source, writer).run();
}

}  // namespace quoth::exporters
