// SPDX-License-Identifier: Apache-2.0
#include "export/output_file.h"
#include "graph/error.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace quoth::exporters {
namespace {

namespace fs = std::filesystem;

class ExportOutput : public testing::Test {
 protected:
  ExportOutput() {
    folder_ = fs::path(QUOTH_BINARY_DIR) / "tests" / testing::UnitTest::GetInstance()->current_test_info()->name();
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~ExportOutput() override { fs::remove_all(folder_); }

  static std::string content_of(const fs::path& path) {
    std::ifstream in(path);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
  }
  std::size_t files() const { return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), {})); }

  fs::path folder_;
};

TEST_F(ExportOutput, AppearsOnlyWhenFinished) {
  OutputFile file(folder_ / "a.txt");
  file.write("whole");
  EXPECT_FALSE(fs::exists(folder_ / "a.txt"));
  file.finish();
  EXPECT_EQ(content_of(folder_ / "a.txt"), "whole");
  EXPECT_EQ(files(), 1U);
}

TEST_F(ExportOutput, WithoutFinishTheOldFileStays) {
  std::ofstream(folder_ / "a.txt") << "old";
  { OutputFile(folder_ / "a.txt").write(std::string(200'000, 'x')); }
  EXPECT_EQ(content_of(folder_ / "a.txt"), "old");
  EXPECT_EQ(files(), 1U);
}

TEST_F(ExportOutput, KeepsPermissionsAndLinks) {
  std::ofstream(folder_ / "a.txt") << "old";
  fs::permissions(folder_ / "a.txt", fs::perms::owner_read | fs::perms::owner_write);
  fs::create_symlink("a.txt", folder_ / "link");
  OutputFile file(folder_ / "link");
  file.write("new");
  file.finish();
  EXPECT_TRUE(fs::is_symlink(folder_ / "link"));
  EXPECT_EQ(content_of(folder_ / "a.txt"), "new");
  EXPECT_EQ(fs::status(folder_ / "a.txt").permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(ExportOutput, AFullDiskIsAnErrorAndTheOldFileStays) {
  std::ofstream(folder_ / "a.txt") << "old";
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  const rlimit small{100'000, before.rlim_max};
  setrlimit(RLIMIT_FSIZE, &small);
  EXPECT_THROW(
      {
        OutputFile file(folder_ / "a.txt");
        for (int at = 0; at < 20; ++at) file.write(std::string(10'000, 'x'));
        file.finish();
      },
      Error);
  setrlimit(RLIMIT_FSIZE, &before);
  EXPECT_EQ(content_of(folder_ / "a.txt"), "old");
  EXPECT_EQ(files(), 1U);
}

TEST_F(ExportOutput, ADeviceIsWrittenAndNotReplaced) {
  if (!fs::exists("/dev/full")) GTEST_SKIP() << "no /dev/full here";
  OutputFile file("/dev/full");
  file.write("x");
  EXPECT_THROW(file.finish(), Error);
  EXPECT_TRUE(fs::is_character_file("/dev/full"));
}

TEST_F(ExportOutput, NamesTheFileThatItCannotMake) {
  for (const fs::path& path : {folder_, folder_ / "none" / "a.txt"}) {
    try {
      OutputFile file(path);
      FAIL() << path;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::io);
      EXPECT_NE(std::string(error.what()).find(path.string()), std::string::npos) << error.what();
    }
  }
}

}  // namespace
}  // namespace quoth::exporters
