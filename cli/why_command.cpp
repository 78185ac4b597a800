// SPDX-License-Identifier: Apache-2.0
// `quoth why STATEMENT`: the sentence, its words and tree, the rules that made it a statement, whose word it is.
#include "cli/explanation.h"
#include "cli/open_model.h"
#include "cli/store_access.h"
#include "cli/table.h"
#include "extract/pipeline.h"
#include "graph/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <system_error>

namespace quoth::cli {
namespace {

using graph::Statement;

constexpr std::size_t kWidest = 110;  // columns: longer lines are hard to read

struct Section {
  std::string_view title;
  std::initializer_list<std::string_view> holds;
};

// Breaks `text` at spaces so that no line is wider than `width`; later lines begin with `indent` spaces.
std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
  std::string result;
  std::size_t used = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    const std::size_t size = display_width(word);
    if (used > 0 && used + 1 + size > width) {
      result += "\n" + std::string(indent, ' ');
      used = 0;
    } else if (used > 0) {
      result += ' ';
      ++used;
    }
    result += word;
    used += size;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return result;
}

// For people: sections with headings.
class Page {
 public:
  Page(const std::vector<Reason>& reasons, std::size_t width, bool colour)
      : reasons_(reasons), width_(width), colour_(colour) {}

  std::string print(const std::string& sentence) {
    const auto& first = reasons_.front();
    text_ = styled(wrapped(first.words, width_, 0), Style::strong, colour_) + "\n" + first.where + " in " +
            reasons_[1].where + (reasons_[1].words.empty() ? "" : ": " + reasons_[1].words) + "\n";
    heading("sentence");
    text_ += "  " + wrapped(sentence, width_ - 2, 2) + "\n";
    section("words", {"by", "verb", "to", "about", "at", "content", "time"});
    section("whose word, and what it is worth", {"on the word of", "status", "type"});
    tree();
    section("rules that fired", {"rule"});
    section("confidence", {"confidence", "factor"});
    return std::move(text_);
  }

 private:
  void heading(std::string_view title) { text_ += "\n" + styled(title, Style::dim, colour_) + "\n"; }

  bool any(std::initializer_list<std::string_view> kinds) const {
    return std::any_of(reasons_.begin(), reasons_.end(), [&](const Reason& reason) {
      return std::find(kinds.begin(), kinds.end(), reason.what) != kinds.end();
    });
  }

  void section(std::string_view title, std::initializer_list<std::string_view> kinds) {
    if (!any(kinds)) return;
    heading(title);
    std::size_t left = 0;  // the widest label
    for (const std::string_view kind : kinds) {
      for (const Reason& reason : reasons_) {
        if (reason.what == kind) left = std::max(left, display_width(label(reason)));
      }
    }
    for (const std::string_view kind : kinds) {
      for (const Reason& reason : reasons_) {
        if (reason.what != kind) continue;
        const std::string name = label(reason);
        const std::string gap(left - display_width(name) + 2, ' ');
        text_ += "  " + name + gap + wrapped(words(reason), width_ - left - 4, left + 4) + "\n";
      }
    }
  }

  // What stands at the left: the kind of reason, or the rule's name and the factor themselves.
  static std::string label(const Reason& reason) {
    if (reason.what == "rule" || reason.what == "factor") return (reason.what == "factor" ? "x " : "") + reason.where;
    return reason.what;
  }

  static std::string words(const Reason& reason) {
    if (reason.what == "confidence") return reason.where + ": " + reason.words;
    if (reason.what == "type") return reason.where + (reason.words.empty() ? "" : ", " + reason.words);
    if (reason.what == "content" || reason.what == "time" || reason.what == "verb")
      return reason.words + " at " + reason.where;
    return reason.words;
  }

  void tree() {
    if (!any({"tree"})) return;
    heading("the tree around it");
    for (const Reason& reason : reasons_) {
      if (reason.what == "tree") text_ += "  " + reason.words + "\n";
    }
  }

  const std::vector<Reason>& reasons_;
  const std::size_t width_;
  const bool colour_;
  std::string text_;
};

void print(const graph::Records& records, const Statement& statement, Context& context) {
  std::optional<extract::language::Analysis> analysis;
  std::optional<extract::language::Tree> tree;
  std::error_code code;
  if (std::filesystem::exists(model_path(context), code)) {
    extract::Extractor extractor(open_model(context));
    analysis = extractor.analysis_at(records.document, statement.trigger.begin);
    if (analysis) tree.emplace(*analysis);
  } else {
    context.diagnostics.report({Severity::note, "no-model", "no language model: the tree is left out", "", 0, 0});
  }
  const std::size_t width = std::clamp<std::size_t>(terminal_width(), 60, kWidest);
  const std::vector<Reason> reasons = explain(records, statement, tree ? &*tree : nullptr, width - 2);
  if (format_of(context) == Format::table) {
    return write_out(Page(reasons, width, may_use_colour(stdout)).print(marked_sentence(records.document, statement)));
  }
  RowWriter writer(context, {{"what"}, {"where"}, {"words"}});
  for (const Reason& reason : reasons) writer.write({{reason.what, reason.where, reason.words}});
  writer.finish();
}

// "s:" + 16 digits + "-" + number; what is wrong with anything else.
void check(const std::string& id) {
  if (id.starts_with("s:")) return;
  if (id.starts_with("e:"))
    throw Error(ErrorKind::usage, fmt::format("\"{}\" is an entity; `quoth show` tells of it", id));
  if (id.starts_with("d:"))
    throw Error(ErrorKind::usage,
                fmt::format("\"{}\" is a document; `quoth said --in {}` lists its statements", id, id));
  throw Error(ErrorKind::usage, fmt::format("\"{}\" is no statement's id, which looks like s:0123456789abcdef-1; "
                                            "`quoth said --format ndjson` prints them",
                                            id));
}

void run(const std::string& id, Context& context) {
  check(id);
  graph::Store store = open_to_read(context);
  const std::optional<Statement> stored = store.statement(id);
  if (!stored) {
    throw Error(ErrorKind::input,
                fmt::format("no statement has the id \"{}\"; `quoth said --format ndjson` prints the ids "
                            "of all",
                            id));
  }
  const std::optional<graph::Records> records = store.records_of(stored->document);
  for (const Statement& statement : records->statements) {
    if (statement.id == id) print(*records, statement, context);
  }
}

}  // namespace

void add_why_command(CLI::App& app, Context& context) {
  auto id = std::make_shared<std::string>();
  CLI::App* command =
      app.add_subcommand("why", "Where a statement comes from: the sentence, its tree, the rules, whose word it is");
  command->add_option("STATEMENT", *id, "A statement's id")->required();
  command->callback([id, &context] { run(*id, context); });
}

}  // namespace quoth::cli
