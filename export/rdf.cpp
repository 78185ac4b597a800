// SPDX-License-Identifier: Apache-2.0
#include "export/rdf.h"

#include "export/code_points.h"
#include "export/dates.h"
#include "export/event_family.h"
#include "export/id_set.h"
#include "export/rdf_terms.h"

#include <cmath>

namespace quoth::exporters {
namespace {

constexpr std::uint32_t kContext =
    32;  // code points before and after a quoted span, to find it again in a changed page

std::string decimal(double value) {
  const long hundredths = std::lround(value * 100);
  const std::string digits = std::to_string(hundredths % 100);
  return std::to_string(hundredths / 100) + '.' + (digits.size() < 2 ? "0" : "") + digits;
}

std::string boolean(bool value) {
  return value ? "true" : "false";
}

// The XML Schema type of an ISO date of the records; what has none is plain text.
std::string date_type(std::string_view value) {
  if (readable_date(value) == value && value.size() != 4) return "";
  if (value.size() == 4) return value.find_first_not_of("0123456789") == value.npos ? "xsd:gYear" : "";
  if (value.size() == 7) return "xsd:gYearMonth";
  if (value.size() == 10) return "xsd:date";
  return value.size() >= 19 && value[10] == 'T' ? "xsd:dateTime" : "";
}

std::string camel_case(std::string_view type) {
  std::string out;
  for (const char c : type) out += out.empty() || c < 'A' || c > 'Z' ? c : static_cast<char>(c + 32);
  return out;
}

class Mapper {
 public:
  Mapper(const GraphSource& source, const RdfOptions& options, RdfWriter& writer)
      : source_(source), options_(options), writer_(writer) {}

  void run() {
    source_.documents([&](const graph::Document& document) { write(document); });
    source_.entities([&](const graph::StoreEntity& entity) { write(entity); });
    source_.mentions([&](const EntityMention& one) { write(one); });
    source_.times([&](const graph::TimeExpression& time) { write(time); });
    source_.statements([&](const graph::Statement& statement) { write(statement); });
    writer_.finish();
  }

 private:
  std::string iri(std::string_view id) const { return options_.base + iri_segment(id); }

  static void date(RdfNode& node, std::string_view property, std::string_view value) {
    node.typed(property, valid_utf8(value), date_type(value));
  }

  void write(const graph::Document& document) {
    RdfNode node{iri(document.id), "", {"schema:NewsArticle", "prov:Entity"}, {}};
    node.text("schema:headline", document.title);
    node.text("schema:alternativeHeadline", document.subtitle);
    date(node, "schema:datePublished", document.published);
    date(node, "schema:dateModified", document.updated);
    node.text("schema:publisher", document.publisher);
    for (const std::string& author : document.authors) node.text("schema:author", author);
    node.text("schema:inLanguage", document.language);
    const bool web = document.uri.starts_with("http://") || document.uri.starts_with("https://");
    web ? node.iri_value("schema:url", safe_iri(document.uri)) : node.text("schema:identifier", document.uri);
    if (options_.with_text) node.text("schema:articleBody", document.text);
    writer_.write(node);
  }

  static std::vector<std::string> types_of(const graph::StoreEntity& entity) {
    switch (entity.kind) {
      case graph::EntityKind::person:
        return {"quoth:Entity", "schema:Person", "sem:Actor", "prov:Agent"};
      case graph::EntityKind::organization:
        return {"quoth:Entity", "schema:Organization", "sem:Actor", "prov:Agent"};
      case graph::EntityKind::place:
        return {"quoth:Entity", "schema:Place", "sem:Actor", "sem:Place"};
      case graph::EntityKind::group:
        return {"quoth:Entity", "quoth:Group", "sem:Actor", "prov:Agent"};
      case graph::EntityKind::event:
        return {"quoth:Entity", "schema:Event", "sem:Event"};
      case graph::EntityKind::work:
        return {"quoth:Entity", "schema:CreativeWork"};
      case graph::EntityKind::thing:
        return {"quoth:Entity", "schema:Thing"};
    }
    return {};
  }

