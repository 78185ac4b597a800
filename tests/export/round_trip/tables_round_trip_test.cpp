// SPDX-License-Identifier: Apache-2.0
// The CSV, Cypher and JSON-line exports read back: names equal, counts equal. Real databases are in ./dev interop.
#include "export/csv.h"
#include "export/cypher.h"
#include "export/ftm.h"
#include "export/graphml.h"
#include "export/kuzu_csv.h"
#include "export/neo4j_csv.h"
#include "export/plover.h"
#include "export/records_source.h"
#include "sample_records.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace quoth::exporters {
namespace {

using testing::HasSubstr;
using testing::Not;

// RFC 4180, quoted fields only.
std::vector<std::vector<std::string>> read_csv(const std::string& text) {
  std::vector<std::vector<std::string>> rows(1);
  for (std::size_t at = 0; at < text.size();) {
    std::string field;
    for (++at; text.at(at) != '"' || (at + 1 < text.size() && text[at + 1] == '"'); ++at) {
      if (text[at] == '"') ++at;
      field += text[at];
    }
    rows.back().push_back(std::move(field));
    const bool line_ends = text.at(++at) == '\r';
    at += line_ends ? 2 : 1;
    if (line_ends && at < text.size()) rows.emplace_back();
  }
  return rows;
}

std::string content_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

template <class Writer>
std::string written(const graph::Records& records) {
  StringSink sink;
  Writer writer(sink);
  write_property_graph(RecordsSource({records}), writer);
  return sink.text();
}

std::set<std::string> names_of(const graph::Records& records) {
  std::set<std::string> names;
  for (const graph::Entity& entity : records.entities) names.insert(entity.name);
  return names;
}

TEST(CsvRoundTrip, KeepsHardNamesInTheTableAndForNeo4j) {
  for (const auto& names : {sample::hard_names(), sample::random_names(60, 100, 3)}) {
    const graph::Records records = sample::records_named(names);
    StringSink table;
    write_csv_table(RecordsSource({records}), table);
    std::set<std::string> sources;
    for (const auto& row : read_csv(table.text())) sources.insert(row.at(2));
    sources.erase("source");
    EXPECT_EQ(sources, names_of(records));

    const std::filesystem::path folder = std::filesystem::path(QUOTH_BINARY_DIR) / "tests" / "neo4j-round-trip";
    Neo4jCsvWriter writer(folder);
    write_property_graph(RecordsSource({records}), writer);
    std::set<std::string> found;
    for (const auto& row : read_csv(content_of(folder / "entities.csv"))) found.insert(row.at(1));
    found.erase("name");
    EXPECT_EQ(found, names_of(records));
    std::filesystem::remove_all(folder);
  }
}

TEST(CsvRoundTrip, KeepsHardNamesForKuzuAndListsTheFilesItNeeds) {
  const graph::Records records = sample::records_named(sample::hard_names());
  const std::filesystem::path folder = std::filesystem::path(QUOTH_BINARY_DIR) / "tests" / "kuzu-round-trip";
  std::filesystem::remove_all(folder);
  KuzuCsvWriter writer(folder);
  write_property_graph(RecordsSource({records}), writer);
  std::set<std::string> found;
  for (const auto& row : read_csv(content_of(folder / "Entity.csv"))) found.insert(row.at(1));
  found.erase("name");
  EXPECT_EQ(found, names_of(records));
  const std::string script = content_of(folder / "load.cypher");
  EXPECT_THAT(script,
              HasSubstr("CREATE REL TABLE `DID`(FROM Entity TO Entity, FROM Entity TO Statement, label STRING"));
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string file = entry.path().filename().string();
    if (file != "load.cypher") {
      EXPECT_THAT(script, HasSubstr("FROM '" + file + "'"));
    }
  }
  std::filesystem::remove_all(folder);
}

