// SPDX-License-Identifier: Apache-2.0
// quoth-tck [-v] [--floor N] DIR…: runs every .feature file below the folders against the query engine, on graphs in
// memory. Ends with "N passed, N failed"; exit code 0 where nothing failed, or at least N passed.
#include "feature.h"
#include "graph/error.h"
#include "scenario.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> features_below(const fs::path& folder) {
  std::vector<fs::path> paths;
  if (fs::is_regular_file(folder)) return {folder};
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".feature") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

// The kit's graphs lie beside the features, in a folder of an outer folder.
fs::path graphs_for(fs::path folder) {
  for (folder = fs::absolute(folder); folder.has_relative_path(); folder = folder.parent_path()) {
    if (fs::is_directory(folder / "graphs")) return folder / "graphs";
  }
  return "graphs";
}

struct Tally {
  std::size_t passed = 0, failed = 0;
};

void run_feature(const fs::path& path, const fs::path& graphs, bool verbose, Tally& tally) {
  const quoth::tck::Feature feature = quoth::tck::read_feature(path);
  bool named = false;
  for (const auto& scenario : feature.scenarios) {
    const std::string failure = quoth::tck::run_scenario(scenario, graphs);
    ++(failure.empty() ? tally.passed : tally.failed);
    if (failure.empty() || !verbose) continue;
    if (!named) std::printf("%s\n", feature.name.c_str());
    named = true;
    std::printf("  %s\n    %s\n", scenario.name.c_str(), failure.c_str());
  }
}

}  // namespace

int main(int argc, char** argv) {
  bool verbose = false;
  std::size_t floor = 0;
  std::vector<fs::path> folders;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "-v") == 0) {
      verbose = true;
    } else if (std::strcmp(argv[i], "--floor") == 0 && i + 1 < argc) {
      floor = std::strtoul(argv[++i], nullptr, 10);
    } else {
      folders.emplace_back(argv[i]);
    }
  }
  if (folders.empty()) {
    std::fprintf(stderr, "usage: quoth-tck [-v] [--floor N] DIR…\n");
    return 2;
  }
  Tally tally;
  try {
    for (const fs::path& folder : folders) {
      for (const fs::path& path : features_below(folder)) run_feature(path, graphs_for(path), verbose, tally);
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "quoth-tck: %s\n", error.what());
    return 1;
  }
  std::printf("%zu passed, %zu failed\n", tally.passed, tally.failed);
  return floor > 0 ? (tally.passed >= floor ? 0 : 1) : (tally.failed == 0 ? 0 : 1);
}
