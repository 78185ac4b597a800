// SPDX-License-Identifier: Apache-2.0
// `quoth extract`: documents in, NDJSON records out; nothing is kept.
#include "cli/coverage_report.h"
#include "cli/extraction.h"
#include "graph/error.h"
#include "graph/records.h"

#include <cerrno>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

namespace quoth::cli {
namespace {

struct Arguments {
  std::vector<std::string> files;
  extract::Options options;
  bool report = false;
};

void write(const std::string& bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size())
    throw io_error("cannot write to standard output", errno);
}

void run(const Arguments& arguments, Context& context) {
  ArticleSource source(arguments.files);
  const bool for_programs = context.format == Format::json || context.format == Format::ndjson;
  CoverageReport report(stderr, for_programs ? CoverageReport::Form::ndjson : CoverageReport::Form::text);
  std::string lines;
  extract_articles(source, arguments.options, context, [&](const ReadArticle& article) {
    lines.clear();
    if (article.records != nullptr) graph::append_records(*article.records, lines);
    write(lines);
    if (arguments.report && article.records != nullptr)
      report.add(*article.records, article.diagnostics);
    else
      context.diagnostics.append(article.diagnostics);
  });
  if (arguments.report) report.finish();
}

}  // namespace

void add_extract_command(CLI::App& app, Context& context) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("extract", "Read articles, write records as NDJSON to standard output");
  command->add_option("FILE", arguments->files,
                      "Articles: text, HTML, .ndjson; - or none for standard input (NDJSON documents or one text)");
  command->add_option("--kb", arguments->options.knowledge_base,
                      "Knowledge base: a TSV of id, name, kind, aliases, description");
  command->add_flag(
      "--report", arguments->report,
      "Say on standard error what was left open in each article, and where; with --format ndjson as NDJSON");
  command->callback([arguments, &context] { run(*arguments, context); });
}

}  // namespace quoth::cli
