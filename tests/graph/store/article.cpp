// SPDX-License-Identifier: Apache-2.0
#include "article.h"

#include <algorithm>
#include <stdexcept>

namespace quoth::graph {
namespace {

std::uint32_t characters_before(const std::string& text, std::size_t byte) {
  return static_cast<std::uint32_t>(std::count_if(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(byte),
                                                  [](char each) { return (each & 0xc0) != 0x80; }));
}

Span span_of(const std::string& text, std::size_t begin_byte, std::size_t size) {
  return {characters_before(text, begin_byte), characters_before(text, begin_byte + size)};
}

}  // namespace

Article::Article(std::string uri, std::string text, std::string published) {
  records_.document.id = document_id(text);
  records_.document.uri = std::move(uri);
  records_.document.published = std::move(published);
  records_.document.blocks = {{BlockKind::paragraph, span_of(text, 0, text.size())}};
  records_.document.text = std::move(text);
}

std::string Article::entity_id(int number) const {
  return "e:" + records_.document.id.substr(2) + "-" + std::to_string(number);
}

std::string Article::statement_id(int number) const {
  return "s:" + records_.document.id.substr(2) + "-" + std::to_string(number);
}

int Article::add_entity(EntityKind kind, const std::string& name, const std::vector<std::string>& names,
                        MentionForm form) {
  Entity entity;
  entity.id = entity_id(static_cast<int>(records_.entities.size()) + 1);
  entity.kind = kind;
  entity.name = name;
  std::vector<std::string> longest_first = names;
  std::stable_sort(longest_first.begin(), longest_first.end(),
                   [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  std::vector<bool> taken(records_.document.text.size());
  for (const std::string& each : longest_first) {
    for (std::size_t at = records_.document.text.find(each); at != std::string::npos;
         at = records_.document.text.find(each, at + 1)) {
      if (taken[at] || taken[at + each.size() - 1]) continue;
      std::fill_n(taken.begin() + static_cast<std::ptrdiff_t>(at), each.size(), true);
      entity.mentions.push_back(
          {records_.document.id, span_of(records_.document.text, at, each.size()), each, form, 1.0});
    }
  }
  std::sort(entity.mentions.begin(), entity.mentions.end(),
            [](const Mention& a, const Mention& b) { return a.span.begin < b.span.begin; });
  for (const Mention& mention : entity.mentions) {
    if (std::find(entity.aliases.begin(), entity.aliases.end(), mention.text) == entity.aliases.end()) {
      entity.aliases.push_back(mention.text);
    }
  }
  records_.entities.push_back(std::move(entity));
  return static_cast<int>(records_.entities.size());
}

int Article::entity(EntityKind kind, const std::string& name, const std::vector<std::string>& aliases) {
  std::vector<std::string> names = aliases;
  names.push_back(name);
  return add_entity(kind, name, names, MentionForm::name);
}

int Article::nominal(EntityKind kind, const std::string& phrase) {
  return add_entity(kind, phrase, {phrase}, MentionForm::nominal);
}

Article& Article::role(int entity, const std::string& role, int of) {
  edit_entity(entity).roles.push_back({role, of == 0 ? "" : entity_id(of)});
  return *this;
}

Article& Article::link(int entity, const std::string& base, const std::string& identifier) {
  edit_entity(entity).links.emplace_back(base, identifier);
  return *this;
}

Span Article::find(const std::string& words) const {
  const std::size_t at = records_.document.text.find(words);
  if (at == std::string::npos) throw std::invalid_argument("not in the text: " + words);
  return span_of(records_.document.text, at, words.size());
}

int Article::statement(const std::vector<int>& source, const std::string& predicate, const std::string& trigger,
                       const std::vector<int>& target, const std::string& content) {
  const std::string& text = records_.document.text;
  Statement statement;
  statement.id = statement_id(static_cast<int>(records_.statements.size()) + 1);
  statement.document = records_.document.id;
  statement.predicate = predicate;
  statement.label = trigger;
  statement.type = "SAY";
  for (const int number : source) statement.source.push_back(entity_id(number));
  for (const int number : target) statement.target.push_back(entity_id(number));
  if (!content.empty()) statement.content = Content{content, find(content), {}};
  statement.trigger = find(trigger);
  const std::size_t at = text.find(trigger);
  const std::size_t stop = text.rfind(". ", at);
  const std::size_t begin = stop == std::string::npos ? 0 : stop + 2;
  const std::size_t end = std::min(text.find(". ", at), text.size() - 1) + 1;
  statement.evidence = span_of(text, begin, end - begin);
  statement.confidence = 0.9;
  records_.statements.push_back(std::move(statement));
  return static_cast<int>(records_.statements.size());
}

}  // namespace quoth::graph
