// SPDX-License-Identifier: Apache-2.0
// JSON-LD and N-Quads read back by parsers that are not the writers': RapidJSON, and a reader of N-Quads lines. The RDF
// libraries of others read them in ./dev interop.
#include "export/jsonld.h"
#include "export/nquads.h"
#include "export/rdf.h"
#include "export/records_source.h"
#include "sample_records.h"

#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <map>
#include <set>

namespace quoth::exporters {
namespace {

template <class Writer>
std::string written(const graph::Records& records) {
  StringSink sink;
  Writer writer(sink);
  write_rdf(RecordsSource({records}), {}, writer);
  return sink.text();
}

// The literal at the start of `text`, unescaped after the grammar of N-Quads; only the escapes that it has.
std::string literal_at(std::string_view text) {
  std::string out;
  for (std::size_t at = 1; text.at(at) != '"'; ++at) {
    if (text[at] != '\\') {
      out += text[at];
      continue;
    }
    switch (text.at(++at)) {
      case 'n':
        out += '\n';
        break;
      case 'r':
        out += '\r';
        break;
      case 't':
        out += '\t';
        break;
      case 'u':
        out += static_cast<char>(std::stoi(std::string(text.substr(at + 1, 4)), nullptr, 16));
        at += 4;
        break;
      default:
        out += text[at];
    }
  }
  return out;
}

std::map<std::string, std::string> names_in_nquads(const std::string& quads) {
  std::map<std::string, std::string> names;
  const std::string property = "> <https://schema.org/name> ";
  for (std::size_t begin = 0; begin < quads.size();) {
    const std::size_t end = quads.find('\n', begin);
    const std::string_view line = std::string_view(quads).substr(begin, end - begin);
    begin = end + 1;
    const std::size_t at = line.find(property);
    if (at != line.npos) names[std::string(line.substr(1, at - 1))] = literal_at(line.substr(at + property.size()));
  }
  return names;
}

std::map<std::string, std::string> names_in_jsonld(const std::string& text) {
  rapidjson::Document json;
  json.Parse(text.data(), text.size());
  EXPECT_FALSE(json.HasParseError());
  std::map<std::string, std::string> names;
  for (const auto& node : json["@graph"].GetArray()) {
    if (!node.HasMember("name")) continue;
    names[node["@id"].GetString()] = {node["name"].GetString(), node["name"].GetStringLength()};
  }
  return names;
}

void expect_names_back(const std::vector<std::string>& names) {
  const graph::Records records = sample::records_named(names);
  std::map<std::string, std::string> expected;
  for (const graph::Entity& entity : records.entities) expected["urn:quoth:" + entity.id] = entity.name;
  EXPECT_EQ(names_in_nquads(written<NQuadsWriter>(records)), expected);
  EXPECT_EQ(names_in_jsonld(written<JsonLdWriter>(records)), expected);
}

TEST(RdfRoundTrip, KeepsEveryHardName) {
  expect_names_back(sample::hard_names());
}

TEST(RdfRoundTrip, KeepsGeneratedNames) {
  for (std::uint32_t seed = 1; seed <= 3; ++seed) expect_names_back(sample::random_names(40, 100, seed));
}

TEST(RdfRoundTrip, HasAsManyStatementsAsTheGraph) {
  const std::string quads = written<NQuadsWriter>(sample::harbour());
  std::size_t count = 0;
  const std::string type = "#type> <https://w3id.org/quoth/ns#Statement>";
  for (std::size_t at = quads.find(type); at != std::string::npos; at = quads.find(type, at + 1)) ++count;
  EXPECT_EQ(count, sample::harbour().statements.size());
}

TEST(RdfRoundTrip, JsonLdKeysAreAllInItsContext) {
  const std::string text = written<JsonLdWriter>(sample::harbour());
  rapidjson::Document json;
  json.Parse(text.data(), text.size());
  std::set<std::string> known;
  for (const auto& member : json["@context"].GetObject()) EXPECT_TRUE(known.insert(member.name.GetString()).second);
  for (const auto& node : json["@graph"].GetArray()) {
    for (const auto& member : node.GetObject()) {
      const std::string key = member.name.GetString();
      EXPECT_TRUE(key[0] == '@' || known.contains(key) || key.starts_with("https://w3id.org/quoth/verb/")) << key;
    }
  }
}

}  // namespace
}  // namespace quoth::exporters
