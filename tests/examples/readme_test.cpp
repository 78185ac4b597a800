// SPDX-License-Identifier: Apache-2.0
// The README's console blocks are true: each line "$ quoth …" is run, in one folder after the other, and what it prints
// must be what stands below it. With QUOTH_UPDATE=1 the README is rewritten instead.
#include "tests/cli/program.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <sstream>

namespace quoth::cli {
namespace {

const std::filesystem::path kReadme = QUOTH_SOURCE_DIR "/README.md";

class Readme : public ProgramTest {
 protected:
  // What the shell line prints, standard error included.
  std::string printed_by(const std::string& line) {
    const std::string command = "cd '" + folder.string() + "' && COLUMNS=110 PATH='" QUOTH_BINARY_DIR "':$PATH " +
                                "QUOTH_NOW=2022-01-01T00:00:00Z " + line + " --format table >.out 2>&1";
    EXPECT_EQ(std::system(command.c_str()), 0) << line;
    return read_whole(folder / ".out");
  }
};

TEST_F(Readme, ConsoleBlocksPrintWhatTheySay) {
  if (!has_model()) GTEST_SKIP() << "the language model is not there: run ./dev setup";
  std::filesystem::copy_file(QUOTH_SOURCE_DIR "/examples/geneva-talks.txt", folder / "geneva-talks.txt");
  std::istringstream in(read_whole(kReadme));
  std::string made, line;
  bool console = false;
  std::size_t commands = 0;
  while (std::getline(in, line)) {
    if (line.starts_with("```")) console = line == "```console";
    if (!console || line.starts_with("```")) {
      made += line + '\n';
    } else if (line.starts_with("$ ")) {
      made += line + '\n' + printed_by(line.substr(2));
      ++commands;
    }
  }
  EXPECT_GT(commands, 3U);
  if (std::getenv("QUOTH_UPDATE") != nullptr) {
    write_whole(kReadme, made);
  } else {
    EXPECT_EQ(made, read_whole(kReadme));
  }
}

}  // namespace
}  // namespace quoth::cli
