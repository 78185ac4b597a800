// SPDX-License-Identifier: Apache-2.0
#include "scenario.h"

#include "graph/error.h"
#include "graph/query/engine.h"
#include "graph/query/memory_graph.h"
#include "graph/query/value_order.h"
#include "graph/query/value_text.h"
#include "table_value.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string_view>

namespace quoth::tck {
namespace {

using query::MemoryGraph;
using query::Value;

struct Failure {
  std::string what;
};

// What the kit counts side effects by: the sets of elements, labels and properties before and after.
struct Inventory {
  std::set<query::NodeId> nodes;
  std::set<query::EdgeId> edges;
  std::set<std::string> labels;
  std::set<std::string> properties;
};

Inventory inventory(const MemoryGraph& graph) {
  Inventory all;
  for (query::NodeId node = 0; node < graph.node_bound(); ++node) {
    if (!graph.node_exists(node)) continue;
    all.nodes.insert(node);
    std::vector<query::LabelId> labels;
    graph.labels(node, labels);
    for (const query::LabelId label : labels) all.labels.insert(std::string(graph.label_name(label)));
    std::vector<query::KeyId> keys;
    graph.keys(node, keys);
    for (const query::KeyId key : keys) {
      all.properties.insert("n" + std::to_string(node) + "." + std::string(graph.key_name(key)) + "=" +
                            query::cypher_text(graph.property(node, key), graph));
    }
  }
  for (query::EdgeId edge = 0; edge < graph.edge_bound(); ++edge) {
    if (!graph.edge_exists(edge)) continue;
    all.edges.insert(edge);
    std::vector<query::KeyId> keys;
    graph.edge_keys(edge, keys);
    for (const query::KeyId key : keys) {
      all.properties.insert("r" + std::to_string(edge) + "." + std::string(graph.key_name(key)) + "=" +
                            query::cypher_text(graph.edge_property(edge, key), graph));
    }
  }
  return all;
}

template <typename Set>
std::size_t missing(const Set& from, const Set& in) {
  return static_cast<std::size_t>(
      std::count_if(from.begin(), from.end(), [&](const auto& item) { return !in.contains(item); }));
}

std::map<std::string, std::size_t> difference(const Inventory& before, const Inventory& after) {
  return {{"+nodes", missing(after.nodes, before.nodes)},
          {"-nodes", missing(before.nodes, after.nodes)},
          {"+relationships", missing(after.edges, before.edges)},
          {"-relationships", missing(before.edges, after.edges)},
          {"+labels", missing(after.labels, before.labels)},
          {"-labels", missing(before.labels, after.labels)},
          {"+properties", missing(after.properties, before.properties)},
          {"-properties", missing(before.properties, after.properties)}};
}

std::string file_text(const std::filesystem::path& path) {
  std::ifstream in(path);
  if (!in) throw Error(ErrorKind::io, "cannot open " + path.string());
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// Types of a procedure's signature: STRING?, INTEGER?, FLOAT?, NUMBER?, BOOLEAN?, ANY? …
query::StaticType signature_type(std::string_view name) {
  using query::Kind;
  using query::StaticType;
  if (name.starts_with("STRING")) return StaticType::of(Kind::string);
  if (name.starts_with("INTEGER")) return StaticType::of(Kind::integer);
  if (name.starts_with("FLOAT") || name.starts_with("NUMBER")) return StaticType::number();
  if (name.starts_with("BOOLEAN")) return StaticType::of(Kind::boolean);
  return StaticType::any();
}

std::vector<query::ProcedureField> signature_fields(std::string_view text) {
  std::vector<query::ProcedureField> fields;
  while (true) {
    const std::size_t separator = text.find("::");
    if (separator == std::string_view::npos) return fields;
    std::string name(text.substr(0, separator));
    std::erase_if(name, [](char c) { return c == ' ' || c == ','; });
    text.remove_prefix(separator + 2);
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    fields.push_back({name, signature_type(text)});
    text.remove_prefix(std::min(text.find(','), text.size()));
  }
}

class Run {
 public:
  explicit Run(const std::filesystem::path& graphs) : graphs_(graphs), engine_(graph_, procedures_) {}

  void step(const Step& step) {
    const std::string_view text = step.text;
    if (text == "an empty graph" || text == "any graph") return;
    if (text.starts_with("the ") && text.ends_with(" graph")) return named_graph(text.substr(4, text.size() - 10));
    if (text.starts_with("having executed")) return (void)engine_.run(step.doc);
    if (text.starts_with("parameters are")) return parameters(step.table);
    if (text.starts_with("there exists a procedure ")) return procedure(text.substr(25), step.table);
    if (text.starts_with("executing")) return execute(step.doc);
    if (text.starts_with("the result should be empty")) return expect_empty();
    if (text.starts_with("the result should be")) return expect_rows(step);
    if (text.starts_with("no side effects")) return expect_changes({});
    if (text.starts_with("the side effects should be")) return expect_changes(step.table);
    if (text.find(" should be raised at ") != std::string_view::npos) return expect_error(text);
    throw Failure{"unknown step: " + step.text};
  }

  void finish() const {
    if (error_ && !error_expected_) throw Failure{"raised " + describe_error()};
  }

 private:
  void named_graph(std::string_view name) { engine_.run(file_text(graphs_ / name / (std::string(name) + ".cypher"))); }

  void parameters(const Table& table) {
    for (const auto& row : table) parameters_.insert_or_assign(row.at(0), cell_value(row.at(1)));
  }

  void procedure(std::string_view signature, const Table& table) {
    query::Procedure made;
    const std::size_t open = signature.find('('), middle = signature.find(") ::");
    made.name = signature.substr(0, open);
    made.arguments = signature_fields(signature.substr(open + 1, middle - open - 1));
    const std::size_t results = signature.find('(', middle);
    made.results = signature_fields(signature.substr(results + 1, signature.rfind(')') - results - 1));
    std::vector<std::vector<Value>> rows;
    for (std::size_t i = 1; i < table.size(); ++i) {
      std::vector<Value> row;
      for (const std::string& cell : table[i]) row.push_back(cell_value(cell));
      rows.push_back(std::move(row));
    }
    const std::size_t inputs = made.arguments.size(), width = inputs + made.results.size();
    made.run = [rows, inputs, width](const query::PropertyGraph&, std::span<const Value> given,
                                     std::vector<Value>& out) {
      for (const auto& row : rows) {
        const bool fits = std::equal(given.begin(), given.end(), row.begin(),
                                     [](const Value& a, const Value& b) { return query::equivalent(a, b); });
        if (fits)
          out.insert(out.end(), row.begin() + static_cast<std::ptrdiff_t>(inputs),
                     row.begin() + static_cast<std::ptrdiff_t>(width));
      }
    };
    procedures_.add(std::move(made));
  }

  void execute(const std::string& text) {
    before_ = inventory(graph_);
    error_.reset();
    result_ = {};
    try {
      result_ = engine_.run(text, parameters_);
    } catch (const query::QueryError& error) {
      error_ = error;
    }
  }

  std::string describe_error() const {
    return error_->type() + " at " + (error_->phase() == query::Phase::compile ? "compile time" : "runtime") + ": " +
           error_->detail() + " (" + error_->what() + ")";
  }

  void no_error() const {
    if (error_) throw Failure{"raised " + describe_error()};
  }

  void expect_empty() const {
    no_error();
    if (result_.rows() != 0) throw Failure{"expected no rows, got " + std::to_string(result_.rows())};
  }

  std::vector<std::vector<std::string>> actual_rows(const std::vector<std::string>& header, bool ignore_order) const {
    std::vector<std::size_t> places;
    for (const std::string& name : header) {
      const auto at = std::find(result_.columns.begin(), result_.columns.end(), name);
      if (at == result_.columns.end()) throw Failure{"there is no column " + name + actual_text()};
      places.push_back(static_cast<std::size_t>(at - result_.columns.begin()));
    }
    if (header.size() != result_.columns.size())
      throw Failure{"got " + std::to_string(result_.columns.size()) + " columns"};
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = 0; i < result_.rows(); ++i) {
      std::vector<std::string> row;
      for (const std::size_t place : places)
        row.push_back(canonical_value(result_.row(i)[place], graph_, ignore_order));
      rows.push_back(std::move(row));
    }
    return rows;
  }

  std::string actual_text() const {
    std::string text;
    for (const std::string& name : result_.columns) text += " | " + name;
    for (std::size_t i = 0; i < result_.values.size(); ++i) {
      text += (i % result_.columns.size() == 0 ? "\n        " : " | ") + query::cypher_text(result_.values[i], graph_);
    }
    return text;
  }

  void expect_rows(const Step& step) const {
    no_error();
    const bool ignore = step.text.find("ignoring element order") != std::string::npos;
    const bool ordered = step.text.find("in order") != std::string::npos;
    std::vector<std::vector<std::string>> expected;
    for (std::size_t i = 1; i < step.table.size(); ++i) {
      std::vector<std::string> row;
      for (const std::string& cell : step.table[i]) row.push_back(canonical_cell(cell, ignore));
      expected.push_back(std::move(row));
    }
    auto actual = actual_rows(step.table.at(0), ignore);
    if (!ordered) {
      std::sort(expected.begin(), expected.end());
      std::sort(actual.begin(), actual.end());
    }
    if (expected != actual) throw Failure{"expected\n" + text_of(expected) + "      got\n" + text_of(actual)};
  }

  static std::string text_of(const std::vector<std::vector<std::string>>& rows) {
    std::string text;
    for (const auto& row : rows) {
      text += "        |";
      for (const std::string& cell : row) text += " " + cell + " |";
      text += "\n";
    }
    return text;
  }

  void expect_changes(const Table& table) const {
    no_error();
    auto changes = difference(before_, inventory(graph_));
    std::string wrong;
    for (const auto& row : table) {
      const std::size_t expected = std::stoul(row.at(1));
      if (changes[row.at(0)] != expected) {
        wrong += " " + row[0] + " " + std::to_string(changes[row[0]]) + " instead of " + row[1];
      }
      changes.erase(row[0]);
    }
    for (const auto& [name, count] : changes) {
      if (count != 0) wrong += " " + name + " " + std::to_string(count) + " unexpected";
    }
    if (!wrong.empty()) throw Failure{"side effects:" + wrong};
  }

  void expect_error(std::string_view text) {
    error_expected_ = true;
    if (!error_) throw Failure{"expected an error: " + std::string(text)};
    std::string_view rest = text;
    for (const std::string_view article : {"a ", "an "}) {
      if (rest.starts_with(article)) rest.remove_prefix(article.size());
    }
    const std::string_view type = rest.substr(0, rest.find(' '));
    const std::string_view detail = rest.substr(rest.find(": ") + 2);
    const bool compile = rest.find("compile time") != std::string_view::npos;
    const bool any_time = rest.find("any time") != std::string_view::npos;
    const bool phase = any_time || compile == (error_->phase() == query::Phase::compile);
    if (error_->type() == type && phase && (detail == "*" || error_->detail() == detail)) return;
    throw Failure{"expected " + std::string(text) + ", got " + describe_error()};
  }

  std::filesystem::path graphs_;
  MemoryGraph graph_;
  query::ProcedureRegistry procedures_;
  query::Engine engine_;
  query::Parameters parameters_;
  query::Result result_;
  std::optional<query::QueryError> error_;
  Inventory before_;
  bool error_expected_ = false;
};

}  // namespace

std::string run_scenario(const Scenario& scenario, const std::filesystem::path& graphs) {
  Run run(graphs);
  std::size_t line = scenario.line;
  try {
    for (const Step& step : scenario.steps) {
      line = step.line;
      run.step(step);
    }
    run.finish();
  } catch (const Failure& failure) {
    return "line " + std::to_string(line) + ": " + failure.what;
  } catch (const std::exception& error) {
    return "line " + std::to_string(line) + ": " + error.what();
  }
  return {};
}

}  // namespace quoth::tck
