// SPDX-License-Identifier: Apache-2.0
#include "export/drawing.h"

#include "export/code_points.h"
#include "export/dates.h"
#include "export/drawing_choice.h"
#include "export/statement_phrase.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace quoth::exporters {
namespace {

constexpr std::size_t kLongestSentence = 600;  // code points shown of a sentence: a tooltip, not an article

std::string role_of(const graph::StoreEntity& entity, const GraphSource& source) {
  if (entity.roles.empty()) return {};
  const graph::StoreRole& role = entity.roles.front();
  const std::string of = role.of.empty() ? std::string() : source.name_of(role.of);
  return one_line(valid_utf8(of.empty() ? role.role : role.role + " of " + of));
}

DrawnEntity draw(const graph::StoreEntity& entity, const GraphSource& source) {
  DrawnEntity drawn;
  drawn.id = entity.id;
  drawn.kind = entity.kind;
  drawn.name = valid_utf8(entity.name);
  drawn.role = role_of(entity, source);
  for (const std::string& alias : entity.aliases) drawn.aliases.push_back(valid_utf8(alias));
  for (const auto& [base, identifier] : entity.links) {
    if (base == "wikidata") drawn.wikidata = identifier;
  }
  return drawn;
}

// Fills in the words of the statements that are drawn, reading each document once.
class StatementReader {
 public:
  StatementReader(const GraphSource& source, Drawing& drawing) : source_(source), drawing_(drawing) {}

  DrawnStatement read(const graph::Statement& statement) {
    open(statement.document);
    DrawnStatement drawn;
    drawn.id = statement.id;
    drawn.phrase = one_line(valid_utf8(phrase_of(statement)));
    drawn.type = statement.type;
    drawn.fact = graph::is_fact(statement);
    drawn.dated = statement.time.has_value();
    drawn.date = statement.time ? statement.time->value : drawing_.documents.back().published.substr(0, 10);
    drawn.confidence = statement.confidence;
    drawn.document = drawing_.documents.size() - 1;
    drawn.sentence = shortened(text_.slice(statement.evidence), kLongestSentence);
    drawn.words = words_in_sentence(statement);
    for (const graph::Attribution& step : statement.attribution) {
      std::string speaker = step.speaker.empty() ? std::string() : source_.name_of(step.speaker);
      if (!speaker.empty()) drawn.chain.push_back(valid_utf8(speaker));
    }
    return drawn;
  }

 private:
  void open(const std::string& id) {
    if (!drawing_.documents.empty() && drawing_.documents.back().id == id) return;
    const graph::Document document = source_.document(id).value_or(graph::Document{});
    text_ = CodePointText(valid_utf8(document.text));
    drawing_.documents.push_back({id, one_line(valid_utf8(document.title)), valid_utf8(document.uri),
                                  document.published, valid_utf8(document.publisher)});
  }

  static graph::Span words_in_sentence(const graph::Statement& statement) {
    graph::Span words = statement.trigger;
    if (statement.content) {
      words.begin = std::min(words.begin, statement.content->span.begin);
      words.end = std::max(words.end, statement.content->span.end);
    }
    const graph::Span sentence = statement.evidence;
    words.begin = std::clamp(words.begin, sentence.begin, std::max(sentence.begin, sentence.end));
    words.end = std::clamp(words.end, words.begin, std::max(words.begin, sentence.end));
    return {words.begin - sentence.begin, words.end - sentence.begin};
  }

