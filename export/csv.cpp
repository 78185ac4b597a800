// SPDX-License-Identifier: Apache-2.0
#include "export/csv.h"

#include "export/code_points.h"

#include <fmt/format.h>

namespace quoth::exporters {
namespace {

std::string names_of(const std::vector<std::string>& ids, const GraphSource& source) {
  std::string out;
  for (const std::string& id : ids) out += (out.empty() ? "" : "; ") + source.name_of(id);
  return out;
}

std::vector<std::string> speakers_of(const graph::Statement& statement) {
  std::vector<std::string> ids;
  for (const graph::Attribution& step : statement.attribution) {
    if (!step.speaker.empty()) ids.push_back(step.speaker);
  }
  return ids;
}

}  // namespace

std::string csv_line(const std::vector<std::string>& fields) {
  std::string line;
  for (const std::string& field : fields) {
    if (!line.empty()) line += ',';
    line += '"';
    for (const char c : valid_utf8(field)) {
      if (c == '"') line += '"';
      line += c;
    }
    line += '"';
  }
  return line + "\r\n";
}

void write_csv_table(const GraphSource& source, ByteSink& sink) {
  sink.write(
      csv_line({"statement", "time", "source", "label", "target", "about", "content", "attributed_to", "type",
                "predicate", "negated", "modality", "quote", "confidence", "place", "document", "begin", "end"}));
  source.statements([&](const graph::Statement& s) {
    sink.write(
        csv_line({s.id, s.time ? s.time->value : "", names_of(s.source, source), s.label, names_of(s.target, source),
                  names_of(s.about, source), s.content ? s.content->text : "", names_of(speakers_of(s), source), s.type,
                  s.predicate, s.negated ? "true" : "false", std::string(graph::to_string(s.modality)),
                  s.quote ? "true" : "false", fmt::format("{:.2f}", s.confidence), names_of(s.place, source),
                  s.document, std::to_string(s.evidence.begin), std::to_string(s.evidence.end)}));
  });
}

}  // namespace quoth::exporters