  void write(const graph::StoreEntity& entity) {
    RdfNode node{iri(entity.id), "", types_of(entity), {}};
    node.text("schema:name", entity.name);
    for (const std::string& alias : entity.aliases) {
      if (alias != entity.name) node.text("schema:alternateName", alias);
    }
    for (const auto& [base, identifier] : entity.links) {
      if (base == "wikidata") {
        const std::string same = "http://www.wikidata.org/entity/" + iri_segment(identifier);
        node.iri_value("owl:sameAs", same);
        node.iri_value("schema:sameAs", same);
      } else {
        node.text("schema:identifier", base + ':' + identifier);
      }
    }
    date(node, "schema:startDate", range_begin(entity.date));
    if (entity.date.find('/') != std::string::npos) date(node, "schema:endDate", range_end(entity.date));
    if (!entity.place.empty()) node.iri_value("schema:location", iri(entity.place));
    for (std::size_t at = 1; at <= entity.roles.size(); ++at) {
      node.iri_value("quoth:role", node.iri + "#role-" + std::to_string(at));
    }
    writer_.write(node);
    for (std::size_t at = 0; at < entity.roles.size(); ++at) {
      const graph::StoreRole& role = entity.roles[at];
      RdfNode part{node.iri + "#role-" + std::to_string(at + 1), "", {"quoth:Role", "schema:Role"}, {}};
      part.text("schema:roleName", role.role);
      if (!role.of.empty()) part.iri_value("quoth:roleOf", iri(role.of));
      date(part, "schema:startDate", role.since);
      date(part, "schema:endDate", role.until);
      writer_.write(part);
    }
  }

  // A place in a text: oa:SpecificResource with both selectors, named after `name`.
  void write_place(RdfNode place, const std::string& document, graph::Span span) {
    open(document);
    place.types.push_back("oa:SpecificResource");
    place.iri_value("oa:hasSource", iri(document));
    place.iri_value("oa:hasSelector", place.iri + "-position");
    place.iri_value("oa:hasSelector", place.iri + "-quote");
    writer_.write(place);
    RdfNode position{place.iri + "-position", "", {"oa:TextPositionSelector"}, {}};
    position.typed("oa:start", std::to_string(span.begin), "xsd:nonNegativeInteger");
    position.typed("oa:end", std::to_string(span.end), "xsd:nonNegativeInteger");
    writer_.write(position);
    RdfNode quote{place.iri + "-quote", "", {"oa:TextQuoteSelector"}, {}};
    quote.text("oa:exact", text_.slice(span));
    quote.text("oa:prefix", text_.slice({span.begin - std::min(span.begin, kContext), span.begin}));
    quote.text("oa:suffix", text_.slice({span.end, span.end + kContext}));
    writer_.write(quote);
  }

  void write(const EntityMention& one) {
    const graph::Span span = one.mention.span;
    RdfNode node{iri(one.mention.document) + "#mention-" + std::to_string(span.begin) + '-' + std::to_string(span.end) +
                     '-' + iri_segment(one.entity),
                 "",
                 {"quoth:Mention"},
                 {}};
    node.iri_value("quoth:mentionOf", iri(one.entity));
    node.text("quoth:form", graph::to_string(one.mention.form));
    node.typed("quoth:confidence", decimal(one.mention.confidence), "xsd:decimal");
    write_place(std::move(node), one.mention.document, span);
  }

  void write(const graph::TimeExpression& time) {
    RdfNode node{iri(time.document) + "#time-" + std::to_string(time.span.begin) + '-' + std::to_string(time.span.end),
                 "",
                 {"quoth:TimeExpression"},
                 {}};
    node.text("quoth:timeValue", time.value);
    node.text("quoth:timeText", time.text);
    write_place(std::move(node), time.document, time.span);
  }

  static std::vector<std::string> types_of(const graph::Statement& statement) {
    std::vector<std::string> types = {"quoth:Statement", "sem:Event", "prov:Entity"};
    if (statement.quote && statement.content)
      types.emplace_back("schema:Quotation");
    else if (statement.content && is_speech(statement))
      types.emplace_back("schema:Claim");
    return types;
  }

  void write(const graph::Statement& statement) {
    RdfNode node{iri(statement.id), "", types_of(statement), {}};
    node.text("rdfs:label", statement.label);
    node.text("quoth:predicate", statement.predicate);
    if (!statement.type.empty() && statement.type != "-")
      node.term("sem:eventType", "quoth:" + iri_segment(camel_case(statement.type)));
    node.iri_value("quoth:verb", verb_of(statement));
    write_parties(statement, node);
    write_time(statement, node);
    node.typed("quoth:negated", boolean(statement.negated), "xsd:boolean");
    node.term("quoth:modality", "quoth:" + std::string(graph::to_string(statement.modality)));
    node.typed("quoth:quoted", boolean(statement.quote), "xsd:boolean");
    node.typed("quoth:nominal", boolean(statement.nominal), "xsd:boolean");
    node.typed("quoth:confidence", decimal(statement.confidence), "xsd:decimal");
    node.iri_value("prov:hadPrimarySource", iri(statement.document));
    if (statement.quote) node.iri_value("prov:wasQuotedFrom", iri(statement.document));
    if (statement.content) {
      node.text("schema:text", statement.content->text);
      for (const std::string& inner : statement.content->statements) node.iri_value("quoth:contains", iri(inner));
      node.iri_value("quoth:content", node.iri + "#content");
    }
    node.iri_value("quoth:trigger", node.iri + "#trigger");
    node.iri_value("quoth:evidence", node.iri + "#evidence");
    const bool asserted = graph::is_fact(statement) && statement.attribution.empty();
    const bool direct = !statement.source.empty() && !statement.target.empty();
    if (direct && !asserted) node.iri_value("quoth:proposition", node.iri + "#proposition");
    writer_.write(node);
    write_attribution(statement, node.iri);
    write_places(statement, node.iri);
    if (direct) write_direct(statement, asserted ? "" : node.iri + "#proposition");
  }

