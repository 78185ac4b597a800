// SPDX-License-Identifier: Apache-2.0
// `quoth parse`: the language engine's analysis of texts, a row a token.
#include "cli/open_model.h"
#include "extract/language/analysis_rows.h"
#include "extract/reader/decode.h"
#include "extract/reader/file.h"
#include "extract/reader/passage.h"
#include "graph/error.h"

#include <fmt/format.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace quoth::cli {
namespace {

using extract::language::Analysis;
using extract::language::Block;
using extract::language::Pipeline;

struct Arguments {
  std::vector<std::string> files;
  bool whole = false;
};

// Some blocks of one text.
struct Job {
  std::shared_ptr<const std::string> text;  // which the blocks view
  bool first = false;                       // of the text
  std::vector<Block> blocks;
  std::vector<Analysis> analyses;
};

std::string read_standard_input() {
  std::string bytes;
  for (std::size_t size = 0; size <= extract::reader::kMaximumBytes;) {
    constexpr std::size_t kChunk = std::size_t{1} << 16;
    bytes.resize(size + kChunk);
    const std::size_t read = std::fread(bytes.data() + size, 1, kChunk, stdin);
    size += read;
    bytes.resize(size);
    if (read == kChunk) continue;
    if (std::ferror(stdin) != 0) throw io_error("cannot read standard input", errno);
    break;
  }
  return bytes;  // one that is too long, decode refuses
}

// Gives the texts' blocks out, batch by batch. What cannot be read is reported and left out.
class JobSource {
 public:
  JobSource(const Arguments& arguments, Context& context) : arguments_(arguments), context_(context) {}

  std::shared_ptr<Job> next() {
    while (at_block_ >= blocks_.size() && !begins_text_) {
      if (at_file_ >= arguments_.files.size()) return nullptr;
      open(arguments_.files[at_file_++]);
    }
    auto job = std::make_shared<Job>();
    job->text = text_;
    job->first = std::exchange(begins_text_, false);
    for (std::size_t bytes = 0; at_block_ < blocks_.size() && bytes < kBatchBytes; ++at_block_) {
      job->blocks.push_back(blocks_[at_block_]);
      bytes += blocks_[at_block_].text.size();
    }
    return job;
  }

 private:
  static constexpr std::size_t kBatchBytes = 1 << 15;

  void open(const std::string& file) {
    try {
      const std::string bytes = file == "-" ? read_standard_input() : std::move(extract::reader::read_file(file).bytes);
      extract::reader::Decoded decoded = extract::reader::decode(bytes);
      report_encoding(file, decoded);
      text_ = std::make_shared<const std::string>(std::move(decoded.text));
      begins_text_ = true;
      cut_blocks();
    } catch (const Error& error) {
      const std::string place = error.place().file.empty() ? file : "";  // else it is in the message
      context_.diagnostics.report({Severity::warning, "unreadable", error.what(), place});
      context_.exit_code = 1;
    }
  }

  void report_encoding(const std::string& file, const extract::reader::Decoded& decoded) {
    if (decoded.encoding != "UTF-8") {
      context_.diagnostics.report({Severity::warning, "encoding",
                                   fmt::format("read as {}; offsets count its characters", decoded.encoding), file});
    }
    if (decoded.replaced > 0) {
      context_.diagnostics.report({Severity::warning, "encoding",
                                   fmt::format("{} invalid byte sequences replaced, the first at byte {}",
                                               decoded.replaced, decoded.first_byte),
                                   file});
    }
  }

  void cut_blocks() {
    blocks_.clear();
    at_block_ = 0;
    if (arguments_.whole) {
      blocks_.push_back({*text_, 0});
      return;
    }
    for (const extract::reader::Passage& passage : extract::reader::passages_of(*text_)) {
      blocks_.push_back({passage.of(*text_), passage.span.begin});
    }
  }

  const Arguments& arguments_;
  Context& context_;
  std::size_t at_file_ = 0;
  std::shared_ptr<const std::string> text_;
  bool begins_text_ = false;
  std::vector<Block> blocks_;
  std::size_t at_block_ = 0;
};

// Prints the batches in order.
class Printer {
 public:
  void print(const Job& job) {
    rows_.clear();
    if (job.first) {
      row_ = 0;
      rows_.append(extract::language::kAnalysisColumns).append("\n");
    }
    for (const Analysis& analysis : job.analyses) {
      extract::language::append_rows(analysis, row_, rows_);
      row_ += analysis.tokens.size();
    }
    if (std::fwrite(rows_.data(), 1, rows_.size(), stdout) != rows_.size()) {
      throw io_error("cannot write to standard output", errno);
    }
  }

 private:
  std::size_t row_ = 0;  // of the text
  std::string rows_;
};

void run(const Arguments& arguments, Context& context) {
  const std::shared_ptr<const extract::language::Model> model = open_model(context);
  const std::size_t threads = context.threads > 0 ? static_cast<std::size_t>(context.threads)
                                                  : std::max(1U, std::thread::hardware_concurrency());
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  tbb::enumerable_thread_specific<std::unique_ptr<Pipeline>> pipelines;
  JobSource source(arguments, context);
  Printer printer;
  using Handle = std::shared_ptr<Job>;
  const auto produce = [&](tbb::flow_control& control) {
    Handle job = source.next();
    if (!job) control.stop();
    return job;
  };
  const auto analyze = [&](Handle job) {
    std::unique_ptr<Pipeline>& pipeline = pipelines.local();
    if (!pipeline) pipeline = std::make_unique<Pipeline>(model);
    job->analyses = pipeline->analyze(job->blocks);
    return job;
  };
  const auto print = [&](const Handle& job) { printer.print(*job); };
  tbb::parallel_pipeline(threads * 2, tbb::make_filter<void, Handle>(tbb::filter_mode::serial_in_order, produce) &
                                          tbb::make_filter<Handle, Handle>(tbb::filter_mode::parallel, analyze) &
                                          tbb::make_filter<Handle, void>(tbb::filter_mode::serial_in_order, print));
}

}  // namespace

void add_parse_command(CLI::App& app, Context& context) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("parse", "Print the analysis of texts: tokens, lemmas, tags, trees, names");
  command->add_option("FILE", arguments->files, "Texts; - for standard input")->required();
  command->add_flag("--whole", arguments->whole, "Take a file as one document, not paragraph by paragraph");
  command->footer(
      "One token a line, tab-separated, under a header line for each file: begin end text lemma pos tag head dep ent\n"
      "sent. begin and end count code points of the file, head rows of the file from 0; a root is its own head. In "
      "text\n"
      "and lemma, newline, tab, carriage return and backslash stand as \\n, \\t, \\r and \\\\.");
  command->callback([arguments, &context] { run(*arguments, context); });
}

}  // namespace quoth::cli
