// SPDX-License-Identifier: Apache-2.0
#include "cli/statement_rows.h"

#include "graph/store/named.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>

namespace quoth::cli {
namespace {

using graph::Statement;

std::string joined(const std::vector<std::string>& list, const char* between) {
  std::string text;
  for (const std::string& each : list) {
    if (!text.empty()) text += between;
    text += each;
  }
  return text;
}

using States = std::unordered_map<std::string, std::optional<graph::DocumentState>>;

const std::optional<graph::DocumentState>& state_of(graph::Store& store, const std::string& document, States& states) {
  const auto [found, added] = states.try_emplace(document);
  if (added) found->second = store.state_of(document);
  return found->second;
}

// Tells statements that say the same.
class StatementKeys {
 public:
  StatementKeys(graph::Store& store, States& states) : store_(store), states_(states) {}

  // Without words of its own a statement is told by its sentence.
  std::string operator()(const Statement& statement) {
    const std::string words =
        statement.content ? statement.content->text : store_.text_of(statement.document, statement.evidence);
    return fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}", statement.time ? statement.time->value : std::string(),
                       statement.predicate, those(statement.source, statement.document),
                       those(statement.target, statement.document), statement.negated,
                       static_cast<int>(statement.modality), words);
  }

 private:
  // Who is only described is never one across articles; in the copies of one text those described alike are.
  std::string those(const std::vector<std::string>& ids, const std::string& document) {
    std::string text;
    for (const std::string& id : ids) {
      const auto [found, added] = ids_.try_emplace(id, id);
      if (added && !graph::is_named(store_, id)) {
        const std::optional<graph::DocumentState>& state = state_of(store_, document, states_);
        found->second = store_.name_of(id) + "@" + (state ? state->origin : document);
      }
      text += found->second + ' ';
    }
    return text;
  }

  graph::Store& store_;
  States& states_;
  std::unordered_map<std::string, std::string> ids_;
};

void count_documents(graph::Store& store, const std::vector<std::string>& document_ids, States& states,
                     StatementGroup& group) {
  std::set<std::string> uris, origins;
  for (const std::string& id : document_ids) {
    const std::optional<graph::DocumentState>& state = state_of(store, id, states);
    if (!state) continue;
    uris.insert(state->uri);
    uris.insert(state->copies.begin(), state->copies.end());
    origins.insert(state->origin);
  }
  group.documents.assign(uris.begin(), uris.end());
  group.origins = origins.size();
}

// For people: a file by its name alone, since its folder takes more room than it tells; programs get the whole uri.
std::string where(const StatementGroup& group) {
  if (group.documents.size() == 1) {
    const std::string& uri = group.documents.front();
    const std::size_t slash = uri.find_last_of('/');
    return slash == std::string::npos || slash + 1 == uri.size() ? uri : uri.substr(slash + 1);
  }
  return fmt::format("{} documents, {} origin{}", group.documents.size(), group.origins, group.origins == 1 ? "" : "s");
}

Style style_of(const Statement& statement) {
  if (!graph::is_fact(statement)) return Style::doubtful;
  return statement.attribution.empty() ? Style::plain : Style::reported;
}

}  // namespace

std::vector<StatementGroup> group_statements(graph::Store& store, const graph::StatementFilter& filter, bool each) {
  std::vector<StatementGroup> groups;
  std::vector<std::vector<std::string>> documents;  // of each group
  std::unordered_map<std::string, std::size_t> places;
  States states;
  StatementKeys key_of(store, states);
  for (Statement& statement : store.statements(filter)) {
    const std::string key = each ? statement.id : key_of(statement);
    const auto [place, added] = places.try_emplace(key, groups.size());
    if (added) {
      groups.emplace_back();
      documents.emplace_back();
    }
    StatementGroup& group = groups[place->second];
    group.ids.push_back(statement.id);
    documents[place->second].push_back(statement.document);
    if (added) group.first = std::move(statement);
  }
  for (std::size_t index = 0; index < groups.size(); ++index) {
    count_documents(store, documents[index], states, groups[index]);
  }
  return groups;
}

