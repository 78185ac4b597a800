// SPDX-License-Identifier: Apache-2.0
#include "export/drawing.h"
#include "export/dot.h"
#include "export/records_source.h"
#include "sample_records.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace quoth::exporters {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;
using testing::UnorderedElementsAre;

const RecordsSource& harbour() {
  static const RecordsSource source({sample::harbour()});
  return source;
}

std::string id_of(const std::string& name) {
  return harbour().find(name).at(0).id;
}

std::set<std::string> names_in(const Drawing& drawing) {
  std::set<std::string> names;
  for (const DrawnEntity& entity : drawing.entities) names.insert(entity.name);
  return names;
}

std::vector<std::string> labels_between(const Drawing& drawing, const std::string& from, const std::string& to) {
  std::vector<std::string> labels;
  for (const DrawnEdge& edge : drawing.edges) {
    if (drawing.entities[edge.from].name == from && drawing.entities[edge.to].name == to) {
      labels.push_back((edge.fact ? "" : "? ") + bundle_label(drawing, edge) + (edge.about ? " (of)" : "") + " / " +
                       bundle_dates(drawing, edge));
    }
  }
  return labels;
}

TEST(Drawing, BundlesParallelStatementsAndCountsThem) {
  const Drawing drawing = make_drawing(harbour(), {});
  EXPECT_THAT(labels_between(drawing, "Marta Ilves", "Anton Breuer"), ElementsAre("warned ×3, accused / 1–4 Mar 2021"));
  EXPECT_THAT(labels_between(drawing, "Anton Breuer", "Marta Ilves"), ElementsAre("phoned, rejected / 1–5 Mar 2021"));
}

TEST(Drawing, KeepsEachStatementApartWhenAsked) {
  DrawingOptions options;
  options.each = true;
  const Drawing drawing = make_drawing(harbour(), options);
  EXPECT_THAT(labels_between(drawing, "Marta Ilves", "Anton Breuer"),
              ElementsAre("warned / 1 Mar 2021", "warned / 3 Mar 2021", "warned / 4 Mar 2021", "accused / 4 Mar 2021"));
}

TEST(Drawing, NeverShowsWhatIsNoFactAsOne) {
  const Drawing drawing = make_drawing(harbour(), {});
  EXPECT_THAT(labels_between(drawing, "Ostmark", "Sund treaty"),
              UnorderedElementsAre("signed / 1974", "? did not recognise / "));
  EXPECT_THAT(labels_between(drawing, "Ostmark navy", "Tarnow coast guard"),
              UnorderedElementsAre("shadowed / 2 Mar 2021", "? may fire / 2 Mar 2021"));
  EXPECT_THAT(labels_between(drawing, "Anton Breuer", "Velm Strait"), ElementsAre("? should withdraw / "));
}

TEST(Drawing, JoinsSpeechWithoutAddresseeToWhatItIsAbout) {
  const Drawing drawing = make_drawing(harbour(), {});
  EXPECT_THAT(labels_between(drawing, "Greta Sommer", "Marta Ilves"), ElementsAre("said (of) / 6 Mar 2021"));
}

TEST(Drawing, CountsWhatItCannotDraw) {
  EXPECT_EQ(make_drawing(harbour(), {}).statements_undrawn, 2U);  // "expected the talks to fail", "did not resign"
}

TEST(Drawing, AroundKeepsTheNeighboursOnly) {
  DrawingOptions options;
  options.around = {id_of("Olga Renner")};
  EXPECT_THAT(names_in(make_drawing(harbour(), options)),
              UnorderedElementsAre("Olga Renner", "Ostmark navy", "Republic of Tarnow", "Anton Breuer"));
  options.depth = 20;
  EXPECT_EQ(make_drawing(harbour(), options).entities.size(), 35U);
}

TEST(Drawing, BetweenKeepsShortPathsAndNothingElse) {
  DrawingOptions options;
  options.between_a = id_of("truck drivers");
  options.between_b = id_of("Port of Sund");
  EXPECT_THAT(names_in(make_drawing(harbour(), options)),
              UnorderedElementsAre("truck drivers", "striking dockers", "Port of Sund", "Nadia Farouk", "Kallas",
                                   "Viktor Tamm", "Pavel Orsic"));
  options.between_b = "e:nowhere";
  EXPECT_TRUE(make_drawing(harbour(), options).entities.empty());
}

TEST(Drawing, TopKeepsThoseWithMostStatementsAndSaysHowManyThereWere) {
  DrawingOptions options;
  options.top = 3;
  const Drawing drawing = make_drawing(harbour(), options);
  EXPECT_THAT(names_in(drawing), UnorderedElementsAre("Marta Ilves", "Anton Breuer", "Pavel Orsic"));
  EXPECT_EQ(drawing.entities_found, 35U);
}

