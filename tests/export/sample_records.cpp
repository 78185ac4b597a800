// SPDX-License-Identifier: Apache-2.0
#include "sample_records.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <random>
#include <stdexcept>

namespace quoth::exporters::sample {
namespace {

std::uint32_t length_of(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(' ') + 1 - begin));
}

std::vector<std::string> split(std::string_view line, char separator) {
  std::vector<std::string> fields;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find(separator, begin), line.size());
    if (std::string field = trimmed(line.substr(begin, end - begin)); !field.empty() || separator == '|') {
      fields.push_back(std::move(field));
    }
    begin = end + 1;
  }
  return fields;
}

graph::Modality modality_of(const std::string& flags) {
  static const std::map<std::string, graph::Modality> kFlags = {{"may", graph::Modality::possible},
                                                                {"if", graph::Modality::conditional},
                                                                {"future", graph::Modality::future},
                                                                {"want", graph::Modality::desired}};
  const auto found = kFlags.find(flags);
  return found == kFlags.end() ? graph::Modality::asserted : found->second;
}

// Writes the article as it makes the records, so that every offset is true.
class Article {
 public:
  explicit Article(std::string uri) {
    records_.document.uri = std::move(uri);
    records_.document.published = "2021-03-12T08:00:00+01:00";
  }

  graph::Span say(std::string_view words) {
    const std::uint32_t begin = length_;
    records_.document.text += words;
    length_ += length_of(words);
    return {begin, length_};
  }

  graph::Entity& add_entity(graph::EntityKind kind, const std::string& name) {
    graph::Entity entity;
    entity.kind = kind;
    entity.name = name;
    entity.aliases = {name};
    records_.entities.push_back(std::move(entity));
    return records_.entities.back();
  }

  graph::Records& records() { return records_; }

  // The ids hang on the text, so they come last. `_n` in a reference stands for entity n.
  graph::Records finish() {
    graph::Document& document = records_.document;
    document.id = graph::document_id(document.text);
    document.blocks = {{graph::BlockKind::paragraph, {0, length_}}};
    for (std::size_t at = 0; at < records_.entities.size(); ++at) {
      graph::Entity& entity = records_.entities[at];
      entity.id = id('e', at + 1);
      for (graph::Role& role : entity.roles) fix(role.of);
      for (graph::Mention& mention : entity.mentions) mention.document = document.id;
    }
    for (std::size_t at = 0; at < records_.statements.size(); ++at) {
      graph::Statement& statement = records_.statements[at];
      statement.id = id('s', at + 1);
      statement.document = document.id;
      for (auto* ids : {&statement.source, &statement.target, &statement.about}) {
        for (std::string& one : *ids) fix(one);
      }
      for (graph::Attribution& step : statement.attribution) fix(step.speaker);
    }
    return std::move(records_);
  }

 private:
  std::string id(char kind, std::size_t number) const {
    return std::string(1, kind) + records_.document.id.substr(1) + '-' + std::to_string(number);
  }
  void fix(std::string& reference) const {
    if (reference.starts_with('_')) reference = id('e', std::stoul(reference.substr(1)));
  }

  graph::Records records_;
  std::uint32_t length_ = 0;
};

class HarbourReader {
 public:
  void take(const std::vector<std::string>& fields) {
    if (fields.at(0) == "E") entity(fields);
    if (fields.at(0) == "S") statement(fields);
  }
  graph::Records finish() {
    for (graph::Entity& entity : article_.records().entities) {
      for (graph::Role& role : entity.roles) {
        if (!role.of.empty()) role.of = reference(role.of);
      }
    }
    article_.records().document.title = "Harbour dispute: Ilves warns Breuer over the strait";
    article_.records().document.publisher = "Kallas Evening Post";
    article_.records().document.authors = {"B. Kivi"};
    return article_.finish();
  }

 private:
  void entity(const std::vector<std::string>& f) {
    graph::Entity& entity = article_.add_entity(graph::entity_kind(f.at(1)).value(), f.at(2));
    numbers_[f.at(2)] = numbers_.size() + 1;
    for (const std::string& alias : split(f.at(3), ';')) entity.aliases.push_back(alias);
    if (const auto role = split(f.at(4), '@'); !role.empty())
      entity.roles = {{role[0], role.size() > 1 ? role[1] : ""}};
    if (!f.at(5).empty()) entity.links = {{"wikidata", f[5]}};
    if (f.size() > 6) entity.date = f[6];
  }

  std::string reference(const std::string& name) const { return '_' + std::to_string(numbers_.at(name)); }

  std::vector<std::string> references(const std::string& field) const {
    std::vector<std::string> out;
    for (const std::string& name : split(field, '&')) out.push_back(reference(name));
    return out;
  }

