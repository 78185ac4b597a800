// SPDX-License-Identifier: Apache-2.0
// `quoth why STATEMENT`: the sentence, the words in it, and the rules that made it a statement.
#include "cli/statement_rows.h"
#include "cli/store_access.h"
#include "graph/error.h"

#include <fmt/format.h>

#include <memory>

namespace quoth::cli {
namespace {

using graph::Span;
using graph::Statement;

// The words by which the article's entity is called in the sentence; its first mention elsewhere when it is not there.
std::string words_for(const graph::Entity& entity, Span sentence) {
  for (const graph::Mention& mention : entity.mentions) {
    if (mention.span.begin >= sentence.begin && mention.span.end <= sentence.end) {
      return fmt::format("\"{}\" at {}..{}", mention.text, mention.span.begin, mention.span.end);
    }
  }
  return "named elsewhere in the article";
}

class Explanation {
 public:
  Explanation(const graph::Records& records, const Statement& statement) : records_(records), statement_(statement) {}

  std::vector<Row> rows() {
    const auto& document = records_.document;
    add("statement", statement_.id, fmt::format("{}{}", statement_.negated ? "not: " : "", statement_.label));
    add("document", document.uri, document.title);
    add("sentence", place(statement_.evidence), text(statement_.evidence));
    add("verb", place(statement_.trigger), text(statement_.trigger) + " (" + statement_.predicate + ")");
    add_entities("by", statement_.source);
    add_entities("to", statement_.target);
    add_entities("about", statement_.about);
    add_entities("at", statement_.place);
    if (statement_.content) add("content", place(statement_.content->span), statement_.content->text);
    for (const graph::Attribution& step : statement_.attribution) {
      add("according to", step.statement, step.speaker.empty() ? "someone" : described(step.speaker));
    }
    if (statement_.time)
      add("time", place(statement_.time->span), statement_.time->text + " = " + statement_.time->value);
    add("status", "", status_of(statement_));
    add("type", "", statement_.type);
    add("confidence", "", fmt::format("{:.2f}", statement_.confidence));
    for (const std::string& rule : statement_.rules) add("rule", "", rule);
    return std::move(rows_);
  }

 private:
  static std::string place(Span span) { return fmt::format("{}..{}", span.begin, span.end); }

  // By code points, of which there are as many as bytes that begin one.
  std::string text(Span span) const {
    std::string slice;
    std::uint32_t at = 0;
    for (const char byte : records_.document.text) {
      if ((byte & 0xc0) != 0x80) ++at;
      if (at > span.begin && at <= span.end) slice += byte == '\n' ? ' ' : byte;
    }
    return slice;
  }

  std::string described(const std::string& id) const {
    for (const graph::Entity& entity : records_.entities) {
      if (entity.id == id) return entity.name + ", " + words_for(entity, statement_.evidence);
    }
    return id;
  }

  void add_entities(const char* what, const std::vector<std::string>& ids) {
    for (const std::string& id : ids) add(what, id, described(id));
  }

  void add(const char* what, const std::string& where, const std::string& value) {
    rows_.push_back({{std::string(what), where, value}});
  }

  const graph::Records& records_;
  const Statement& statement_;
  std::vector<Row> rows_;
};

void run(const std::string& id, Context& context) {
  graph::Store store = open_to_read(context);
  const std::optional<Statement> stored = store.statement(id);
  if (!stored)
    throw Error(ErrorKind::input, fmt::format("no statement has the id \"{}\"; `quoth said` lists them", id));
  const std::optional<graph::Records> records = store.records_of(stored->document);
  for (const Statement& statement : records->statements) {
    if (statement.id != id) continue;
    RowWriter writer(
        context, {{"what", Column::Where::everywhere, false}, {"where", Column::Where::everywhere, false}, {"words"}});
    for (Row& row : Explanation(*records, statement).rows()) writer.write(std::move(row));
    writer.finish();
  }
}

}  // namespace

void add_why_command(CLI::App& app, Context& context) {
  auto id = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("why", "Where a statement comes from: the sentence, the words, the rules");
  command->add_option("STATEMENT", *id, "A statement's id")->required();
  command->callback([id, &context] { run(*id, context); });
}

}  // namespace quoth::cli
