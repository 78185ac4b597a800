// SPDX-License-Identifier: Apache-2.0
// The articles that a command was given: files, and NDJSON documents or one text on standard input. One after another,
// so that a stream of any length fits in memory.
#pragma once

#include "extract/input.h"
#include "graph/diagnostics.h"

#include <cstddef>
#include <cstdio>
#include <optional>
#include <string>
#include <vector>

namespace quoth::cli {

class ArticleSource {
 public:
  // `arguments` are paths, "-" for standard input (also when there are none). A file named .ndjson or .jsonl holds
  // documents, one a line.
  explicit ArticleSource(std::vector<std::string> arguments);
  ~ArticleSource();
  ArticleSource(const ArticleSource&) = delete;
  ArticleSource& operator=(const ArticleSource&) = delete;

  // One article, or why it could not be read (`input` is empty then).
  struct Article {
    std::optional<extract::Input> input;
    Diagnostics diagnostics;
  };
  // The next one in order; nothing after the last. What cannot be read is an Article with diagnostics ("unreadable").
  std::optional<Article> next();

  // False where `next` may have to wait for somebody who writes into a pipe or a terminal.
  bool ready() const;

 private:
  std::optional<Article> next_line();
  Article whole_stream(std::string beginning);
  void close();

  std::vector<std::string> arguments_;
  std::size_t at_ = 0;           // of arguments_
  std::FILE* stream_ = nullptr;  // of documents, one a line
  std::string name_;             // of stream_
  std::size_t line_ = 0;
};

}  // namespace quoth::cli
