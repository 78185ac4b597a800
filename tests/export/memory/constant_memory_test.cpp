// SPDX-License-Identifier: Apache-2.0
// Each export of a store and of one ten times larger needs the same memory. Counted, not measured: the most bytes that
// are allocated at one time, SQLite's among them (live_bytes.h). What an exporter keeps of every statement, entity or
// document – an id, a key, a name – would be megabytes here.
#include "export/csv.h"
#include "export/cypher.h"
#include "export/ftm.h"
#include "export/graphml.h"
#include "export/jsonld.h"
#include "export/kuzu_csv.h"
#include "export/ndjson.h"
#include "export/neo4j_csv.h"
#include "export/nquads.h"
#include "export/plover.h"
#include "export/rdf.h"
#include "export/selection.h"
#include "export/store_source.h"
#include "formats.h"
#include "graph/store/store.h"
#include "live_bytes.h"
#include "sample_records.h"

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <unistd.h>

#include <filesystem>

namespace quoth::exporters {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kFewArticles = 24;
constexpr std::size_t kStatementsEach = 20;
constexpr std::size_t kTimes = 10;
// What a larger store may cost: a small cache that few do not fill, a deeper tree of pages. One number for each of the
// 4,320 statements more would be 35 kB, one id 140 kB.
constexpr std::size_t kMoreBytes = 24 << 10;

class Nowhere : public ByteSink {
 public:
  void write(std::string_view bytes) override { written_ += bytes.size(); }
  std::size_t written() const { return written_; }

 private:
  std::size_t written_ = 0;
};

// To a folder; the sink is told how much it came to.
template <class Writer>
void as_folder(const GraphSource& source, ByteSink& sink) {
  const fs::path folder = fs::path(QUOTH_BINARY_DIR) / "tests" / ("constant-memory-folder-" + std::to_string(getpid()));
  {
    Writer writer(folder);
    write_property_graph(source, writer);
  }
  for (const auto& file : fs::directory_iterator(folder))
    sink.write(std::string_view("x", file.file_size() > 0 ? 1 : 0));
  fs::remove_all(folder);
}

const Format kFormats[] = {
    {"csv", write_csv_table},
    {"cypher", as_property_graph<CypherWriter>},
    {"ftm", write_ftm},
    {"graphml", as_property_graph<GraphMlWriter>},
    {"jsonld", as_rdf<JsonLdWriter>},
    {"turtle", as_trig<TrigWriter::Dialect::turtle>},
    {"trig", as_trig<TrigWriter::Dialect::trig>},
    {"nquads", as_rdf<NQuadsWriter>},
    {"plover", write_plover},
    {"ndjson", write_ndjson},
    {"neo4j", as_folder<Neo4jCsvWriter>},
    {"kuzu", as_folder<KuzuCsvWriter>},
};

class ConstantMemory : public testing::Test {
 protected:
  // One store of few articles, one of many: the same people in all of them, so that some entities are named by all.
  static void SetUpTestSuite() {
    for (const std::size_t articles : {kFewArticles, kFewArticles * kTimes}) {
      const fs::path path = path_of(articles);
      remove(path);
      graph::Store store(path, graph::Access::write);
      store.put_all(articles_with_names(articles), "2021-12-31T00:00:00Z");
      EXPECT_EQ(store.find("person number 1").size(), 1U) << "it should be one in all articles";
    }
  }
  static void TearDownTestSuite() {
    for (const std::size_t articles : {kFewArticles, kFewArticles * kTimes}) remove(path_of(articles));
  }

  static std::vector<graph::Records> articles_with_names(std::size_t articles) {
    auto all = sample::generated(12, articles * kStatementsEach, 1, kStatementsEach);
    for (graph::Records& records : all) {
      for (graph::Entity& entity : records.entities) {
        entity.mentions = {
            {records.document.id, {0, 7}, records.document.text.substr(0, 7), graph::MentionForm::name, 1}};
      }
    }
    return all;
  }

  static fs::path path_of(std::size_t articles) {
    return fs::path(QUOTH_BINARY_DIR) / "tests" /
           ("constant-memory-" + std::to_string(getpid()) + '-' + std::to_string(articles) + ".db");
  }
  static void remove(const fs::path& path) {
    for (const char* more : {"", "-wal", "-shm", ".lock"}) fs::remove(path.string() + more);
  }

  // The most bytes that writing `format` has allocated at one time, over those before.
  static std::size_t most_bytes(const Format& format, std::size_t articles, const Selection& selection) {
    graph::Store store(path_of(articles));
    const StoreSource all(store);
    Nowhere sink;
    forget_most_live_bytes();
    const std::size_t before = live_bytes();
    {
      const SelectedSource source(all, selection);
      format.write(source, sink);
    }
    EXPECT_GT(sink.written(), 0U);
    return most_live_bytes() - before;
  }

  static void expect_the_same_for_more(const Selection& selection) {
    if (!counts_live_bytes()) GTEST_SKIP() << "malloc is not ours in this build";
    for (const Format& format : kFormats) {
      const std::size_t few = most_bytes(format, kFewArticles, selection);
      const std::size_t many = most_bytes(format, kFewArticles * kTimes, selection);
      EXPECT_LE(many, few + kMoreBytes) << format.name << ": " << few << " bytes for few, " << many << " for many";
    }
  }
};

TEST_F(ConstantMemory, OfEachExportHoweverManyStatements) {
  expect_the_same_for_more({});
}

TEST_F(ConstantMemory, OfEachExportOfASelection) {
  Selection selection;
  selection.since = "2021-02";
  expect_the_same_for_more(selection);
}

TEST_F(ConstantMemory, IsCounted) {
  if (!counts_live_bytes()) GTEST_SKIP() << "malloc is not ours in this build";
  forget_most_live_bytes();
  const std::size_t before = live_bytes();
  { const std::string large(1'000'000, 'x'); }
  EXPECT_GE(most_live_bytes(), before + 1'000'000);
  void* page = sqlite3_malloc(100'000);
  EXPECT_GE(live_bytes(), before + 100'000) << "SQLite's memory is not seen";
  sqlite3_free(page);
}

}  // namespace
}  // namespace quoth::exporters
