// SPDX-License-Identifier: Apache-2.0
#include "export/ftm.h"

#include "export/code_points.h"
#include "export/dates.h"
#include "export/json_text.h"
#include "export/statement_phrase.h"

namespace quoth::exporters {
namespace {

// FollowTheMoney joins ids with dots and blanks elsewhere; letters, digits and '-' are safe everywhere.
std::string ftm_id(std::string_view id) {
  std::string out = "quoth-";
  for (const char c : id) {
    const bool safe = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    out += safe ? c : '-';
  }
  return out;
}

// FollowTheMoney takes 384 characters of a name, 1,024 of what is neither a name nor a text.
constexpr std::size_t kLongestName = 384;
constexpr std::size_t kLongest = 1000;

class Entity {
 public:
  Entity(std::string_view id, std::string_view schema) {
    json_.begin_object().member("id", id).member("schema", schema).key("properties").begin_object();
  }
  void property(std::string_view name, std::string_view value) {
    if (!value.empty()) json_.member(name, std::vector<std::string>{std::string(value)});
  }
  void property(std::string_view name, const std::vector<std::string>& values) {
    if (!values.empty()) json_.member(name, values);
  }
  void short_property(std::string_view name, std::vector<std::string> values, std::size_t limit = kLongest) {
    for (std::string& value : values) value = shortened(valid_utf8(value), limit);
    std::erase(values, "");
    property(name, values);
  }
  std::string line() { return json_.end_object().end_object().take() + '\n'; }

 private:
  JsonText json_;
};

// FollowTheMoney's Thing is abstract and its Address cannot act, so a place or thing that takes part is a LegalEntity.
const char* schema_of(graph::EntityKind kind) {
  switch (kind) {
    case graph::EntityKind::person:
      return "Person";
    case graph::EntityKind::organization:
      return "Organization";
    case graph::EntityKind::event:
      return "Event";
    default:
      return "LegalEntity";
  }
}

std::vector<std::string> ftm_ids(const std::vector<std::string>& ids) {
  std::vector<std::string> out;
  for (const std::string& id : ids) out.push_back(ftm_id(id));
  return out;
}

std::string web_address(const std::string& uri) {
  return uri.starts_with("http://") || uri.starts_with("https://") ? uri : std::string();
}

std::string names_of(const std::vector<std::string>& ids, const GraphSource& source) {
  std::string out;
  for (const std::string& id : ids) out += (out.empty() ? "" : ", ") + source.name_of(id);
  return out;
}

std::string day_of(std::string_view value) {
  return std::string(range_begin(value).substr(0, 10));
}

void describe(const graph::Statement& statement, Entity& entity) {
  if (statement.time) entity.property("date", day_of(statement.time->value));
  entity.property("summary", statement.content ? statement.content->text : "");
  entity.property("recordId", statement.id);
}

void write_statement(const graph::Statement& statement, const GraphSource& source, ByteSink& sink) {
  const std::string phrase = phrase_of(statement);
  Entity event(ftm_id(statement.id), "Event");
  event.short_property(
      "name", {one_line(names_of(statement.source, source) + ' ' + phrase + ' ' + names_of(statement.target, source))},
      kLongestName);
  describe(statement, event);
  std::vector<std::string> involved = ftm_ids(statement.source);
  for (std::string& id : ftm_ids(statement.target)) involved.push_back(std::move(id));
  event.property("involved", involved);
  event.property("proof", ftm_id(statement.document));
  std::vector<std::string> keywords{statement.predicate};
  if (statement.type.size() > 1) keywords.push_back("PLOVER:" + statement.type);
  event.short_property("keywords", keywords);
  sink.write(event.line());
  std::size_t number = 0;
  for (const std::string& from : statement.source) {
    for (const std::string& to : statement.target) {
      Entity link(ftm_id(statement.id) + "-link-" + std::to_string(++number), "UnknownLink");
      link.property("subject", ftm_id(from));
      link.property("object", ftm_id(to));
      link.short_property("role", {phrase});
      link.property("proof", ftm_id(statement.document));
      describe(statement, link);
      sink.write(link.line());
    }
  }
}

}  // namespace

void write_ftm(const GraphSource& source, ByteSink& sink) {
  source.documents([&](const graph::Document& document) {
    Entity article(ftm_id(document.id), "Article");
    article.short_property("title", {document.title.empty() ? document.uri : document.title});
    article.property("publishedAt", day_of(document.published));
    article.short_property("publisher", {document.publisher});
    article.short_property("author", document.authors);
    article.property("sourceUrl", web_address(document.uri));
    sink.write(article.line());
  });
  source.entities([&](const graph::StoreEntity& entity) {
    Entity one(ftm_id(entity.id), schema_of(entity.kind));
    one.short_property("name", {entity.name}, kLongestName);
    one.short_property("alias", entity.aliases, kLongestName);
    if (entity.name.size() > kLongestName) one.property("notes", entity.name);  // whole
    for (const auto& [base, identifier] : entity.links) {
      if (base == "wikidata") one.property("wikidataId", identifier);
    }
    std::vector<std::string> roles;
    for (const graph::StoreRole& role : entity.roles) {
      const std::string of = source.name_of(role.of);
      roles.push_back(of.empty() ? role.role : role.role + ", " + of);
    }
    if (entity.kind == graph::EntityKind::person) one.short_property("position", roles);
    if (entity.kind == graph::EntityKind::event) one.property("date", day_of(entity.date));
    sink.write(one.line());
  });
  source.statements([&](const graph::Statement& statement) { write_statement(statement, source, sink); });
}

}  // namespace quoth::exporters
