// SPDX-License-Identifier: Apache-2.0
#include "extract/language/model_file.h"

#include "extract/language/convert/model_file_writer.h"
#include "graph/error.h"

#include <gmock/gmock.h>

#include <cstring>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

namespace quoth::extract::language {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class ModelFileTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
    file_ = std::filesystem::path(::testing::TempDir()) / (std::string("quoth-") + info->name() + ".model");
    ModelFileWriter writer;
    writer.add_array("numbers", std::vector<float>{1.5F, -2.0F, 0.25F});
    writer.add_lines("names", std::vector<std::string>{"nsubj", "", "dobj"});
    writer.add_text("empty", "");
    writer.write(file_);
    std::ifstream in(file_, std::ios::binary);
    good_.assign(std::istreambuf_iterator<char>(in), {});
  }
  void TearDown() override { std::filesystem::remove(file_); }

  void put(const std::string& bytes) { std::ofstream(file_, std::ios::binary | std::ios::trunc) << bytes; }

  // The message of the format error that opening gives, none if it opens.
  std::optional<std::string> refusal() {
    try {
      ModelFile model(file_);
      return std::nullopt;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::format) << error.what();
      return error.what();
    }
  }

  std::filesystem::path file_;
  std::string good_;
};

TEST_F(ModelFileTest, GivesBackWhatWasWritten) {
  const ModelFile model(file_);
  EXPECT_THAT(model.array<float>("numbers"), ElementsAre(1.5F, -2.0F, 0.25F));
  EXPECT_THAT(model.lines("names"), ElementsAre("nsubj", "", "dobj"));
  EXPECT_EQ(model.text("empty"), "");
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(model.section("numbers").data()) % 64, 0U);
}

TEST_F(ModelFileTest, RefusesSectionsThatAreMissingOrOfWrongSize) {
  const ModelFile model(file_);
  EXPECT_THROW(model.section("other"), Error);
  EXPECT_THROW(model.array<double>("numbers"), Error);
  EXPECT_THROW(model.array<float>("numbers", 4), Error);
}

TEST_F(ModelFileTest, RefusesAFileCutAnywhere) {
  for (std::size_t size = 0; size < good_.size(); size += size < 400 ? 1 : 37) {
    put(good_.substr(0, size));
    EXPECT_THAT(refusal().value_or("(opened)"), HasSubstr("cannot use this language model")) << "cut to " << size;
  }
}

TEST_F(ModelFileTest, RefusesAFlippedByteInAnythingThatIsRead) {
  model_layout::Header header;
  std::memcpy(&header, good_.data(), sizeof header);
  std::vector<bool> padding(good_.size(), true);
  const std::size_t table_end = sizeof header + header.sections * sizeof(model_layout::Entry);
  std::fill(padding.begin(), padding.begin() + static_cast<std::ptrdiff_t>(table_end), false);
  for (std::size_t at = sizeof header; at < table_end; at += sizeof(model_layout::Entry)) {
    model_layout::Entry entry;
    std::memcpy(&entry, good_.data() + at, sizeof entry);
    for (std::size_t i = 0; i < entry.size; ++i) padding[entry.offset + i] = false;
  }
  for (std::size_t at = 0; at < good_.size(); ++at) {
    std::string bytes = good_;
    bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
    put(bytes);
    EXPECT_EQ(refusal().has_value(), !padding[at]) << "byte " << at;
  }
}

TEST_F(ModelFileTest, RefusesAnotherVersionByName) {
  std::string bytes = good_;
  bytes[8] = static_cast<char>(model_layout::kVersion + 1);
  put(bytes);
  EXPECT_THAT(refusal().value_or(""), HasSubstr("it has format version " + std::to_string(model_layout::kVersion + 1)));
}

TEST_F(ModelFileTest, RefusesOtherFiles) {
  put("PK\x03\x04 a wheel, perhaps, but not a converted one, however long it may be made to be for this test");
  EXPECT_THAT(refusal().value_or(""), HasSubstr("it is not a language model"));
  put(good_ + "x");
  EXPECT_THAT(refusal().value_or(""), HasSubstr("bytes instead of"));
}

TEST_F(ModelFileTest, SaysWhatTheOperatingSystemSays) {
  try {
    ModelFile model(file_.parent_path() / "there-is-no-such.model");
    FAIL() << "opened";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::io);
    EXPECT_THAT(error.what(), HasSubstr("No such file"));
  }
  EXPECT_THROW(ModelFile(file_.parent_path()), Error);
}

TEST_F(ModelFileTest, RefusesTwoSectionsOfOneName) {
  ModelFileWriter writer;
  writer.add_text("a", "x");
  EXPECT_THROW(writer.add_text("a", "y"), Error);
}

}  // namespace
}  // namespace quoth::extract::language
