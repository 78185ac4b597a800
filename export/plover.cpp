// SPDX-License-Identifier: Apache-2.0
#include "export/plover.h"

#include "export/code_points.h"
#include "export/dates.h"
#include "export/json_text.h"

namespace quoth::exporters {
namespace {

bool has_plover_type(const graph::Statement& statement) {
  return statement.type.size() > 1 && statement.type != "SAY" && statement.type != "THINK";
}

void put_names(JsonText& json, const char* key, const std::vector<std::string>& ids, const GraphSource& source) {
  json.key(key).begin_array();
  for (const std::string& id : ids) json.text(source.name_of(id));
  json.end_array();
}

void put_extra(JsonText& json, const graph::Statement& statement, const GraphSource& source) {
  json.key("quoth").begin_object().member("predicate", statement.predicate).key("negated").boolean(statement.negated);
  json.member("modality", graph::to_string(statement.modality)).key("confidence").decimal(statement.confidence);
  json.key("begin").number(statement.evidence.begin).key("end").number(statement.evidence.end);
  std::vector<std::string> speakers;
  for (const graph::Attribution& step : statement.attribution) {
    if (!step.speaker.empty()) speakers.push_back(step.speaker);
  }
  put_names(json, "attributed_to", speakers, source);
  json.end_object();
}

}  // namespace

void write_plover(const GraphSource& source, ByteSink& sink) {
  graph::Document document;
  CodePointText text;
  source.statements([&](const graph::Statement& statement) {
    if (!has_plover_type(statement)) return;
    if (document.id != statement.document) {
      document = source.document(statement.document).value_or(graph::Document{});
      text = CodePointText(valid_utf8(document.text));
    }
    const std::string_view date = statement.time ? range_begin(statement.time->value) : document.published;
    JsonText json;
    json.begin_object().member("id", statement.id).member("date", date.substr(0, 10));
    put_names(json, "actor", statement.source, source);
    put_names(json, "recipient", statement.target, source);
    json.member("event", std::vector<std::string>{statement.type}).key("mode").begin_array().end_array();
    json.key("context").begin_array().end_array();
    json.member("event_text", std::vector<std::string>{statement.label}).member("text", text.slice(statement.evidence));
    json.member("text_info", document.title).member("cite_info", document.uri).member("coder", "quoth");
    put_extra(json, statement, source);
    sink.write(json.end_object().take() + '\n');
  });
}

}  // namespace quoth::exporters
