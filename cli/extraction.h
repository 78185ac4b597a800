// SPDX-License-Identifier: Apache-2.0
// Runs the extractor over many articles on many threads and hands the records out in the order of the articles.
#pragma once

#include "cli/article_source.h"
#include "cli/command.h"
#include "extract/pipeline.h"

#include <functional>

namespace quoth::cli {

// Calls `sink` on one thread at a time, in order, with each article's records and what was reported for it. Articles
// that could not be read set `context.exit_code` to 1 and reach `sink` without records. At most a few articles for each
// thread are in memory. Exceptions of `sink` end the run and come out of here.
void extract_articles(ArticleSource& source, const extract::Options& options, Context& context,
                      const std::function<void(const graph::Records* records, const Diagnostics& diagnostics)>& sink);

}  // namespace quoth::cli
