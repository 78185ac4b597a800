// SPDX-License-Identifier: Apache-2.0
#include "export/html.h"

#include "export/code_points.h"
#include "export/json_text.h"
#include "export/palette.h"

#include <set>
#include <string>

namespace quoth::embedded {
std::string_view html_page_css();
std::string_view html_page_js();
std::string_view d3_dispatch();
std::string_view d3_quadtree();
std::string_view d3_timer();
std::string_view d3_collection();
std::string_view d3_force();
std::string_view d3_color();
std::string_view d3_interpolate();
std::string_view d3_ease();
std::string_view d3_selection();
std::string_view d3_transition();
std::string_view d3_drag();
std::string_view d3_zoom();
std::string_view d3_licence();
}  // namespace quoth::embedded

namespace quoth::exporters {
namespace {

constexpr std::array<std::string_view, 6> kFamilyNames = {"speech", "agreement", "aid", "demand", "dispute", "force"};

std::string_view name_of(EventFamily family) {
  return kFamilyNames[static_cast<std::size_t>(family)];
}

std::string markup(std::string_view text) {
  std::string out;
  for (const char c : valid_utf8(text)) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
  return out;
}

void put_theme(JsonText& json, std::string_view key, Theme theme) {
  json.key(key).begin_object().key("families").begin_object();
  for (const EventFamily family : kEventFamilies) json.member(name_of(family), line_colour(family, theme));
  json.end_object().key("words").begin_object();
  for (const EventFamily family : kEventFamilies) json.member(name_of(family), word_colour(family, theme));
  json.end_object().key("kinds").begin_object();
  for (int kind = 0; kind < 7; ++kind) {
    const auto one = static_cast<graph::EntityKind>(kind);
    const KindStyle& style = style_of(one, theme);
    json.key(graph::to_string(one))
        .begin_object()
        .member("fill", style.fill)
        .member("border", style.border)
        .end_object();
  }
  json.end_object().end_object();
}

void put_entities(JsonText& json, const Drawing& drawing) {
  json.key("entities").begin_array();
  for (const DrawnEntity& entity : drawing.entities) {
    json.begin_object().member("name", entity.name).member("short", shortened(one_line(entity.name), 32));
    json.member("kind", graph::to_string(entity.kind)).member("role", entity.role).member("aliases", entity.aliases);
    json.key("statements").number(entity.statements).key("group").number(entity.group).end_object();
  }
  json.end_array();
  std::vector<std::string> groups;
  for (const std::string& group : drawing.groups) groups.push_back(shortened(one_line(valid_utf8(group)), 60));
  json.member("groups", groups);
}

void put_edges(JsonText& json, const Drawing& drawing) {
  json.key("edges").begin_array();
  for (const DrawnEdge& edge : drawing.edges) {
    json.begin_object().key("from").number(edge.from).key("to").number(edge.to);
    json.member("label", bundle_label(drawing, edge)).member("family", name_of(edge.family));
    json.key("fact").boolean(edge.fact).key("about").boolean(edge.about).key("statements").begin_array();
    for (const std::size_t at : edge.statements) json.number(at);
    json.end_array().end_object();
  }
  json.end_array();
}

void put_statements(JsonText& json, const Drawing& drawing) {
  json.key("statements").begin_array();
  for (const DrawnStatement& statement : drawing.statements) {
    json.begin_object()
        .member("phrase", statement.phrase)
        .member("type", statement.type)
        .member("date", statement.date);
    json.key("dated")
        .boolean(statement.dated)
        .key("fact")
        .boolean(statement.fact)
        .member("sentence", statement.sentence);
    json.key("words").begin_array().number(statement.words.begin).number(statement.words.end).end_array();
    json.member("chain", statement.chain).key("document").number(statement.document).end_object();
  }
  json.end_array().key("documents").begin_array();
  for (const DrawnDocument& document : drawing.documents) {
    json.begin_object().member("title", document.title).member("uri", document.uri).end_object();
  }
  json.end_array();
}

// "<" as an escape, so that no name can end the script element that holds the data.
std::string data_of(const Drawing& drawing) {
  std::set<std::string> kinds;
  std::set<EventFamily> families;
  for (const DrawnEntity& entity : drawing.entities) kinds.emplace(graph::to_string(entity.kind));
  for (const DrawnEdge& edge : drawing.edges) families.insert(edge.family);
  JsonText json;
  json.begin_object().member("kinds", {kinds.begin(), kinds.end()}).key("families").begin_array();
  for (const EventFamily family : families) {
    json.begin_object().member("name", name_of(family)).member("legend", legend_of(family)).end_object();
  }
  json.end_array();
  put_theme(json, "light", Theme::light);
  put_theme(json, "dark", Theme::dark);
  put_entities(json, drawing);
  put_edges(json, drawing);
  put_statements(json, drawing);
  std::string out;
  for (const char c : json.end_object().take()) c == '<' ? void(out += "\\u003c") : void(out += c);
  return out;
}

}  // namespace

void write_html(const Drawing& drawing, std::string_view title, ByteSink& sink) {
  const std::string name = markup(title.empty() ? "Who said and did what to whom" : title);
  sink.write("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + name +
             "</title>\n<style>\n");
  sink.write(embedded::html_page_css());
  sink.write("</style>\n</head>\n<body>\n<header><h1>" + name +
             "</h1>\n<label>Search <input id=\"search\" list=\"names\" type=\"search\"></label><datalist "
             "id=\"names\"></datalist>\n"
             "<label>Type <select id=\"type\"></select></label>\n"
             "<label>Time <input id=\"time\" type=\"range\" min=\"0\"> <output id=\"day\">all days</output></label>\n"
             "<span id=\"count\" class=\"faint\" role=\"status\"></span>\n"
             "<fieldset id=\"kinds\"><legend>Kinds</legend></fieldset>\n"
             "<fieldset id=\"families\"><legend>Lines</legend></fieldset></header>\n"
             "<div id=\"stage\"><canvas id=\"graph\" tabindex=\"0\" aria-label=\"The graph\"></canvas></div>\n"
             "<aside id=\"panel\" aria-live=\"polite\"></aside>\n<canvas id=\"timeline\" aria-label=\"Statements by "
             "day\"></canvas>\n"
             "<script type=\"application/json\" id=\"data\">");
  sink.write(data_of(drawing));
  sink.write("</script>\n<!--\n");
  std::string licence(embedded::d3_licence());
  for (std::size_t at = licence.find("--"); at != std::string::npos; at = licence.find("--", at))
    licence.replace(at, 2, "- ");
  sink.write(licence);
  sink.write("-->\n");
  for (const auto part :
       {embedded::d3_dispatch, embedded::d3_quadtree, embedded::d3_timer, embedded::d3_collection, embedded::d3_force,
        embedded::d3_color, embedded::d3_interpolate, embedded::d3_ease, embedded::d3_selection,
        embedded::d3_transition, embedded::d3_drag, embedded::d3_zoom, embedded::html_page_js}) {
    sink.write("<script>\n");
    sink.write(part());
    sink.write("</script>\n");
  }
  sink.write("</body>\n</html>\n");
}

}  // namespace quoth::exporters