StatementGroup single(graph::Store& store, Statement statement) {
  StatementGroup group;
  group.ids = {statement.id};
  States states;
  count_documents(store, {statement.document}, states, group);
  group.first = std::move(statement);
  return group;
}

std::string status_of(const Statement& statement) {
  std::string status;
  const auto add = [&](std::string_view word) {
    if (!status.empty()) status += ", ";
    status += word;
  };
  if (statement.modality != graph::Modality::asserted) add(graph::to_string(statement.modality));
  if (statement.negated) add("negated");
  if (!statement.attribution.empty()) add("reported");
  if (status.empty()) add("asserted");
  return status;
}

std::vector<Column> StatementRows::columns(std::vector<Column> leading) {
  using enum Column::Where;
  const std::vector<Column> own{
      {"id", data, false},  {"date", table, false}, {"time", data, false},   {"published", data, false},
      {"by", everywhere},   {"label", everywhere},  {"to", everywhere},      {"content", everywhere},
      {"quote", data},      {"about", data},        {"status", everywhere},  {"negated", data},
      {"modality", data},   {"type", data},         {"according to", table}, {"according_to", data},
      {"where", table},     {"documents", data},    {"origins", data},       {"evidence", data},
      {"confidence", data}, {"by_ids", data},       {"to_ids", data},        {"about_ids", data},
      {"ids", data}};
  leading.insert(leading.end(), own.begin(), own.end());
  return leading;
}

Row StatementRows::row(const StatementGroup& group, std::vector<Cell> leading) {
  const Statement& statement = group.first;
  const std::string time = statement.time ? statement.time->value : std::string();
  const std::string published = head(statement.document).published;
  const std::string content = statement.content ? statement.content->text : std::string();
  const auto nothing_if_empty = [](const std::string& text) { return text.empty() ? Cell() : Cell(text); };
  const std::vector<std::string> sources = chain(statement);
  Row row{std::move(leading), style_of(statement)};
  const std::vector<Cell> own{statement.id,
                              !time.empty() || published.empty() ? time : '(' + published.substr(0, 10) + ')',
                              nothing_if_empty(time),
                              nothing_if_empty(published),
                              names(statement.source),
                              statement.negated ? "not: " + statement.label : statement.label,
                              names(statement.target),
                              statement.content ? Cell(content) : Cell(),
                              statement.quote,
                              names(statement.about),
                              status_of(statement),
                              statement.negated,
                              std::string(graph::to_string(statement.modality)),
                              statement.type,
                              joined(sources, " > "),
                              sources,
                              where(group),
                              group.documents,
                              static_cast<std::int64_t>(group.origins),
                              store_.text_of(statement.document, statement.evidence),
                              statement.confidence,
                              statement.source,
                              statement.target,
                              statement.about,
                              group.ids};
  row.cells.insert(row.cells.end(), own.begin(), own.end());
  return row;
}

const std::string& StatementRows::name(const std::string& entity_id) {
  const auto [found, added] = names_.try_emplace(entity_id);
  if (added) found->second = store_.name_of(entity_id);
  return found->second;
}

std::vector<std::string> StatementRows::names(const std::vector<std::string>& entity_ids) {
  std::vector<std::string> list;
  for (const std::string& id : entity_ids) list.push_back(name(id));
  return list;
}

// Outermost first; a step whose speaker the text leaves open is "someone".
std::vector<std::string> StatementRows::chain(const Statement& statement) {
  std::vector<std::string> speakers;
  for (const graph::Attribution& step : statement.attribution) {
    speakers.push_back(step.speaker.empty() ? "someone" : name(step.speaker));
  }
  return speakers;
}

const graph::Document& StatementRows::head(const std::string& document_id) {
  const auto [found, added] = heads_.try_emplace(document_id);
  if (added) {
    if (std::optional<graph::DocumentState> state = store_.state_of(document_id))
      found->second.published = state->published;
  }
  return found->second;
}

}  // namespace quoth::cli