TEST(CypherExport, BeginsWithTheIndexesThatAreAskedForAndIsElseTheSame) {
  const RecordsSource source({sample::harbour()});
  const auto script = [&](CypherIndexes indexes) {
    StringSink sink;
    CypherWriter writer(sink, indexes);
    write_property_graph(source, writer);
    return sink.text();
  };
  const auto indexes = [](const std::string& create) {
    return create + " FOR (n:Entity) ON (n.id);\n" + create + " FOR (n:Statement) ON (n.id);\n" + create +
           " FOR (n:Document) ON (n.id);\n";
  };
  const std::string plain = script(CypherIndexes::none);
  EXPECT_TRUE(plain.starts_with("UNWIND ["));
  EXPECT_EQ(script(CypherIndexes::neo4j), indexes("CREATE INDEX IF NOT EXISTS") + plain);
  EXPECT_EQ(script(CypherIndexes::falkordb), indexes("CREATE INDEX") + plain);
}

TEST(CypherExport, MergesInBatchesAndEscapes) {
  const std::string script = written<CypherWriter>(sample::records_named({"it's \\ `x`\n", "b"}));
  EXPECT_THAT(script, HasSubstr("'it\\'s \\\\ `x`\\n'"));
  EXPECT_THAT(script, HasSubstr("MERGE (a)-[r:`SAID` {statement: row.p.statement}]->(b)"));
  EXPECT_THAT(script, HasSubstr("MERGE (n:Entity {id: row.id})\nSET n += row.p, n:`Person`"));
}

TEST(PropertyGraph, HasATypedEdgeForFactsOnly) {
  const std::string script = written<CypherWriter>(sample::harbour());
  EXPECT_THAT(script, HasSubstr("[r:`SEIZED`"));
  EXPECT_THAT(script, HasSubstr("[r:`WARNED`"));
  for (const char* no_fact : {"[r:`FIRED`", "[r:`RECOGNISED`", "[r:`RELEASED`", "[r:`RESIGNED`", "[r:`MOVED`"}) {
    EXPECT_THAT(script, Not(HasSubstr(no_fact)));
  }
}

TEST(GraphMl, HasNoCharacterThatXmlForbids) {
  const std::string text = written<GraphMlWriter>(sample::records_named(sample::hard_names()));
  for (const char c : text) EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n');
  EXPECT_THAT(text, HasSubstr("&lt;b&gt;&amp;amp; &amp;"));
}

TEST(JsonLines, PloverKeepsEveryHardName) {
  for (const auto& names : {sample::hard_names(), sample::random_names(150, 60, 4)}) {
    StringSink plover;
    write_plover(RecordsSource({sample::records_named(names)}), plover);
    std::set<std::string> found;
    std::istringstream lines(plover.text());
    for (std::string line; std::getline(lines, line);) {
      rapidjson::Document json;
      json.Parse(line.c_str(), line.size());
      ASSERT_FALSE(json.HasParseError()) << line;
      for (const char* key : {"actor", "recipient"}) {
        for (const auto& name : json[key].GetArray()) found.insert({name.GetString(), name.GetStringLength()});
      }
    }
    EXPECT_EQ(found, std::set<std::string>(names.begin(), names.end()));
  }
}

TEST(JsonLines, FollowTheMoneyAndPloverAreJsonWithEveryName) {
  const graph::Records records = sample::records_named(sample::hard_names());
  StringSink ftm;
  write_ftm(RecordsSource({records}), ftm);
  std::set<std::string> names;
  std::istringstream lines(ftm.text());
  for (std::string line; std::getline(lines, line);) {
    rapidjson::Document json;
    json.Parse(line.data(), line.size());
    ASSERT_FALSE(json.HasParseError()) << line;
    const auto& properties = json["properties"];
    if (std::string(json["schema"].GetString()) == "Event" && properties.HasMember("proof")) continue;
    const char* const key = properties.HasMember("notes") ? "notes" : "name";  // what is too long for a name
    if (properties.HasMember(key)) names.insert({properties[key][0].GetString(), properties[key][0].GetStringLength()});
  }
  EXPECT_EQ(names, names_of(records));
  StringSink plover;
  write_plover(RecordsSource({sample::harbour()}), plover);
  EXPECT_THAT(plover.text(), HasSubstr("\"event\":[\"SANCTION\"]"));
  EXPECT_THAT(plover.text(), Not(HasSubstr("\"event\":[\"SAY\"]")));
}

}  // namespace
}  // namespace quoth::exporters
