// SPDX-License-Identifier: Apache-2.0
#include "extract/reader/reader.h"
#include "extract/reader/file.h"
#include "graph/error.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace quoth::extract::reader {
namespace {

using graph::BlockKind;

graph::Document read_text(const std::string& text, Diagnostics* diagnostics = nullptr) {
  Diagnostics own;
  Input input;
  input.uri = "test";
  input.bytes = text;
  return read(input, diagnostics != nullptr ? *diagnostics : own);
}

std::vector<BlockKind> kinds(const graph::Document& document) {
  std::vector<BlockKind> result;
  for (const graph::Block& block : document.blocks) result.push_back(block.kind);
  return result;
}

TEST(Reader, KeepsOffsetsInCodePointsOverLineEndsOfAllKinds) {
  const graph::Document document =
      read_text("Élysée says no\r\n\r\nThe président spoke for an hour about all of it.\r\n");
  EXPECT_EQ(document.title, "Élysée says no");
  ASSERT_EQ(document.blocks.size(), 2U);
  EXPECT_EQ(document.blocks[0].span, (graph::Span{0, 14}));
  EXPECT_EQ(document.blocks[1].span, (graph::Span{18, 66}));
}

TEST(Reader, TakesASingleLineForAParagraph) {
  for (const char* text : {"I'll go back on Friday", "Follow us", "He said no.", "Feb 30 2019", "2014-2018"}) {
    EXPECT_EQ(kinds(read_text(text)), std::vector{BlockKind::paragraph}) << text;
  }
}

TEST(Reader, GivesNoBlocksForNoWords) {
  for (const char* text : {"", "  \n\t\r\n ", "\xEF\xBB\xBF\n"}) {
    Diagnostics diagnostics;
    EXPECT_TRUE(read_text(text, &diagnostics).blocks.empty());
    EXPECT_EQ(diagnostics.count("empty"), 1U);
  }
}

TEST(Reader, TakesWhatIsGivenBeforeWhatItReads) {
  Input input;
  input.bytes = "Dam breaks\nMarch 4, 2020\n\nThe dam above the town broke in the early morning hours.";
  input.published = "5 March 2020, 10:00 GMT";
  input.title = "Another title";
  input.publisher = "The Paper";
  Diagnostics diagnostics;
  const graph::Document document = read(input, diagnostics);
  EXPECT_EQ(document.published, "2020-03-05T10:00:00+00:00");
  EXPECT_EQ(document.title, "Another title");
  EXPECT_EQ(document.publisher, "The Paper");
  input.published = "some day";
  EXPECT_EQ(read(input, diagnostics).published, "2020-03-04");
  EXPECT_GE(diagnostics.count("date"), 1U);
}

TEST(Reader, JoinsLinesWrappedAtAWidth) {
  const graph::Document document = read_text(
      "The council said on Tuesday that the old\nbridge would be closed for at least two\nyears, and that nobody knew "
      "what "
      "would\ncome in its place.\n\nResidents were not asked, said a man who\nhas lived beside the bridge since "
      "1960.\n");
  EXPECT_EQ(kinds(document), (std::vector{BlockKind::paragraph, BlockKind::paragraph}));
}

TEST(Reader, KeepsVersesAndListsApart) {
  const graph::Document document =
      read_text("The rain is gone\nthe road is dry\nand nobody\nis here\n\n- bread\n- two apples, red\n- salt\n");
  EXPECT_EQ(document.blocks.size(), 7U);
}

TEST(Reader, KeepsTheLinesOfATranscript) {
  const graph::Document document = read_text(
      "Q: Will you sign the agreement with the union this week?\nA: No.\nQ: Why not?\nA: Because it is not ready.\n");
  EXPECT_THAT(kinds(document), testing::Each(BlockKind::paragraph));
}

TEST(Reader, DoesNotTakeSpeechForClutter) {
  for (const char* line : {"Sorry, he said.", "“Follow us,” the guide told the tourists.", "Read my lips, he said.",
                           "Share prices fell.", "Images from the town show burning houses and cars."}) {
    const graph::Document document =
        read_text(std::string("The mayor of the town spoke to the council for two hours.\n\n") + line +
                  "\n\nThe council then voted on the plan for the new school.");
    EXPECT_THAT(kinds(document), testing::Each(BlockKind::paragraph)) << line;
  }
}

TEST(Reader, ReadsACaptionBelowTheDateAsText) {
  const graph::Document document = read_text(
      "Crane falls on market\n\nSaturday, May 2, 2015\n\nThe market hall in 2008.\n\nA crane fell on the market hall "
      "of the "
      "town on Friday and killed nine.");
  EXPECT_EQ(kinds(document),
            (std::vector{BlockKind::title, BlockKind::metadata, BlockKind::paragraph, BlockKind::paragraph}));
}

TEST(Reader, NamesOtherLanguages) {
  const std::pair<const char*, const char*> rows[] = {
      {"Der Präsident hat am Montag erklärt, dass die Verhandlungen mit den Nachbarn noch nicht zu Ende sind.", "de"},
      {"Le président a déclaré lundi que les négociations avec les voisins ne sont pas terminées et qu'il est pour.",
       "fr"},
      {"El presidente dijo el lunes que las negociaciones con los vecinos no han terminado y que es una pena.", "es"},
      {"Президент заявил в понедельник, что переговоры с соседями ещё не закончены и что он не будет спешить.", "ru"},
      {"大統領は月曜日に、隣国との交渉はまだ終わっていないと述べた。", "ja"},
      {"قال الرئيس يوم الاثنين إن المفاوضات مع الجيران لم تنته بعد", "ar"},
      {"The president said on Monday that the talks with the neighbours were not over.", "en"},
      {"Zürich, Genève, Île-de-France", "en"},
      {"12 13 14 15", "en"},
  };
  for (const auto& [text, language] : rows) EXPECT_EQ(read_text(text).language, language) << text;
}

TEST(Reader, ReportsRepairsConversionsAndLanguages) {
  Diagnostics diagnostics;
  read_text("caf\xE9 society", &diagnostics);
  EXPECT_EQ(diagnostics.count("encoding"), 1U);
  read_text("Der Präsident hat am Montag erklärt, dass die Verhandlungen nicht zu Ende sind und auch nicht werden.",
            &diagnostics);
  EXPECT_EQ(diagnostics.count("language"), 1U);
}

TEST(Reader, ReadsOneLineOfAMegabyteInOneBlock) {
  std::string text;
  while (text.size() < (1U << 20)) text += "The council said on Tuesday that the bridge would be closed. ";
  EXPECT_EQ(read_text(text).blocks.size(), 1U);
}

class File : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "quoth-reader-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::filesystem::path write(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return folder_ / name;
  }
  static ErrorKind kind_of_error(const std::filesystem::path& path) {
    try {
      read_file(path);
    } catch (const Error& error) {
      EXPECT_EQ(error.place().file, path.string());
      return error.kind();
    }
    return ErrorKind::internal;
  }
  std::filesystem::path folder_;
};

TEST_F(File, IsReadAsItIs) {
  const Input input = read_file(write("a.html", "<p>one\r\n"));
  EXPECT_EQ(input.bytes, "<p>one\r\n");
  EXPECT_EQ(input.type, Input::Type::html);
}

TEST_F(File, HasAClearErrorForEachFault) {
  EXPECT_EQ(kind_of_error(folder_ / "missing.txt"), ErrorKind::io);
  EXPECT_EQ(kind_of_error(folder_), ErrorKind::io);
  EXPECT_EQ(kind_of_error(write("empty.txt", "")), ErrorKind::input);
  const std::filesystem::path large = write("large.txt", "a");
  std::filesystem::resize_file(large, std::uintmax_t{100} << 20);
  EXPECT_EQ(kind_of_error(large), ErrorKind::limit);
}

}  // namespace
}  // namespace quoth::extract::reader
