// SPDX-License-Identifier: Apache-2.0
// `quoth add`: articles into the store.
#include "cli/extraction.h"
#include "cli/known_articles.h"
#include "cli/outcomes.h"
#include "cli/progress.h"
#include "cli/store_access.h"
#include "graph/error.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <memory>

namespace quoth::cli {
namespace {

struct Arguments {
  std::vector<std::string> paths;
  extract::Options options;
  std::string ingested;
};

// Folders become the files under them, by name; hidden files are left out.
std::vector<std::string> files_under(const std::vector<std::string>& paths, Context& context) {
  namespace fs = std::filesystem;
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code error;
    if (path == "-" || !fs::is_directory(path, error)) {
      files.push_back(path);
      continue;
    }
    std::vector<std::string> found;
    fs::recursive_directory_iterator each(path, fs::directory_options::skip_permission_denied, error), end;
    for (; !error && each != end; each.increment(error)) {
      if (each->path().filename().string().starts_with('.')) {
        if (each->is_directory(error)) each.disable_recursion_pending();
        continue;
      }
      if (each->is_regular_file(error)) found.push_back(each->path().string());
    }
    if (error) {
      context.diagnostics.report({Severity::warning, "unreadable", "cannot read the folder: " + error.message(), path});
      context.exit_code = 1;
    }
    std::sort(found.begin(), found.end());
    files.insert(files.end(), found.begin(), found.end());
  }
  return files;
}

// How many documents there are to read, for the time that is left; 0 where only reading them would tell.
std::size_t count_documents(const std::vector<std::string>& files) {
  const bool all_known = std::none_of(files.begin(), files.end(), [](const std::string& file) {
    return file == "-" || file.ends_with(".ndjson") || file.ends_with(".jsonl");
  });
  return all_known ? files.size() : 0;
}

std::string purpose_of(const std::vector<std::string>& paths) {
  std::string purpose = "quoth add";
  for (const std::string& path : paths) purpose += ' ' + path;
  return purpose.substr(0, 200);
}

void run(const Arguments& arguments, Context& context) {
  const std::vector<std::string> files = files_under(arguments.paths, context);
  graph::Store store = open_to_write(context, purpose_of(arguments.paths));
  Outcomes outcomes;
  Progress progress(context, "documents", count_documents(files));
  ArticleSource source(files);
  KnownArticles known(context, arguments.options);
  extract_articles(
      source, arguments.options, context,
      [&](const ReadArticle& article) {
        context.diagnostics.append(article.diagnostics);
        progress.advance();
        if (article.reading.known) return outcomes.keep();
        if (article.records == nullptr) return outcomes.skip();
        outcomes.put(store, *article.records, arguments.ingested, context, article.reading.stamp);
      },
      std::ref(known));
  outcomes.print(context);
}

}  // namespace

void add_add_command(CLI::App& app, Context& context) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("add", "Read articles into the graph");
  command
      ->add_option(
          "FILE", arguments->paths,
          "Articles: text, HTML, .ndjson, folders of them; - for standard input (NDJSON documents or one text)")
      ->required();
  command->add_option("--kb", arguments->options.knowledge_base,
                      "Knowledge base: a TSV of id, name, kind, aliases, description");
  arguments->ingested = now();
  command->add_option("--ingested", arguments->ingested,
                      "The moment that --as-of sees, an ISO instant; now if not given");
  command->callback([arguments, &context] { run(*arguments, context); });
}

}  // namespace quoth::cli
