// SPDX-License-Identifier: Apache-2.0
// Runs the extractor over many articles on many threads and hands the records out in the order of the articles.
#pragma once

#include "cli/article_source.h"
#include "cli/command.h"
#include "extract/pipeline.h"

#include <cstdint>
#include <functional>

namespace quoth::cli {

// What is known of an article before it is read.
struct Reading {
  std::uint64_t stamp = 0;  // hash of the article as it came and of all that reads it; 0 where that is not known
  bool known = false;       // reading it would tell nothing new
};

// One article when its turn has come.
struct ReadArticle {
  const graph::Records* records;  // null where it could not be read, or need not
  const Diagnostics& diagnostics;
  Reading reading;
};

// Calls `sink` on one thread at a time, in order, with what became of each article. Where `look` is given it is asked
// first, in the same order, and what it knows is not read. Articles that could not be read set `context.exit_code` to
// 1. At most a few articles for each thread are in memory. Exceptions of `sink` and `look` end the run and come out of
// here. The model is opened when the first article needs it.
void extract_articles(ArticleSource& source, const extract::Options& options, Context& context,
                      const std::function<void(const ReadArticle&)>& sink,
                      const std::function<Reading(const extract::Input&)>& look = nullptr);

}  // namespace quoth::cli
