// SPDX-License-Identifier: Apache-2.0
#include "cli/extraction.h"

#include "cli/open_model.h"

#include "graph/error.h"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace quoth::cli {
namespace {

struct Job {
  ArticleSource::Article article;
  Reading reading;
  std::optional<graph::Records> records;
};

// Short articles go through the extractor together (extract/pipeline.h): as many as come without waiting, until they
// have as many bytes as one of some length. With one article at a time, short ones took a tenth longer.
using Group = std::vector<Job>;
constexpr std::size_t kGroupBytes = 6000;
constexpr std::size_t kGroupArticles = 64;

void run(Group& group, extract::Extractor& extractor) {
  std::vector<extract::Extraction> extractions;
  std::vector<Job*> jobs;
  for (Job& job : group) {
    if (!job.article.input) continue;
    extractions.push_back({&*job.article.input, &job.article.diagnostics, {}, {}});
    jobs.push_back(&job);
  }
  extractor.extract(extractions);
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    Job& job = *jobs[i];
    if (const std::optional<Error>& error = extractions[i].error; !error) {
      job.records = std::move(extractions[i].records);
    } else {
      if (error->kind() == ErrorKind::internal) throw Error(*error);
      job.article.diagnostics.report({Severity::warning, "unreadable", error->what(), job.article.input->uri});
    }
    job.article.input.reset();
  }
}

std::size_t thread_count(const Context& context) {
  return context.threads > 0 ? static_cast<std::size_t>(context.threads)
                             : std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace

void extract_articles(ArticleSource& source, const extract::Options& options, Context& context,
                      const std::function<void(const ReadArticle&)>& sink,
                      const std::function<Reading(const extract::Input&)>& look) {
  const std::size_t threads = thread_count(context);
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  std::shared_ptr<const extract::language::Model> model;
  std::once_flag opened;
  tbb::enumerable_thread_specific<std::unique_ptr<extract::Extractor>> extractors;
  const auto produce = [&](tbb::flow_control& control) -> std::shared_ptr<Group> {
    auto group = std::make_shared<Group>();
    std::size_t bytes = 0;
    do {
      std::optional<ArticleSource::Article> article = source.next();
      if (!article) break;
      const Reading reading = look && article->input ? look(*article->input) : Reading();
      if (reading.known) article->input.reset();
      if (article->input) bytes += article->input->bytes.size();
      group->push_back({std::move(*article), reading, {}});
    } while (bytes < kGroupBytes && group->size() < kGroupArticles && source.ready());
    if (!group->empty()) return group;
    control.stop();
    return nullptr;
  };
  const auto work = [&](std::shared_ptr<Group> group) {
    if (std::none_of(group->begin(), group->end(), [](const Job& job) { return job.article.input.has_value(); }))
      return group;
    std::call_once(opened, [&] { model = open_model(context); });
    std::unique_ptr<extract::Extractor>& extractor = extractors.local();
    if (!extractor) extractor = std::make_unique<extract::Extractor>(model, options);
    run(*group, *extractor);
    return group;
  };
  const auto consume = [&](const std::shared_ptr<Group>& group) {
    for (const Job& job : *group) {
      if (!job.records && !job.reading.known) context.exit_code = 1;
      sink({job.records ? &*job.records : nullptr, job.article.diagnostics, job.reading});
    }
  };
  using Handle = std::shared_ptr<Group>;
  tbb::parallel_pipeline(threads * 2, tbb::make_filter<void, Handle>(tbb::filter_mode::serial_in_order, produce) &
                                          tbb::make_filter<Handle, Handle>(tbb::filter_mode::parallel, work) &
                                          tbb::make_filter<Handle, void>(tbb::filter_mode::serial_in_order, consume));
}

}  // namespace quoth::cli