  graph::Span name(const std::vector<std::string>& ids) {
    graph::Span all;
    for (const std::string& one : ids) {
      if (!all.empty()) article_.say(" and ");
      graph::Entity& entity = article_.records().entities.at(std::stoul(one.substr(1)) - 1);
      const graph::Span span = article_.say(entity.name);
      entity.mentions.push_back({"", span, entity.name, graph::MentionForm::name, 0.97});
      all = all.empty() ? span : graph::Span{all.begin, span.end};
    }
    return all;
  }

  void statement(const std::vector<std::string>& f) {
    graph::Statement statement;
    const auto verb = split(f.at(2), '/');
    statement.predicate = verb.at(0);
    statement.label = verb.at(1);
    statement.type = f.at(3);
    statement.source = references(f.at(1));
    statement.target = references(f.at(4));
    statement.about = references(f.at(5));
    statement.quote = f.at(7) == "quote";
    statement.negated = f.at(7) == "neg";
    statement.modality = modality_of(f.at(7));
    for (const std::string& speaker : split(f.at(9), '>')) statement.attribution.push_back({reference(speaker), ""});
    statement.confidence = 0.75 + 0.01 * static_cast<double>(article_.records().statements.size() % 20);
    const std::uint32_t begin = name(statement.source).begin;
    article_.say(" ");
    statement.trigger = article_.say(statement.label);
    article_.say(" ");
    if (!statement.target.empty()) name(statement.target);
    article_.say(statement.quote ? ": “" : " ");
    statement.content = graph::Content{f.at(8), article_.say(f.at(8)), {}};
    if (statement.quote) article_.say("”");
    if (!f.at(6).empty()) statement.time = graph::StatementTime{f[6], f[6], (article_.say(" on "), article_.say(f[6]))};
    statement.evidence = {begin, article_.say(".").end};
    article_.say("\n");
    article_.records().statements.push_back(std::move(statement));
  }

  Article article_{"https://example.org/news/harbour"};
  std::map<std::string, std::size_t> numbers_;
};

struct Verb {
  const char* predicate;
  const char* label;
  const char* type;
};
constexpr Verb kVerbs[] = {{"say", "said", "SAY"},
                           {"warn", "warned", "THREATEN"},
                           {"meet", "met", "CONSULT"},
                           {"accuse", "accused", "ACCUSE"},
                           {"praise", "praised", "SUPPORT"},
                           {"aid", "aided", "AID"},
                           {"attack", "attacked", "ASSAULT"},
                           {"urge", "urged", "REQUEST"},
                           {"join", "joined", "-"}};

std::string spelled(char32_t value) {
  const auto byte = [](char32_t bits) { return static_cast<char>(static_cast<unsigned char>(bits)); };
  if (value < 0x80) return {byte(value)};
  if (value < 0x800) return {byte(0xC0 | value >> 6), byte(0x80 | (value & 0x3F))};
  if (value < 0x10000) return {byte(0xE0 | value >> 12), byte(0x80 | (value >> 6 & 0x3F)), byte(0x80 | (value & 0x3F))};
  return {byte(0xF0 | value >> 18), byte(0x80 | (value >> 12 & 0x3F)), byte(0x80 | (value >> 6 & 0x3F)),
          byte(0x80 | (value & 0x3F))};
}

}  // namespace

graph::Records harbour() {
  std::ifstream in(QUOTH_SOURCE_DIR "/tests/export/harbour.txt");
  if (!in) throw std::runtime_error("tests/export/harbour.txt is missing");
  HarbourReader reader;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line[0] != '#') reader.take(split(line, '|'));
  }
  return reader.finish();
}

std::vector<graph::Records> generated(std::size_t entities, std::size_t statements, std::uint32_t seed,
                                      std::size_t per_document) {
  std::mt19937 random(seed);
  const auto below = [&](std::size_t limit) { return random() % limit; };
  // The square of an even draw: the first entities come up most.
  const auto someone = [&] { return below(entities) * below(entities) / entities + 1; };
  std::vector<graph::Records> all;
  for (std::size_t done = 0; done < statements; done += per_document) {
    Article article("https://example.org/news/" + std::to_string(1000 + done / per_document));
    article.say("Article " + std::to_string(done / per_document) + ".\n");
    for (std::size_t at = 0; at < entities; ++at) {
      const auto kind = static_cast<graph::EntityKind>(at % 7);
      article.add_entity(kind, std::string(graph::to_string(kind)) + " number " + std::to_string(at + 1));
    }
    for (std::size_t at = done; at < std::min(done + per_document, statements); ++at) {
      const Verb& verb = kVerbs[below(std::size(kVerbs))];
      graph::Statement statement;
      statement.predicate = verb.predicate;
      statement.label = verb.label;
      statement.type = verb.type;
      statement.source = {'_' + std::to_string(someone())};
      statement.target = {'_' + std::to_string(someone())};
      statement.negated = below(12) == 0;
      statement.modality = below(6) == 0 ? graph::Modality::future : graph::Modality::asserted;
      const std::uint32_t begin = article.say("They ").begin;
      statement.trigger = article.say(verb.label);
      statement.evidence = {begin, article.say(" it, number " + std::to_string(at) + ".").end};
      const std::string day = "2021-0" + std::to_string(1 + below(9)) + "-1" + std::to_string(below(10));
      statement.time = graph::StatementTime{day, "then", statement.trigger};
      article.records().statements.push_back(std::move(statement));
    }
    all.push_back(article.finish());
  }
  return all;
}

