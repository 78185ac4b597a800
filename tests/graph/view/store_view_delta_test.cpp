// SPDX-License-Identifier: Apache-2.0
// A view that follows the store by a delta holds what one made anew holds, whatever was done to the store.
#include "graph/error.h"
#include "graph/store/corrections.h"
#include "graph/store/database.h"
#include "graph/store/store.h"
#include "graph/view/statement_graph.h"
#include "graph/view/store_view.h"
#include "tests/graph/store/article.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <random>

namespace quoth::graph::view {
namespace {

// All that a view tells: entities in their order, and edges between ids, sorted.
std::vector<std::string> told_by(const View& view) {
  std::vector<std::string> entities, edges;
  const auto id = [&](Vertex vertex) {
    switch (view.kind_of(vertex)) {
      case VertexKind::entity:
        return std::string(view.entity_id(vertex));
      case VertexKind::statement:
        return view.statement_id(view.statement_of(vertex));
      default: {
        const View::Cell cell = view.document_cell(view.document_of(vertex));
        return std::string(cell.part->columns().document_id[cell.row]);
      }
    }
  };
  const StatementGraph graph(view);
  for (Vertex vertex = 0; vertex < view.vertex_count(); ++vertex) {
    if (!view.is_alive(vertex)) continue;
    if (view.kind_of(vertex) == VertexKind::entity) {
      entities.push_back(
          fmt::format("{} {} {}", id(vertex), view.entity_name(vertex), static_cast<int>(view.entity_kind(vertex))));
      EXPECT_EQ(view.find_entity(view.entity_id(vertex)), vertex);
    }
    for (auto [edge, end] = out_edges(vertex, graph); edge != end; ++edge) {
      edges.push_back(fmt::format("{} {} {}", id(edge->source), static_cast<int>(edge->kind), id(edge->target)));
    }
  }
  std::sort(edges.begin(), edges.end());
  entities.insert(entities.end(), edges.begin(), edges.end());
  return entities;
}

// What only one of two lists has: "- …" the first, "+ …" the second; empty where they are equal, "order" where that
// differs.
std::vector<std::string> differences(std::vector<std::string> a, std::vector<std::string> b) {
  if (a == b) return {};
  std::vector<std::string> found, only_a, only_b;
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(only_a));
  std::set_difference(b.begin(), b.end(), a.begin(), a.end(), std::back_inserter(only_b));
  for (const std::string& each : only_a) found.push_back("- " + each);
  for (const std::string& each : only_b) found.push_back("+ " + each);
  if (found.empty()) found.emplace_back("order");
  return found;
}

// Articles about a few people whom some call by their family names alone, so that clusters come together and part.
class Newsroom {
 public:
  explicit Newsroom(unsigned seed) : random_(seed) {}

  Article article() {
    static const char* const kNames[] = {"Ann Lee", "Lee", "Bob Ray", "Ray",         "Robert Ray", "Cid Poe",
                                         "Eve Poe", "Poe", "Norway",  "Grand Union", "Dee Low",    "Low"};
    const int first = pick(12), second = other_than(first), third = other_than(first, second);
    const std::string a = kNames[first], b = kNames[second], c = kNames[third];
    const std::string text = fmt::format("Item {}: {} warned {} about {}.", ++count_, a, b, c);
    Article made(fmt::format("paper/{}", pick(40)), text, fmt::format("2021-12-{:02}T00:00:00Z", 1 + pick(28)));
    const int one = made.entity(kind_of(a), a), two = made.entity(kind_of(b), b), three = made.entity(kind_of(c), c);
    made.statement({one}, "warn", "warned", {two}, fmt::format("about {}", c));
    if (pick(4) == 0) made.role(one, "leader", three);
    if (pick(6) == 0) made.link(two, "wikidata", fmt::format("Q{}", 1 + second / 2));
    return made;
  }
  int pick(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }

 private:
  static EntityKind kind_of(const std::string& name) {
    if (name == "Norway") return EntityKind::place;
    return name == "Grand Union" ? EntityKind::organization : EntityKind::person;
  }
  int other_than(int a, int b = -1) {
    int found = pick(12);
    while (found == a || found == b) found = pick(12);
    return found;
  }

  std::mt19937 random_;
  int count_ = 0;
};

class StoreViewDelta : public testing::Test {
 protected:
  StoreViewDelta()
      : path_(testing::TempDir() + "store-view-delta-" + testing::UnitTest::GetInstance()->current_test_info()->name() +
              ".db") {
    remove_all();
  }
  ~StoreViewDelta() override { remove_all(); }
  void remove_all() const {
    for (const char* end : {"", ".view", "-wal", "-shm", ".lock"}) std::filesystem::remove(path_.string() + end);
  }
  View follow() {
    Store store(path_);
    return open_view(store, path_, diagnostics_);
  }
  View made_anew() {
    Store store(path_);
    return View(Snapshot::from_bytes(snapshot_of(store)));
  }

