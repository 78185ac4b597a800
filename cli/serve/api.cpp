// SPDX-License-Identifier: Apache-2.0
#include "cli/serve/api.h"

#include "graph/error.h"

#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>

namespace quoth::cli::serve {
namespace {

using Use = Parameter::Use;

const std::vector<Question>& all_questions() {
  static const std::vector<Question> kAll{
      {"said",
       "Who said and did what to whom",
       {{"by"},
        {"to"},
        {"about"},
        {"since"},
        {"until"},
        {"type"},
        {"verb"},
        {"in"},
        {"text"},
        {"min-confidence"},
        {"facts", Use::flag},
        {"each", Use::flag}}},
      {"show", "A dossier of one entity", {{"name", Use::positional, true}, {"each", Use::flag}}},
      {"near", "Who deals with an entity most", {{"name", Use::positional, true}, {"top"}}},
      {"path",
       "How two entities are connected",
       {{"a", Use::positional, true}, {"b", Use::positional, true}, {"each", Use::flag}}},
      {"central", "The entities that matter most", {{"by"}, {"top"}}},
      {"communities", "Who belongs together", {}},
      {"timeline",
       "What happened and was said when",
       {{"name", Use::positional}, {"since"}, {"until"}, {"undated", Use::flag}}},
      {"sources", "Who is quoted how often, named and unnamed", {{"about"}, {"outlet"}, {"by"}}},
      {"changes", "What somebody said differently over time", {{"name", Use::positional, true}}},
      {"why", "Where a statement comes from", {{"statement", Use::positional, true}}},
      {"doubts", "Who may be one and was kept apart", {}},
      {"query",
       "openCypher that reads",
       {{"cypher", Use::positional, true}, {"parameter"}, {"time-limit"}, {"row-limit"}}}};
  return kAll;
}

const std::vector<Parameter>& page_parameters() {
  static const std::vector<Parameter> kAll{
      {"around"}, {"depth"},          {"since"}, {"until"},           {"about"},          {"type"},
      {"top"},    {"min-confidence"}, {"title"}, {"said", Use::flag}, {"each", Use::flag}};
  return kAll;
}

bool may_repeat(std::string_view name) {
  return name == "by" || name == "to" || name == "about" || name == "around" || name == "type" || name == "parameter";
}

bool is_on(const std::string& value) {
  return value.empty() || value == "1" || value == "true" || value == "on";
}

// Options as "--name=value" and positional values behind "--", so that no value is ever taken for an option.
void append(const std::vector<Parameter>& parameters, const Values& values, std::vector<std::string>& arguments) {
  for (const auto& [name, value] : values) {
    const bool known =
        std::any_of(parameters.begin(), parameters.end(), [&](const Parameter& p) { return p.name == name; });
    if (!known) throw Error(ErrorKind::usage, fmt::format("unknown parameter \"{}\"", name));
    if (values.count(name) > 1 && !may_repeat(name)) {
      throw Error(ErrorKind::usage, fmt::format("\"{}\" may be given once", name));
    }
  }
  std::vector<std::string> positional;
  for (const Parameter& parameter : parameters) {
    const auto [begin, end] = values.equal_range(std::string(parameter.name));
    if (begin == end && parameter.required) {
      throw Error(ErrorKind::usage, fmt::format("the parameter \"{}\" is missing", parameter.name));
    }
    for (auto at = begin; at != end; ++at) {
      if (parameter.use == Use::positional) {
        positional.push_back(at->second);
      } else if (parameter.use == Use::option) {
        arguments.push_back(fmt::format("--{}={}", parameter.name, at->second));
      } else if (is_on(at->second)) {
        arguments.push_back(fmt::format("--{}", parameter.name));
      }
    }
  }
  if (positional.empty()) return;
  arguments.emplace_back("--");
  arguments.insert(arguments.end(), positional.begin(), positional.end());
}

}  // namespace

std::span<const Question> questions() {
  return all_questions();
}

std::vector<std::string> arguments_for(std::string_view question, const Values& values) {
  const auto& all = all_questions();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Question& q) { return q.name == question; });
  if (found == all.end())
    throw Error(ErrorKind::usage, fmt::format("no question is called \"{}\"; see /api", question));
  std::vector<std::string> arguments{std::string(question), "--format=json"};
  if (question == "query") arguments.emplace_back("--read-only");
  append(found->parameters, values, arguments);
  return arguments;
}

std::vector<std::string> arguments_for_page(const Values& values) {
  std::vector<std::string> arguments{"draw", "--html"};
  append(page_parameters(), values, arguments);
  return arguments;
}

bool is_local_host(std::string_view host) {
  const std::size_t colon = host.rfind(':');
  const bool has_port = colon != std::string_view::npos && host.find_first_not_of("0123456789", colon + 1) == host.npos;
  if (has_port && host.back() != ']') host = host.substr(0, colon);
  return host == "localhost" || host == "127.0.0.1" || host == "[::1]";
}

std::string api_description() {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  const auto text = [&writer](std::string_view value) {
    writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  };
  writer.StartArray();
  for (const Question& question : all_questions()) {
    writer.StartObject();
    text("path");
    text(fmt::format("/api/{}", question.name));
    text("purpose");
    text(question.purpose);
    text("parameters");
    writer.StartArray();
    for (const Parameter& parameter : question.parameters) {
      writer.StartObject();
      text("name");
      text(parameter.name);
      text("required");
      writer.Bool(parameter.required);
      writer.EndObject();
    }
    writer.EndArray();
    writer.EndObject();
  }
  writer.EndArray();
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace quoth::cli::serve
