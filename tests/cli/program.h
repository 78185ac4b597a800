// SPDX-License-Identifier: Apache-2.0
// Runs the built program the way that a user does.
#pragma once

#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace quoth::cli {

struct Outcome {
  int exit_code = -1;  // negative where a signal ended the program
  std::string out;
  std::string err;
};

inline std::string read_whole(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline void write_whole(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

// A test with a folder of its own, which is gone afterwards.
class ProgramTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "quoth-test-XXXXXX").string();
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder = pattern;
  }
  void TearDown() override {
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
  }

  static bool has_model() { return std::filesystem::exists(QUOTH_BINARY_DIR "/quoth.model"); }

  // `quoth` with these words, in a shell that quotes each; `input` on standard input. `settings` go before the
  // program: "QUOTH_MODEL=x".
  Outcome quoth(const std::vector<std::string>& words, const std::string& input = "",
                const std::string& settings = "") {
    std::string command = settings + " " QUOTH_BINARY_DIR "/quoth";
    for (const std::string& word : words) command += " " + quoted(word);
    write_whole(folder / ".in", input);
    command += " <" + quoted(folder / ".in") + " >" + quoted(folder / ".out") + " 2>" + quoted(folder / ".err");
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_whole(folder / ".out"), read_whole(folder / ".err")};
  }

  std::filesystem::path folder;

 private:
  static std::string quoted(const std::string& word) {
    std::string quoted = "'";
    for (const char c : word) quoted += c == '\'' ? "'\\''" : std::string(1, c);
    return quoted + "'";
  }
};

}  // namespace quoth::cli