  std::filesystem::path path_;
  Diagnostics diagnostics_;
};

TEST_F(StoreViewDelta, AddedArticlesStandBesideTheBase) {
  Newsroom newsroom(1);
  Store store(path_, Access::write);
  for (int i = 0; i < 20; ++i) store.put(newsroom.article(), "2022-01-01T00:00:00Z");
  EXPECT_TRUE(follow().plain());
  Article late("late", "Ann Lee met Zoe Fox.");
  late.statement({late.entity(EntityKind::person, "Ann Lee")}, "meet", "met",
                 {late.entity(EntityKind::person, "Zoe Fox")});
  store.put(late, "2022-01-02T00:00:00Z");
  const View view = follow();
  EXPECT_FALSE(view.plain());
  EXPECT_EQ(view.store_state(), store.generation());
  EXPECT_THAT(differences(told_by(view), told_by(made_anew())), testing::IsEmpty());
  EXPECT_EQ(view.entities_named("Zoe Fox").size(), 1U);
}

TEST_F(StoreViewDelta, EqualsOneMadeAnewWhateverWasDone) {
  int followed = 0, anew = 0;
  for (unsigned seed = 0; seed < 12; ++seed) {
    remove_all();
    Newsroom newsroom(seed);
    Store store(path_, Access::write);
    std::vector<std::string> documents;
    std::vector<std::string> entities;
    for (int step = 0; step < 60; ++step) {
      const std::string at = fmt::format("2022-01-01T00:00:{:02}Z", step);
      const int what = newsroom.pick(12);
      if (what < 7 || entities.size() < 4) {
        const Article article = newsroom.article();
        store.put(article, at);
        documents.push_back(article.records().document.id);
        for (const Entity& entity : article.records().entities) entities.push_back(entity.id);
      } else if (what == 7) {
        store.forget(documents[static_cast<std::size_t>(newsroom.pick(static_cast<int>(documents.size())))]);
      } else {
        const auto any = [&] {
          return entities[static_cast<std::size_t>(newsroom.pick(static_cast<int>(entities.size())))];
        };
        const std::string a = any(), b = any();
        try {
          if (what == 8) make_same(store, a, b);
          if (what == 9) make_differ(store, a, b);
          if (what == 10) rename_entity(store, a, fmt::format("Renamed {}", step));
          if (what == 11) undo_correction(store, std::nullopt);
        } catch (const Error&) {  // forgotten meanwhile, the same already, nothing to undo: the store stays as it is
        }
      }
      if (step % 3 == 0) {
        const View view = follow();
        ++(view.plain() ? anew : followed);
        ASSERT_THAT(differences(told_by(view), told_by(made_anew())), testing::IsEmpty())
            << "seed " << seed << ", step " << step;
      }
    }
  }
  EXPECT_GT(followed, 40);
  EXPECT_GT(anew, 10);
  EXPECT_TRUE(diagnostics_.entries().empty());
}

std::string read_whole(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_whole(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

// As a program of schema 1 left it.
void make_version_1(const std::filesystem::path& path) {
  Database database(path, Database::Mode::write);
  database.run(
      "DROP TABLE node_change; DROP TABLE gone_document; DROP INDEX document_by_generation;"
      " DELETE FROM counter WHERE name = 'untold'; ALTER TABLE edition DROP COLUMN reading; PRAGMA user_version = 1");
}

TEST_F(StoreViewDelta, AnOlderStoreIsReadAndBroughtUpToDate) {
  Newsroom newsroom(2);
  for (int i = 0; i < 5; ++i) Store(path_, Access::write).put(newsroom.article(), "2022-01-01T00:00:00Z");
  follow();
  const auto put = [&] { Store(path_, Access::write).put(newsroom.article(), "2022-01-02T00:00:00Z"); };
  put();
  make_version_1(path_);
  const auto old_snapshot = read_whole(snapshot_path(path_));
  EXPECT_TRUE(follow().plain()) << "a reader cannot tell what changed, and makes the view anew";
  write_whole(snapshot_path(path_), old_snapshot);
  put();
  EXPECT_TRUE(follow().plain()) << "a writer that has changed the schema cannot tell of before";
  put();
  const View view = follow();
  EXPECT_FALSE(view.plain());
  EXPECT_THAT(differences(told_by(view), told_by(made_anew())), testing::IsEmpty());
}

}  // namespace
}  // namespace quoth::graph::view
