// SPDX-License-Identifier: Apache-2.0
// Who is who in an archive of 2,400 made-up articles: precision and recall over pairs of entities, and no dependence on
// the order in which the articles came.
#include "graph/store/check.h"
#include "graph/store/store.h"
#include "made_archive.h"
#include "scratch.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <random>
#include <set>

namespace quoth::graph {
namespace {

constexpr std::size_t kDocuments = 2400;
constexpr const char* kNow = "2022-01-01T00:00:00Z";

void fill(Store& store, const std::vector<Records>& documents) {
  for (std::size_t begin = 0; begin < documents.size(); begin += 200) {
    const auto end = std::min(begin + 200, documents.size());
    store.put_all(
        {documents.begin() + static_cast<std::ptrdiff_t>(begin), documents.begin() + static_cast<std::ptrdiff_t>(end)},
        kNow);
  }
}

// Article entity → store entity.
std::map<std::string, std::string> identities(Store& store) {
  std::map<std::string, std::string> all;
  for (const StoreEntity& entity : store.entities()) {
    for (const std::string& member : entity.members) all[member] = entity.id;
  }
  return all;
}

double pairs(std::size_t of) {
  return static_cast<double>(of) * static_cast<double>(of - 1) / 2;
}

struct Score {
  double precision, recall;
};

Score score(const std::map<std::string, std::string>& found, const std::map<std::string, int>& truth) {
  std::map<std::string, std::size_t> said;
  std::map<int, std::size_t> real;
  std::map<std::pair<std::string, int>, std::size_t> both;
  for (const auto& [id, being] : truth) {
    ++said[found.at(id)];
    ++real[being];
    ++both[{found.at(id), being}];
  }
  double in_said = 0, in_real = 0, in_both = 0;
  for (const auto& [key, size] : said) in_said += pairs(size);
  for (const auto& [key, size] : real) in_real += pairs(size);
  for (const auto& [key, size] : both) in_both += pairs(size);
  return {in_both / in_said, in_both / in_real};
}

void expect_good(const char* what, const std::map<std::string, std::string>& found,
                 const std::map<std::string, int>& truth) {
  const Score result = score(found, truth);
  std::cout << what << ": " << truth.size() << " entities, pairwise precision " << result.precision << ", recall "
            << result.recall << '\n';
  EXPECT_GE(result.precision, 0.99) << what;
  EXPECT_GE(result.recall, 0.95) << what;
}

std::map<std::string, int> of_kind(const MadeArchive& archive, EntityKind kind) {
  std::map<std::string, int> truth;
  for (const Records& records : archive.documents) {
    for (const Entity& entity : records.entities) {
      if (entity.kind == kind) truth[entity.id] = archive.truth.at(entity.id);
    }
  }
  return truth;
}

// To look at what went wrong: QUOTH_SHOW=m for what was merged, s for what was split.
void print_mistakes(const MadeArchive& archive, const std::map<std::string, std::string>& found, bool merged) {
  std::map<std::string, std::string> names;
  for (const Records& records : archive.documents) {
    for (const Entity& entity : records.entities) {
      std::string text = entity.name;
      for (const std::string& alias : entity.aliases) text += '/' + alias;
      for (const Role& role : entity.roles) text += " [" + role.role + (role.of.empty() ? "" : " of") + ']';
      names[entity.id] = text;
    }
  }
  std::map<std::pair<std::string, int>, std::map<std::string, std::size_t>> cells;
  for (const auto& [id, being] : archive.truth) ++cells[{found.at(id), being}][names[id]];
  std::map<std::string, std::size_t> lines;
  std::map<std::string, std::set<std::string>> by;
  for (const auto& [cell, list] : cells) {
    const std::string key = merged ? cell.first : std::to_string(cell.second);
    std::string text = merged ? std::to_string(cell.second) : cell.first;
    for (const auto& [name, count] : list) text += "  " + name + " x" + std::to_string(count);
    by[key].insert(text);
  }
  for (const auto& [key, set] : by) {
    if (set.size() < 2) continue;
    std::cout << key << '\n';
    for (const std::string& line : set) std::cout << "    " << line << '\n';
  }
}

TEST(IdentityArchive, IsPreciseAndFindsWhoIsWhoInAnyOrder) {
  Scratch scratch;
  const MadeArchive archive = make_archive(kDocuments, 20211231);
  Store store(scratch / "a.db", Access::write);
  fill(store, archive.documents);
  const std::map<std::string, std::string> found = identities(store);
  if (std::getenv("QUOTH_SHOW") != nullptr) print_mistakes(archive, found, *std::getenv("QUOTH_SHOW") == 'm');
  expect_good("all", found, archive.truth);
  // Places are easy and make most of the pairs: people and organizations must do as well by themselves.
  expect_good("people", found, of_kind(archive, EntityKind::person));
  expect_good("organizations", found, of_kind(archive, EntityKind::organization));

  std::vector<Records> shuffled = archive.documents;
  std::shuffle(shuffled.begin(), shuffled.end(), std::mt19937(7));
  Store other(scratch / "b.db", Access::write);
  fill(other, shuffled);
  EXPECT_EQ(identities(other), found);

  // Half of it forgotten and read again.
  for (std::size_t index = 0; index < shuffled.size(); index += 8) other.forget(shuffled[index].document.id);
  fill(other, shuffled);
  EXPECT_EQ(identities(other), found);
  for (const Problem& problem : check(other).problems) ADD_FAILURE() << problem.where << ": " << problem.what;
}

}  // namespace
}  // namespace quoth::graph
