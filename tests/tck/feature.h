// SPDX-License-Identifier: Apache-2.0
// Gherkin, as far as the openCypher kit uses it: features with a background, scenarios, outlines with examples, steps
// with a doc string or a table.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace quoth::tck {

using Table = std::vector<std::vector<std::string>>;

struct Step {
  std::string text;  // without Given, When, Then, And
  std::string doc;
  Table table;
  std::size_t line = 0;
};

struct Scenario {
  std::string name;
  std::vector<Step> steps;  // the background's first
  std::size_t line = 0;
};

struct Feature {
  std::string name;
  std::filesystem::path path;
  std::vector<Scenario> scenarios;  // one for each row of an outline's examples
};

// Throws quoth::Error(format) with file and line for what is not Gherkin.
Feature read_feature(const std::filesystem::path& path);

}  // namespace quoth::tck
