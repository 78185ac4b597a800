// SPDX-License-Identifier: Apache-2.0
// Prints one of the sample graphs as records, for the checks that load exports into other programs (tests/interop/run):
// harbour, names, random, large, or "articles N" for N articles of 50 statements each.
#include "graph/records.h"
#include "sample_records.h"

#include <iostream>

int main(int argc, char** argv) {
  namespace sample = quoth::exporters::sample;
  const std::string name = argc > 1 ? argv[1] : "harbour";
  std::string lines;
  if (name == "harbour") quoth::graph::append_records(sample::harbour(), lines);
  if (name == "names") quoth::graph::append_records(sample::records_named(sample::hard_names()), lines);
  if (name == "random") quoth::graph::append_records(sample::records_named(sample::random_names(200, 80, 9)), lines);
  if (name == "large") {
    const auto all = sample::generated(300, 2600, 1, 2600);
    for (const auto& records : all) quoth::graph::append_records(records, lines);
  }
  if (name == "articles" && argc > 2) {
    const auto all = sample::generated(40, 50 * std::stoul(argv[2]), 1, 50);
    for (const auto& records : all) quoth::graph::append_records(records, lines);
  }
  std::cout << lines << std::flush;
  return std::cout.good() && !lines.empty() ? 0 : 1;
}