TEST(Drawing, GroupsByKindCommunityAndDocument) {
  DrawingOptions options;
  options.grouping = Grouping::kind;
  EXPECT_THAT(make_drawing(harbour(), options).groups,
              UnorderedElementsAre("person", "place", "organization", "group", "event", "work", "thing"));
  options.grouping = Grouping::community;
  const Drawing communities = make_drawing(harbour(), options);
  EXPECT_GE(communities.groups.size(), 1U);
  EXPECT_THAT(communities.groups.front(), StartsWith("around "));
  options.grouping = Grouping::document;
  EXPECT_THAT(make_drawing(harbour(), options).groups,
              ElementsAre("Harbour dispute: Ilves warns Breuer over the strait"));
}

TEST(Drawing, CarriesSentenceChainAndDocument) {
  const Drawing drawing = make_drawing(harbour(), {});
  const DrawnStatement& first = drawing.statements.front();
  EXPECT_EQ(first.sentence,
            "Marta Ilves warned Anton Breuer: “any new levy in the strait would end the treaty” on 2021-03-01.");
  EXPECT_THAT(first.chain, ElementsAre("a senior Tarnow official"));
  EXPECT_EQ(drawing.documents.at(first.document).title, "Harbour dispute: Ilves warns Breuer over the strait");
}

TEST(Dot, IsTheSameBytesEachTime) {
  for (const PictureFormat format : {PictureFormat::svg, PictureFormat::png}) {
    StringSink one;
    StringSink two;
    write_picture(make_drawing(harbour(), {}), {Theme::light, true, "Harbour"}, format, one);
    write_picture(make_drawing(harbour(), {}), {Theme::light, true, "Harbour"}, format, two);
    EXPECT_GT(one.text().size(), 10'000U);
    EXPECT_TRUE(one.text() == two.text());
  }
}

TEST(Dot, SvgShowsWordsDashesTooltipsAndLinks) {
  StringSink sink;
  write_picture(make_drawing(harbour(), {}), {Theme::light, true, "Harbour"}, PictureFormat::svg, sink);
  const std::string& svg = sink.text();
  EXPECT_THAT(svg, HasSubstr("warned ×3, accused"));
  EXPECT_THAT(svg, HasSubstr("1–4 Mar 2021"));
  EXPECT_THAT(svg, HasSubstr("stroke-dasharray"));
  EXPECT_THAT(svg, HasSubstr("any new levy in the strait would end the treaty"));
  EXPECT_THAT(svg, HasSubstr("https://example.org/news/harbour"));
  EXPECT_THAT(svg, HasSubstr("https://www.wikidata.org/wiki/Q458"));
  EXPECT_THAT(svg, HasSubstr("prime minister of Republic of"));
  EXPECT_THAT(svg, HasSubstr("not a fact"));
}

TEST(Dot, AFactIsSolidAndTheRestIsDashed) {
  StringSink sink;
  DrawingOptions options;
  options.around = {id_of("Sund treaty")};
  write_dot(make_drawing(harbour(), options), {}, sink);
  EXPECT_THAT(sink.text(), HasSubstr("style=dashed"));
  EXPECT_THAT(sink.text(), HasSubstr("style=solid"));
}

TEST(Dot, DrawsThePdfAndTheDarkTheme) {
  StringSink pdf;
  write_picture(make_drawing(harbour(), {}), {}, PictureFormat::pdf, pdf);
  EXPECT_THAT(pdf.text().substr(0, 5), "%PDF-");
  StringSink dark;
  write_picture(make_drawing(harbour(), {}), {Theme::dark, false, ""}, PictureFormat::svg, dark);
  EXPECT_THAT(dark.text(), HasSubstr(std::string(palette_of(Theme::dark).background)));
  EXPECT_THAT(dark.text(), Not(HasSubstr(std::string(palette_of(Theme::light).text))));
}

TEST(Dot, AnEmptyGraphIsStillAPicture) {
  StringSink sink;
  write_picture(make_drawing(RecordsSource({}), {}), {Theme::light, true, ""}, PictureFormat::svg, sink);
  EXPECT_THAT(sink.text(), HasSubstr("</svg>"));
}

TEST(Drawing, PicksTheMostCentralOfAHugeGraph) {
  const RecordsSource source(sample::generated(40, 400));
  DrawingOptions options;
  options.most_entities = 25;
  const Drawing drawing = make_drawing(source, options);
  EXPECT_EQ(drawing.entities.size(), 25U);
  EXPECT_GT(drawing.entities_found, 25U);
}

}  // namespace
}  // namespace quoth::exporters
