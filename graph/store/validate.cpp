// SPDX-License-Identifier: Apache-2.0
#include "graph/store/validate.h"

#include "graph/error.h"

#include <algorithm>
#include <charconv>
#include <unordered_set>

namespace quoth::graph {
namespace {

// Holds the ids of one document and complains by record.
class Validator {
 public:
  explicit Validator(const Records& records) : records_(records) {}

  void run() {
    check_document();
    for (const Entity& entity : records_.entities) add_id(entity.id, 'e', entities_);
    for (const Statement& statement : records_.statements) add_id(statement.id, 's', statements_);
    for (const Entity& entity : records_.entities) check_entity(entity);
    for (const TimeExpression& time : records_.times) check_time(time);
    for (const Statement& statement : records_.statements) check_statement(statement);
  }

 private:
  [[noreturn]] void reject(const std::string& record, const std::string& reason) const {
    throw Error(ErrorKind::input, record + ": " + reason, {records_.document.uri, 0, 0});
  }

  void check_document() {
    const Document& document = records_.document;
    if (document.uri.empty()) reject(document.id, "a document needs a \"uri\"");
    if (document.text.find('\0') != std::string::npos) reject(document.id, "the text holds the character U+0000");
    const std::string expected = document_id(document.text);
    if (document.id != expected) reject(document.id, "the id is not the hash of the text, which is " + expected);
    length_ = static_cast<std::uint32_t>(
        std::count_if(document.text.begin(), document.text.end(), [](char byte) { return (byte & 0xc0) != 0x80; }));
    for (const Block& block : document.blocks) check_span(document.id, "a block", block.span);
  }

  void add_id(const std::string& id, char letter, std::unordered_set<std::string_view>& ids) {
    if (number_of(id, letter, records_.document.id) == 0) {
      reject(id, "the id is not of the form " + std::string(1, letter) + records_.document.id.substr(1) + "-NUMBER");
    }
    if (!ids.insert(id).second) reject(id, "comes twice");
  }

  void check_span(const std::string& record, const char* what, Span span) const {
    if (span.begin > span.end || span.end > length_) {
      reject(record, std::string(what) + " at " + std::to_string(span.begin) + ".." + std::to_string(span.end) +
                         " reaches beyond the text, which has " + std::to_string(length_) + " characters");
    }
  }

  void check_entity_reference(const std::string& record, const char* what, const std::string& id) const {
    if (!id.empty() && !entities_.contains(id))
      reject(record, std::string(what) + " is " + id + ", which is not there");
  }

  void check_statement_reference(const std::string& record, const char* what, const std::string& id) const {
    if (!id.empty() && !statements_.contains(id)) {
      reject(record, std::string(what) + " is " + id + ", which is not there");
    }
  }

  void check_entity(const Entity& entity) const {
    for (const Role& role : entity.roles) check_entity_reference(entity.id, "\"of\" of a role", role.of);
    check_entity_reference(entity.id, "\"place\"", entity.place);
    for (const Mention& mention : entity.mentions) {
      if (mention.document != records_.document.id)
        reject(entity.id, "a mention is in another document, " + mention.document);
      check_span(entity.id, "a mention", mention.span);
    }
    if (!std::is_sorted(entity.links.begin(), entity.links.end())) reject(entity.id, "\"links\" are not sorted");
    if (std::adjacent_find(entity.links.begin(), entity.links.end()) != entity.links.end()) {
      reject(entity.id, "a link comes twice");
    }
    for (const auto& [base, identifier] : entity.links) {
      if ((base + identifier).find('\n') != std::string::npos) reject(entity.id, "a link holds a line break");
    }
  }

  void check_time(const TimeExpression& time) const {
    if (time.document != records_.document.id) reject(time.document, "a time is of another document");
    check_span(records_.document.id, "a time", time.span);
  }

  void check_list(const Statement& statement, const char* what, const std::vector<std::string>& ids) const {
    for (const std::string& id : ids) {
      if (id.empty()) reject(statement.id, std::string(what) + " holds an empty id");
      check_entity_reference(statement.id, what, id);
    }
  }

  void check_statement(const Statement& statement) const {
    if (statement.document != records_.document.id)
      reject(statement.id, "is of another document, " + statement.document);
    check_list(statement, "\"source\"", statement.source);
    check_list(statement, "\"target\"", statement.target);
    check_list(statement, "\"about\"", statement.about);
    check_list(statement, "\"place\"", statement.place);
    for (const Attribution& step : statement.attribution) {
      check_entity_reference(statement.id, "a speaker", step.speaker);
      check_statement_reference(statement.id, "a statement of saying", step.statement);
    }
    if (statement.content) {
      check_span(statement.id, "the content", statement.content->span);
      for (const std::string& id : statement.content->statements) {
        if (id.empty()) reject(statement.id, "\"statements\" holds an empty id");
        check_statement_reference(statement.id, "a statement in the content", id);
      }
    }
    if (statement.time) check_span(statement.id, "the time", statement.time->span);
    check_span(statement.id, "the trigger", statement.trigger);
    check_span(statement.id, "the evidence", statement.evidence);
    for (const std::string& rule : statement.rules) {
      if (rule.empty() || rule.find('\n') != std::string::npos)
        reject(statement.id, "a rule is empty or holds a line break");
    }
  }

  const Records& records_;
  std::unordered_set<std::string_view> entities_;
  std::unordered_set<std::string_view> statements_;
  std::uint32_t length_ = 0;  // of the text, in code points
};

}  // namespace

std::uint32_t number_of(std::string_view id, char letter, std::string_view document_id) noexcept {
  const std::string_view digits = document_id.substr(std::min<std::size_t>(2, document_id.size()));
  if (id.size() < digits.size() + 4 || id[0] != letter || id[1] != ':' || id.substr(2, digits.size()) != digits)
    return 0;
  const std::string_view rest = id.substr(2 + digits.size());
  if (rest[0] != '-' || rest[1] == '0') return 0;
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(rest.data() + 1, rest.data() + rest.size(), number);
  return error == std::errc() && end == rest.data() + rest.size() ? number : 0;
}

void validate(const Records& records) {
  Validator(records).run();
}

}  // namespace quoth::graph
