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

namespace quoth::cli {
namespace {

struct Job {
  ArticleSource::Article article;
  std::optional<graph::Records> records;
  Reading reading;
};

void run(Job& job, extract::Extractor& extractor) {
  try {
    job.records = extractor.extract(*job.article.input, job.article.diagnostics);
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::internal) throw;
    job.article.diagnostics.report({Severity::warning, "unreadable", error.what(), job.article.input->uri});
  }
  job.article.input.reset();
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
  const auto produce = [&](tbb::flow_control& control) -> std::shared_ptr<Job> {
    std::optional<ArticleSource::Article> article = source.next();
    if (!article) {
      control.stop();
      return nullptr;
    }
    const Reading reading = look && article->input ? look(*article->input) : Reading();
    if (reading.known) article->input.reset();
    return std::make_shared<Job>(Job{std::move(*article), {}, reading});
  };
  const auto work = [&](std::shared_ptr<Job> job) {
    if (!job->article.input) return job;
    std::call_once(opened, [&] { model = open_model(context); });
    std::unique_ptr<extract::Extractor>& extractor = extractors.local();
    if (!extractor) extractor = std::make_unique<extract::Extractor>(model, options);
    run(*job, *extractor);
    return job;
  };
  const auto consume = [&](const std::shared_ptr<Job>& job) {
    if (!job->records && !job->reading.known) context.exit_code = 1;
    sink({job->records ? &*job->records : nullptr, job->article.diagnostics, job->reading});
  };
  using Handle = std::shared_ptr<Job>;
  tbb::parallel_pipeline(threads * 2, tbb::make_filter<void, Handle>(tbb::filter_mode::serial_in_order, produce) &
                                          tbb::make_filter<Handle, Handle>(tbb::filter_mode::parallel, work) &
                                          tbb::make_filter<Handle, void>(tbb::filter_mode::serial_in_order, consume));
}

}  // namespace quoth::cli