std::vector<std::string> hard_names() {
  return {
      "O'Brien \"the Boss\" `tick`",
      "two\nlines",
      "carriage\r\nreturn",
      "tab\there",
      "back\\slash \\n \\u0041 \\",
      "<b>&amp; & &lt;]]> <!-- --> </script>",
      "{\"json\":[1,2]}",
      "a,b;c|d\te",
      " leading and trailing ",
      "\xE2\x80\xAEright to left\xE2\x80\xAC \xE2\x81\xA6isolate\xE2\x81\xA9 \xE2\x80\x8Fmark",
      "שלום עליכם, مرحبا",
      "👩‍👩‍👧‍👦 family 🏴󠁧󠁢󠁳󠁣󠁴󠁿 flag",
      "Ångström and Ångström",  // composed and decomposed
      "東京都 漢字 한국어 ไทย",
      std::string("control \x01\x02\x07\x08\x0B\x0C\x1B\x1F\x7F end"),
      "\xC2\x80\xC2\x85\xC2\x9F C1 and \xE2\x80\xA8line\xE2\x80\xA9 separators",
      "\xEF\xBB\xBF"
      "byte order mark \xEF\xBF\xBD\xEF\xBF\xBE\xEF\xBF\xBF noncharacters",
      "=1+1",
      "$name ${name} %s %n {0} {{x}}",
      "null",
      "'; DROP TABLE entities; --",
      "\xF4\x8F\xBF\xBD last plane",
      std::string(10'000, 'x'),
      std::string(3'000, '"') + std::string(3'000, '\\') + std::string(4'000, '\n') + "end",
  };
}

std::vector<std::string> random_names(std::size_t count, std::size_t longest, std::uint32_t seed) {
  static constexpr char32_t kNasty[] = {'"',  '\'', '\\',   '\n',   '\r',   '\t',   '<',    '>',     '&',
                                        ',',  ';',  '{',    '}',    '`',    '|',    '$',    0x1,     0x1B,
                                        0x7F, 0x85, 0x2028, 0x202E, 0x200D, 0xFEFF, 0xFFFD, 0x1F600, 0x10FFFD};
  std::mt19937 random(seed);
  std::vector<std::string> names;
  for (std::size_t at = 0; at < count; ++at) {
    std::string name = "n" + std::to_string(at) + ' ';
    for (std::size_t length = random() % longest; length > 0; --length) {
      char32_t value =
          random() % 3 == 0 ? kNasty[random() % std::size(kNasty)] : static_cast<char32_t>(0x20 + random() % 0x5F);
      if (random() % 8 == 0) value = static_cast<char32_t>(0x100 + random() % 0xD000);
      name += spelled(value);
    }
    names.push_back(std::move(name));
  }
  return names;
}

graph::Records records_named(const std::vector<std::string>& names) {
  Article article("names.txt");
  article.records().document.title = names.front();
  for (std::size_t at = 0; at < names.size(); ++at) {
    graph::Entity& entity = article.add_entity(static_cast<graph::EntityKind>(at % 7), names[at]);
    entity.aliases.push_back("alias of " + names[at]);
    entity.roles = {{"role " + names[at], '_' + std::to_string((at + 1) % names.size() + 1)}};
    graph::Statement statement;
    statement.predicate = at % 2 == 0 ? "say" : "threaten";
    statement.label = at % 2 == 0 ? "said" : "threatened";
    statement.type = at % 2 == 0 ? "SAY" : "THREATEN";
    statement.quote = at % 2 == 0;
    statement.source = {'_' + std::to_string(at + 1)};
    statement.target = {'_' + std::to_string((at + 1) % names.size() + 1)};
    const graph::Span name = article.say(names[at]);
    entity.mentions = {{"", name, names[at], graph::MentionForm::name, 1}};
    article.say(" ");
    statement.trigger = article.say(statement.label);
    article.say(": ");
    statement.content = graph::Content{names[at], article.say(names[at]), {}};
    statement.evidence = {name.begin, article.say(".").end};
    article.say("\n");
    article.records().statements.push_back(std::move(statement));
  }
  return article.finish();
}

}  // namespace quoth::exporters::sample