  void write_parties(const graph::Statement& statement, RdfNode& node) const {
    const bool speech = is_speech(statement);
    for (const std::string& id : statement.source) {
      for (const char* property : {"quoth:source", "sem:hasActor"}) node.iri_value(property, iri(id));
      if (speech) node.iri_value("quoth:speaker", iri(id));
    }
    for (const std::string& id : statement.target) {
      for (const char* property : {"quoth:target", "sem:hasActor"}) node.iri_value(property, iri(id));
      if (speech) node.iri_value("quoth:addressee", iri(id));
    }
    for (const std::string& id : statement.about) node.iri_value("quoth:about", iri(id));
    for (const std::string& id : statement.place) node.iri_value("sem:hasPlace", iri(id));
    for (std::size_t at = 0; at < statement.attribution.size(); ++at) {
      const std::string& speaker = statement.attribution[at].speaker;
      if (!speaker.empty()) node.iri_value("prov:wasAttributedTo", iri(speaker));
      node.iri_value("prov:qualifiedAttribution", node.iri + "#attribution-" + std::to_string(at));
    }
  }

  static void write_time(const graph::Statement& statement, RdfNode& node) {
    if (!statement.time) return;
    const std::string& value = statement.time->value;
    if (value.find('/') == std::string::npos) {
      date(node, "sem:hasTimeStamp", value);
    } else {
      date(node, "sem:hasBeginTimeStamp", range_begin(value));
      date(node, "sem:hasEndTimeStamp", range_end(value));
    }
    node.text("quoth:timeText", statement.time->text);
  }

  void write_attribution(const graph::Statement& statement, const std::string& subject) {
    for (std::size_t at = 0; at < statement.attribution.size(); ++at) {
      const graph::Attribution& step = statement.attribution[at];
      RdfNode node{subject + "#attribution-" + std::to_string(at), "", {"prov:Attribution", "quoth:Attribution"}, {}};
      if (!step.speaker.empty()) node.iri_value("prov:agent", iri(step.speaker));
      if (!step.statement.empty()) node.iri_value("quoth:saying", iri(step.statement));
      node.typed("quoth:order", std::to_string(at), "xsd:nonNegativeInteger");
      writer_.write(node);
    }
  }

  void write_places(const graph::Statement& statement, const std::string& subject) {
    RdfNode annotation{subject + "#annotation", "", {"oa:Annotation"}, {}};
    annotation.iri_value("oa:hasBody", subject);
    annotation.iri_value("oa:hasTarget", subject + "#evidence");
    writer_.write(annotation);
    write_place({subject + "#evidence", "", {}, {}}, statement.document, statement.evidence);
    write_place({subject + "#trigger", "", {}, {}}, statement.document, statement.trigger);
    if (statement.content) write_place({subject + "#content", "", {}, {}}, statement.document, statement.content->span);
  }

  void write_direct(const graph::Statement& statement, const std::string& graph) {
    for (const std::string& source : statement.source) {
      RdfNode node{iri(source), graph, {}, {}};
      for (const std::string& target : statement.target) node.iri_value(verb_of(statement), iri(target));
      writer_.write(node);
    }
  }

  // The IRI of the statement's verb as a property; defined in the output where it is met first.
  std::string verb_of(const graph::Statement& statement) {
    const std::string label = valid_utf8(statement.label.empty() ? statement.predicate : statement.label);
    const std::string verb = expand("verb:" + iri_segment(label));
    if (verbs_.insert(verb)) {
      RdfNode node{verb, "", {"rdf:Property"}, {}};
      node.text("rdfs:label", label);
      node.term("rdfs:subPropertyOf", "quoth:did");
      writer_.write(node);
    }
    return verb;
  }

  void open(const std::string& id) {
    if (id == open_) return;
    open_ = id;
    text_ = CodePointText(valid_utf8(source_.document(id).value_or(graph::Document{}).text));
  }

  const GraphSource& source_;
  const RdfOptions& options_;
  RdfWriter& writer_;
  IdSet verbs_;
  std::string open_;
  CodePointText text_;
};

}  // namespace

void write_rdf(const GraphSource& source, const RdfOptions& options, RdfWriter& writer) {
  Mapper(source, options, writer).run();
}

}  // namespace quoth::exporters