  const GraphSource& source_;
  Drawing& drawing_;
  CodePointText text_;
};

void read_entities(const GraphSource& source, const DrawingChoice& choice, Drawing& drawing) {
  source.entities([&](const graph::StoreEntity& entity) {
    if (!choice.entities.contains(entity.id)) return;
    drawing.entities.push_back(draw(entity, source));
    drawing.entities.back().statements = choice.entities.find(entity.id)->second;
  });
}

void read_statements(const GraphSource& source, const DrawingChoice& choice, Drawing& drawing) {
  StatementReader reader(source, drawing);
  std::size_t ordinal = 0;
  std::size_t next = 0;  // into choice.statements, which is sorted
  source.statements([&](const graph::Statement& statement) {
    if (next < choice.statements.size() && choice.statements[next] == ordinal) {
      drawing.statements.push_back(reader.read(statement));
      ++next;
    }
    ++ordinal;
  });
}

void name_groups(const GraphSource& source, const DrawingOptions& options, const DrawingChoice& choice,
                 Drawing& drawing) {
  if (options.grouping == Grouping::none) return;
  std::map<std::string, std::size_t> index;
  for (DrawnEntity& entity : drawing.entities) {
    std::string name = options.grouping == Grouping::kind ? std::string(graph::to_string(entity.kind))
                                                          : choice.groups.find(entity.id)->second;
    const auto [place, is_new] = index.emplace(std::move(name), index.size());
    if (is_new) drawing.groups.push_back(place->first);
    entity.group = place->second;
  }
  for (std::string& name : drawing.groups) {
    for (const DrawnEntity& entity : drawing.entities) {
      if (entity.id == name) name = "around " + entity.name;
    }
    if (options.grouping != Grouping::document) continue;
    if (const auto document = source.document(name)) name = document->title.empty() ? document->uri : document->title;
  }
}

EventFamily family_of(const Drawing& drawing, const DrawnEdge& edge) {
  std::map<EventFamily, std::size_t> counts;
  for (const std::size_t at : edge.statements) ++counts[event_family(drawing.statements[at].type)];
  EventFamily family = EventFamily::speech;
  std::size_t most = 0;
  for (const auto& [candidate, count] : counts) {
    if (count >= most) family = candidate;
    most = std::max(most, count);
  }
  return family;
}

// Edges of the same two ends, in the same direction and of the same standing (fact or not, to or about) become one.
void bundle(const DrawingOptions& options, const DrawingChoice& choice, Drawing& drawing) {
  std::map<std::string_view, std::size_t> entity_index;
  for (std::size_t at = 0; at < drawing.entities.size(); ++at) entity_index.emplace(drawing.entities[at].id, at);
  using Key = std::tuple<std::size_t, std::size_t, bool, bool, std::size_t>;
  std::map<Key, DrawnEdge> bundles;
  for (const ChosenRelation& relation : choice.relations) {
    const auto at = std::lower_bound(choice.statements.begin(), choice.statements.end(), relation.statement);
    const auto statement = static_cast<std::size_t>(at - choice.statements.begin());
    const std::size_t from = entity_index.at(relation.from);
    const std::size_t to = entity_index.at(relation.to);
    const bool fact = drawing.statements[statement].fact;
    DrawnEdge& edge = bundles[{from, to, !fact, relation.about, options.each ? statement + 1 : 0}];
    edge.from = from;
    edge.to = to;
    edge.fact = fact;
    edge.about = relation.about;
    edge.statements.push_back(statement);
  }
  for (auto& [key, edge] : bundles) {
    std::stable_sort(edge.statements.begin(), edge.statements.end(), [&](std::size_t a, std::size_t b) {
      return drawing.statements[a].date < drawing.statements[b].date;
    });
    edge.family = family_of(drawing, edge);
    drawing.edges.push_back(std::move(edge));
  }
}

}  // namespace

Drawing make_drawing(const GraphSource& source, const DrawingOptions& options) {
  const DrawingChoice choice = choose(source, options);
  Drawing drawing;
  drawing.entities_found = choice.entities_found;
  drawing.statements_undrawn = choice.statements_undrawn;
  read_entities(source, choice, drawing);
  read_statements(source, choice, drawing);
  name_groups(source, options, choice, drawing);
  bundle(options, choice, drawing);
  return drawing;
}

std::string bundle_label(const Drawing& drawing, const DrawnEdge& edge, std::size_t most) {
  std::vector<std::pair<std::string_view, std::size_t>> phrases;
  for (const std::size_t at : edge.statements) {
    const std::string_view phrase = drawing.statements[at].phrase;
    const auto same = std::find_if(phrases.begin(), phrases.end(), [&](const auto& p) { return p.first == phrase; });
    same == phrases.end() ? void(phrases.emplace_back(phrase, 1)) : void(++same->second);
  }
  std::stable_sort(phrases.begin(), phrases.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string label;
  for (std::size_t at = 0; at < std::min(most, phrases.size()); ++at) {
    if (at > 0) label += ", ";
    label += shortened(phrases[at].first, 40);
    if (phrases[at].second > 1) label += " ×" + std::to_string(phrases[at].second);
  }
  if (phrases.size() > most) label += ", +" + std::to_string(phrases.size() - most);
  return label;
}

std::string bundle_dates(const Drawing& drawing, const DrawnEdge& edge) {
  std::string_view first;
  std::string_view last;
  for (const std::size_t at : edge.statements) {
    const DrawnStatement& statement = drawing.statements[at];
    if (!statement.dated) continue;
    const std::string_view begin = range_begin(statement.date).substr(0, 10);
    const std::string_view end = range_end(statement.date).substr(0, 10);
    if (first.empty() || begin < first) first = begin;
    if (last.empty() || end > last) last = end;
  }
  return first.empty() ? std::string() : readable_range(first, last);
}

}  // namespace quoth::exporters
