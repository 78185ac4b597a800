// SPDX-License-Identifier: Apache-2.0
// Longer than other files: reading and writing of each record stand side by side.
#include "graph/records.h"

#include "graph/error.h"

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cmath>
#include <istream>

namespace quoth::graph {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;
using Value = rapidjson::Value;

// ---- writing ----

void put(Writer& writer, const char* key, std::string_view value) {
  writer.Key(key);
  writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void put_or_null(Writer& writer, const char* key, std::string_view value) {
  if (!value.empty()) return put(writer, key, value);
  writer.Key(key);
  writer.Null();
}

void put(Writer& writer, const char* key, const std::vector<std::string>& values) {
  writer.Key(key);
  writer.StartArray();
  for (const std::string& value : values) writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  writer.EndArray();
}

void put(Writer& writer, const char* key, bool value) {
  writer.Key(key);
  writer.Bool(value);
}

// Confidences have two decimals in the records: more would pretend a precision that nothing measured.
void put(Writer& writer, const char* key, double value) {
  writer.Key(key);
  writer.Double(std::round(value * 100) / 100);
}

void put_span(Writer& writer, Span span) {
  writer.Key("begin");
  writer.Uint(span.begin);
  writer.Key("end");
  writer.Uint(span.end);
}

void put_object_span(Writer& writer, const char* key, Span span) {
  writer.Key(key);
  writer.StartObject();
  put_span(writer, span);
  writer.EndObject();
}

template <class Body>
std::string object(const char* record, Body body) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartObject();
  put(writer, "record", std::string_view(record));
  body(writer);
  writer.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

void put_mentions(Writer& writer, const std::vector<Mention>& mentions) {
  writer.Key("mentions");
  writer.StartArray();
  for (const Mention& mention : mentions) {
    writer.StartObject();
    put(writer, "document", mention.document);
    put_span(writer, mention.span);
    put(writer, "text", mention.text);
    put(writer, "form", to_string(mention.form));
    put(writer, "confidence", mention.confidence);
    writer.EndObject();
  }
  writer.EndArray();
}

void put_content(Writer& writer, const Statement& statement) {
  writer.Key("content");
  if (!statement.content) {
    writer.Null();
    return;
  }
  writer.StartObject();
  put(writer, "text", statement.content->text);
  put_span(writer, statement.content->span);
  put(writer, "statements", statement.content->statements);
  writer.EndObject();
}

void put_attribution(Writer& writer, const Statement& statement) {
  writer.Key("attribution");
  writer.StartArray();
  for (const Attribution& step : statement.attribution) {
    writer.StartObject();
    put_or_null(writer, "speaker", step.speaker);
    put_or_null(writer, "statement", step.statement);
    writer.EndObject();
  }
  writer.EndArray();
}

void put_time(Writer& writer, const Statement& statement) {
  writer.Key("time");
  if (!statement.time) {
    writer.Null();
    return;
  }
  writer.StartObject();
  put(writer, "value", statement.time->value);
  put(writer, "text", statement.time->text);
  put_span(writer, statement.time->span);
  writer.EndObject();
}

// ---- reading ----

// A record that does not hold what it must; the reader adds file and line.
[[noreturn]] void reject(const std::string& reason) {
  throw Error(ErrorKind::input, reason);
}

const Value* find(const Value& object, const char* key) {
  const auto member = object.FindMember(key);
  if (member == object.MemberEnd() || member->value.IsNull()) return nullptr;
  return &member->value;
}

const Value& require(const Value& object, const char* key) {
  if (const Value* value = find(object, key)) return *value;
  reject(std::string("missing \"") + key + '"');
}

std::string as_string(const Value& value, const char* key) {
  if (!value.IsString()) reject(std::string("\"") + key + "\" is not a string");
  return {value.GetString(), value.GetStringLength()};
}

std::string get_string(const Value& object, const char* key) {
  return as_string(require(object, key), key);
}

std::string get_optional_string(const Value& object, const char* key) {
  const Value* value = find(object, key);
  return value ? as_string(*value, key) : std::string();
}

bool get_bool(const Value& object, const char* key) {
  const Value* value = find(object, key);
  if (!value) return false;
  if (!value->IsBool()) reject(std::string("\"") + key + "\" is not true or false");
  return value->GetBool();
}

double get_confidence(const Value& object) {
  const Value* value = find(object, "confidence");
  if (!value) return 1.0;
  if (!value->IsNumber() || value->GetDouble() < 0 || value->GetDouble() > 1) reject("\"confidence\" is not in 0..1");
  return value->GetDouble();
}

std::uint32_t get_offset(const Value& object, const char* key) {
  const Value& value = require(object, key);
  if (!value.IsUint()) reject(std::string("\"") + key + "\" is not an offset");
  return value.GetUint();
}

Span get_span(const Value& object) {
  const Span span{get_offset(object, "begin"), get_offset(object, "end")};
  if (span.begin > span.end) reject("\"begin\" lies after \"end\"");
  return span;
}

// Calls `each` with every element of the array under `key`; an absent array is an empty one.
template <class Each>
void for_each(const Value& object, const char* key, Each each) {
  const Value* array = find(object, key);
  if (!array) return;
  if (!array->IsArray()) reject(std::string("\"") + key + "\" is not a list");
  for (const Value& element : array->GetArray()) each(element);
}

template <class Each>
void for_each_object(const Value& object, const char* key, Each each) {
  for_each(object, key, [&](const Value& element) {
    if (!element.IsObject()) reject(std::string("\"") + key + "\" holds something that is not an object");
    each(element);
  });
}

std::vector<std::string> get_strings(const Value& object, const char* key) {
  std::vector<std::string> strings;
  for_each(object, key, [&](const Value& element) { strings.push_back(as_string(element, key)); });
  return strings;
}

const Value& require_object(const Value& object, const char* key) {
  const Value& value = require(object, key);
  if (!value.IsObject()) reject(std::string("\"") + key + "\" is not an object");
  return value;
}

template <class Enum>
Enum get_word(const Value& object, const char* key, std::optional<Enum> (*parse)(std::string_view) noexcept) {
  const std::string word = get_string(object, key);
  if (const auto value = parse(word)) return *value;
  reject(std::string("\"") + key + "\" is \"" + word + "\", which is none of its words");
}

Document read_document(const Value& object) {
  Document document;
  document.id = get_string(object, "id");
  document.uri = get_optional_string(object, "uri");
  document.title = get_optional_string(object, "title");
  document.subtitle = get_optional_string(object, "subtitle");
  document.published = get_optional_string(object, "published");
  document.updated = get_optional_string(object, "updated");
  document.publisher = get_optional_string(object, "publisher");
  document.authors = get_strings(object, "authors");
  document.language = get_optional_string(object, "language");
  for_each_object(object, "blocks", [&](const Value& block) {
    document.blocks.push_back({get_word(block, "kind", block_kind), get_span(block)});
  });
  document.text = get_string(object, "text");
  return document;
}

Entity read_entity(const Value& object) {
  Entity entity;
  entity.id = get_string(object, "id");
  entity.kind = get_word(object, "kind", entity_kind);
  entity.name = get_string(object, "name");
  entity.aliases = get_strings(object, "aliases");
  for_each_object(object, "roles", [&](const Value& role) {
    entity.roles.push_back({get_string(role, "role"), get_optional_string(role, "of")});
  });
  if (find(object, "links")) {
    for (const auto& link : require_object(object, "links").GetObject()) {
      entity.links.emplace_back(as_string(link.name, "links"), as_string(link.value, "links"));
    }
  }
  entity.date = get_optional_string(object, "date");
  entity.place = get_optional_string(object, "place");
  for_each_object(object, "mentions", [&](const Value& mention) {
    entity.mentions.push_back({get_string(mention, "document"), get_span(mention), get_optional_string(mention, "text"),
                               get_word(mention, "form", mention_form), get_confidence(mention)});
  });
  entity.confidence = get_confidence(object);
  return entity;
}

TimeExpression read_time(const Value& object) {
  TimeExpression time{get_string(object, "document"), get_span(object), get_optional_string(object, "text"),
                      get_string(object, "value"), false};
  const std::string kind = get_string(object, "kind");
  if (kind != "date" && kind != "range") reject("\"kind\" is neither \"date\" nor \"range\"");
  time.range = kind == "range";
  return time;
}

void read_statement_parts(const Value& object, Statement& statement) {
  if (const Value* content = find(object, "content")) {
    if (!content->IsObject()) reject("\"content\" is not an object");
    statement.content = Content{get_string(*content, "text"), get_span(*content), get_strings(*content, "statements")};
  }
  for_each_object(object, "attribution", [&](const Value& step) {
    statement.attribution.push_back({get_optional_string(step, "speaker"), get_optional_string(step, "statement")});
  });
  if (const Value* time = find(object, "time")) {
    if (!time->IsObject()) reject("\"time\" is not an object");
    statement.time = StatementTime{get_string(*time, "value"), get_optional_string(*time, "text"), get_span(*time)};
  }
}

Statement read_statement(const Value& object) {
  Statement statement;
  statement.id = get_string(object, "id");
  statement.document = get_string(object, "document");
  statement.predicate = get_string(object, "predicate");
  statement.label = get_optional_string(object, "label");
  statement.type = get_optional_string(object, "type");
  statement.source = get_strings(object, "source");
  statement.target = get_strings(object, "target");
  statement.about = get_strings(object, "about");
  read_statement_parts(object, statement);
  statement.place = get_strings(object, "place");
  statement.negated = get_bool(object, "negated");
  statement.modality = get_word(object, "modality", modality);
  statement.quote = get_bool(object, "quote");
  statement.nominal = get_bool(object, "nominal");
  statement.trigger = get_span(require_object(object, "trigger"));
  statement.evidence = get_span(require_object(object, "evidence"));
  statement.confidence = get_confidence(object);
  statement.rules = get_strings(object, "rules");
  return statement;
}

// Gathers the lines of one document; hands it on when the next begins.
class Gatherer {
 public:
  explicit Gatherer(const std::function<void(Records&&)>& sink) : sink_(sink) {}

  void take(const Value& object) {
    const std::string record = get_string(object, "record");
    if (record == "document") {
      finish();
      records_.document = read_document(object);
      open_ = true;
      return;
    }
    if (!open_) reject('"' + record + "\" before any document");
    if (record == "entity") {
      records_.entities.push_back(read_entity(object));
    } else if (record == "time") {
      records_.times.push_back(read_time(object));
      check(records_.times.back().document);
    } else if (record == "statement") {
      records_.statements.push_back(read_statement(object));
      check(records_.statements.back().document);
    } else {
      reject("unknown record \"" + record + '"');
    }
  }

  void finish() {
    if (open_) sink_(std::move(records_));
    records_ = {};
    open_ = false;
  }

 private:
  void check(const std::string& document) const {
    if (document != records_.document.id) reject("belongs to " + document + ", not to " + records_.document.id);
  }

  const std::function<void(Records&&)>& sink_;
  Records records_;
  bool open_ = false;
};

void take_line(Gatherer& gatherer, const std::string& line) {
  rapidjson::Document json;
  json.Parse(line.data(), line.size());
  if (json.HasParseError()) reject(std::string("not JSON: ") + rapidjson::GetParseError_En(json.GetParseError()));
  if (!json.IsObject()) reject("not a JSON object");
  gatherer.take(json);
}

}  // namespace

std::string to_json(const Document& document) {
  return object("document", [&](Writer& writer) {
    put(writer, "id", document.id);
    put(writer, "uri", document.uri);
    put_or_null(writer, "title", document.title);
    put_or_null(writer, "subtitle", document.subtitle);
    put_or_null(writer, "published", document.published);
    put_or_null(writer, "updated", document.updated);
    put_or_null(writer, "publisher", document.publisher);
    put(writer, "authors", document.authors);
    put(writer, "language", document.language);
    writer.Key("blocks");
    writer.StartArray();
    for (const Block& block : document.blocks) {
      writer.StartObject();
      put(writer, "kind", to_string(block.kind));
      put_span(writer, block.span);
      writer.EndObject();
    }
    writer.EndArray();
    put(writer, "text", document.text);
  });
}

std::string to_json(const Entity& entity) {
  return object("entity", [&](Writer& writer) {
    put(writer, "id", entity.id);
    put(writer, "kind", to_string(entity.kind));
    put(writer, "name", entity.name);
    put(writer, "aliases", entity.aliases);
    writer.Key("roles");
    writer.StartArray();
    for (const Role& role : entity.roles) {
      writer.StartObject();
      put(writer, "role", role.role);
      put_or_null(writer, "of", role.of);
      writer.EndObject();
    }
    writer.EndArray();
    writer.Key("links");
    writer.StartObject();
    for (const auto& [base, identifier] : entity.links) put(writer, base.c_str(), identifier);
    writer.EndObject();
    put_or_null(writer, "date", entity.date);
    put_or_null(writer, "place", entity.place);
    put_mentions(writer, entity.mentions);
    put(writer, "confidence", entity.confidence);
  });
}

std::string to_json(const TimeExpression& time) {
  return object("time", [&](Writer& writer) {
    put(writer, "document", time.document);
    put_span(writer, time.span);
    put(writer, "text", time.text);
    put(writer, "value", time.value);
    put(writer, "kind", std::string_view(time.range ? "range" : "date"));
  });
}

std::string to_json(const Statement& statement) {
  return object("statement", [&](Writer& writer) {
    put(writer, "id", statement.id);
    put(writer, "document", statement.document);
    put(writer, "predicate", statement.predicate);
    put(writer, "label", statement.label);
    put(writer, "type", statement.type);
    put(writer, "source", statement.source);
    put(writer, "target", statement.target);
    put(writer, "about", statement.about);
    put_content(writer, statement);
    put_attribution(writer, statement);
    put_time(writer, statement);
    put(writer, "place", statement.place);
    put(writer, "negated", statement.negated);
    put(writer, "modality", to_string(statement.modality));
    put(writer, "quote", statement.quote);
    put(writer, "nominal", statement.nominal);
    put_object_span(writer, "trigger", statement.trigger);
    put_object_span(writer, "evidence", statement.evidence);
    put(writer, "confidence", statement.confidence);
    put(writer, "rules", statement.rules);
  });
}

void append_records(const Records& records, std::string& out) {
  const auto line = [&out](const std::string& json) { (out += json) += '\n'; };
  line(to_json(records.document));
  for (const Entity& entity : records.entities) line(to_json(entity));
  for (const TimeExpression& time : records.times) line(to_json(time));
  for (const Statement& statement : records.statements) line(to_json(statement));
}

void read_records(std::istream& in, std::string_view name, const std::function<void(Records&&)>& sink) {
  Gatherer gatherer(sink);
  std::string line;
  for (std::uint64_t number = 1; std::getline(in, line); ++number) {
    if (line.empty()) continue;
    try {
      take_line(gatherer, line);
    } catch (const Error& error) {
      throw Error(error.kind(), error.what(), {std::string(name), number, 0});
    }
  }
  if (in.bad()) throw Error(ErrorKind::io, "cannot read", {std::string(name), 0, 0});
  gatherer.finish();
}

}  // namespace quoth::graph
