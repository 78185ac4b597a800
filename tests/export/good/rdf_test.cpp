// SPDX-License-Identifier: Apache-2.0
#include "export/rdf.h"

#include "export/jsonld.h"
#include "export/nquads.h"
#include "export/rdf_terms.h"
#include "export/records_source.h"
#include "sample_records.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

namespace quoth::exporters {
namespace {

using testing::HasSubstr;
using testing::Not;

template <class Writer, class... More>
std::string written(const GraphSource& source, const RdfOptions& options, More... more) {
  StringSink sink;
  Writer writer(sink, more...);
  write_rdf(source, options, writer);
  return sink.text();
}

const RecordsSource& harbour() {
  static const RecordsSource source({sample::harbour()});
  return source;
}

std::string iri_of(const std::string& name) {
  return "<urn:quoth:" + harbour().find(name).at(0).id + '>';
}

std::string edge(const std::string& a, const std::string& verb, const std::string& b) {
  return iri_of(a) + " <https://w3id.org/quoth/verb/" + verb + "> " + iri_of(b);
}

TEST(Rdf, AssertsADirectEdgeOnlyForFactsOnNobodysWord) {
  const std::string quads = written<NQuadsWriter>(harbour(), {});
  EXPECT_THAT(quads, HasSubstr(edge("Tarnow coast guard", "seized", "tanker Aurelia") + " .\n"));
  for (const std::string& reported :
       {edge("Ostmark navy", "fired", "Tarnow coast guard"), edge("Ostmark", "recognised", "Sund treaty"),
        edge("Ostmark navy", "cut", "fishermen of Velm"), edge("European Union", "imposed", "Meridian Lines")}) {
    EXPECT_THAT(quads, Not(HasSubstr(reported + " .\n")));
    EXPECT_THAT(quads, HasSubstr(reported + " <urn:quoth:s:"));
  }
}

TEST(Rdf, IrisBeginWithTheBaseThatIsGiven) {
  const std::string quads = written<NQuadsWriter>(harbour(), {"https://example.org/news/", false});
  EXPECT_THAT(quads, HasSubstr("<https://example.org/news/e:"));
  EXPECT_THAT(quads, Not(HasSubstr("urn:quoth:")));
}

TEST(Rdf, TheArticlesTextComesOnlyWhenAsked) {
  EXPECT_THAT(written<NQuadsWriter>(harbour(), {}), Not(HasSubstr("articleBody")));
  EXPECT_THAT(written<NQuadsWriter>(harbour(), {"urn:x:", true}), HasSubstr("articleBody"));
}

TEST(Rdf, LinksToWikidataBothWays) {
  const std::string quads = written<NQuadsWriter>(harbour(), {});
  EXPECT_THAT(quads, HasSubstr("<http://www.w3.org/2002/07/owl#sameAs> <http://www.wikidata.org/entity/Q458>"));
  EXPECT_THAT(quads, HasSubstr("<https://schema.org/sameAs> <http://www.wikidata.org/entity/Q458>"));
}

TEST(Rdf, TurtleLeavesNamedGraphsOut) {
  using enum TrigWriter::Dialect;
  EXPECT_THAT(written<TrigWriter>(harbour(), {}, turtle), Not(HasSubstr("#proposition> {")));
  EXPECT_THAT(written<TrigWriter>(harbour(), {}, trig), HasSubstr("#proposition> {"));
}

TEST(Rdf, IsTheSameBytesEachTime) {
  EXPECT_EQ(written<JsonLdWriter>(harbour(), {}), written<JsonLdWriter>(harbour(), {}));
}

TEST(Rdf, EveryOwnTermIsDefinedInTheVocabulary) {
  std::ifstream in(QUOTH_SOURCE_DIR "/export/vocabulary/quoth.ttl");
  std::ostringstream vocabulary;
  vocabulary << in.rdbuf();
  std::set<std::string> used;
  const std::string quads = written<NQuadsWriter>(harbour(), {});
  const std::string ns = "<https://w3id.org/quoth/ns#";
  for (std::size_t at = quads.find(ns); at != std::string::npos; at = quads.find(ns, at + 1)) {
    used.insert(quads.substr(at + ns.size(), quads.find('>', at) - at - ns.size()));
  }
  for (const RdfTerm& term : rdf_terms()) {
    if (term.name.starts_with("quoth:")) used.insert(std::string(term.name.substr(6)));
  }
  EXPECT_GT(used.size(), 30U);
  for (const std::string& name : used) EXPECT_THAT(vocabulary.str(), HasSubstr("\nquoth:" + name + " a ")) << name;
}

}  // namespace
}  // namespace quoth::exporters
