// SPDX-License-Identifier: Apache-2.0
#include "cli/graph_input.h"

#include "export/records_source.h"
#include "export/store_source.h"
#include "graph/error.h"
#include "graph/records.h"
#include "graph/store/store.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iostream>
#include <optional>

namespace quoth::cli {
namespace {

std::vector<graph::Records> read_all(const std::string& name) {
  std::vector<graph::Records> all;
  const auto take = [&](graph::Records&& records) { all.push_back(std::move(records)); };
  if (name == "-") {
    graph::read_records(std::cin, "standard input", take);
    return all;
  }
  std::ifstream in(name);
  if (!in) throw io_error("cannot open " + name, errno);
  graph::read_records(in, name, take);
  return all;
}

bool is_iso_date(std::string_view text) {
  constexpr std::string_view kShape = "dddd-dd-dd";
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool digit = text[at] >= '0' && text[at] <= '9';
    if (digit != (kShape[at] == 'd') || (!digit && text[at] != '-')) return false;
  }
  return true;
}

void check_date(const std::string& option, const std::string& value) {
  if (value.empty() || is_iso_date(value)) return;
  throw Error(ErrorKind::usage, option + " is a day, month or year like 2021-12-30, 2021-12 or 2021, not " + value);
}

}  // namespace

void add_graph_input_options(CLI::App& command, GraphInputOptions& options) {
  command.add_option("--records", options.records, "Read NDJSON records from FILE or - instead of the database");
  command.add_option("--since", options.since, "Only statements of this day, month or year and later");
  command.add_option("--until", options.until, "Only statements of this day, month or year and earlier");
  command.add_option("--about", options.about, "Only statements that NAME takes part in or is spoken of in");
  command.add_option("--type", options.types, "Only statements of these types: THREATEN, SAY, …")->delimiter(',');
  command.add_flag("--said", options.said, "Only speech");
  command.add_option("--min-confidence", options.min_confidence, "Only statements of at least this confidence")
      ->check(CLI::Range(0.0, 1.0));
}

class GraphInput::Parts {
 public:
  std::unique_ptr<graph::Store> store;
  std::unique_ptr<exporters::GraphSource> source;
  std::optional<exporters::SelectedSource> selected;
};

GraphInput::GraphInput(const Context& context, const GraphInputOptions& options) : parts_(std::make_unique<Parts>()) {
  check_date("--since", options.since);
  check_date("--until", options.until);
  if (options.records.empty()) {
    parts_->store = std::make_unique<graph::Store>(context.database);
    parts_->source = std::make_unique<exporters::StoreSource>(*parts_->store);
  } else {
    parts_->source = std::make_unique<exporters::RecordsSource>(read_all(options.records));
  }
  exporters::Selection selection{options.since, options.until, {}, options.types, options.min_confidence, options.said};
  for (std::string& type : selection.types) {
    std::transform(type.begin(), type.end(), type.begin(),
                   [](unsigned char c) { return c >= 'a' && c <= 'z' ? c - 32 : c; });
  }
  for (const std::string& name : options.about) selection.involving.push_back(id_of(name));
  parts_->selected.emplace(*parts_->source, std::move(selection));
}

GraphInput::~GraphInput() = default;

const exporters::GraphSource& GraphInput::all() const {
  return *parts_->source;
}

const exporters::GraphSource& GraphInput::selected() const {
  return *parts_->selected;
}

std::string GraphInput::id_of(const std::string& name) const {
  const auto found = parts_->source->find(name);
  if (found.empty()) {
    std::string message = "nobody and nothing is called \"" + name + '"';
    if (parts_->store) {
      const auto near = parts_->store->nearest_names(name);
      for (std::size_t at = 0; at < near.size(); ++at) message += (at == 0 ? "; near names: " : ", ") + near[at];
    }
    throw Error(ErrorKind::usage, message);
  }
  const bool clear = found.size() == 1 || found[0].id == name || found[0].mentions > found[1].mentions ||
                     (found[0].name == name && found[1].name != name);
  if (clear) return found.front().id;
  std::string message = '"' + name + "\" may be any of:";
  for (const auto& entity : found) message += "\n  " + entity.id + "  " + entity.name;
  throw Error(ErrorKind::usage, message + "\ngive the id instead");
}

}  // namespace quoth::cli
