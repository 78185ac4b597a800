// SPDX-License-Identifier: Apache-2.0
// `quoth serve`: what a request means, and the real program behind a socket.
#include "cli/serve/api.h"
#include "cli/serve/child_process.h"
#include "graph/error.h"
#include "tests/cli/ann_warned_bob.h"
#include "tests/cli/program.h"

#include <gmock/gmock.h>
#include <httplib.h>

#include <csignal>
#include <cstdio>

namespace quoth::cli {
namespace {

using serve::arguments_for;
using testing::ElementsAre;
using testing::HasSubstr;

std::string refusal(std::string_view question, const serve::Values& values) {
  try {
    arguments_for(question, values);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    return error.what();
  }
  return "";
}

TEST(ServedQuestions, AreCommandsWithTheirOptions) {
  EXPECT_THAT(arguments_for("said", {{"by", "Ann"}, {"by", "Bob"}, {"facts", "1"}, {"each", "0"}}),
              ElementsAre("said", "--format=json", "--by=Ann", "--by=Bob", "--facts"));
  EXPECT_THAT(arguments_for("path", {{"b", "Bob"}, {"a", "Ann"}}),
              ElementsAre("path", "--format=json", "--", "Ann", "Bob"));
}

TEST(ServedQuestions, TakeNoValueForAnOption) {
  EXPECT_THAT(arguments_for("show", {{"name", "--db=/etc/passwd"}}),
              ElementsAre("show", "--format=json", "--", "--db=/etc/passwd"));
  EXPECT_THAT(arguments_for("said", {{"by", "--db=x"}}), ElementsAre("said", "--format=json", "--by=--db=x"));
}

TEST(ServedQuestions, NeverWrite) {
  EXPECT_THAT(arguments_for("query", {{"cypher", "RETURN 1"}}),
              ElementsAre("query", "--format=json", "--read-only", "--", "RETURN 1"));
  for (const char* writer :
       {"add", "forget", "same", "differ", "rename", "undo", "import", "export", "serve", "draw"}) {
    EXPECT_THAT(refusal(writer, {}), HasSubstr("no question is called")) << writer;
  }
}

TEST(ServedQuestions, SayWhatIsWrong) {
  EXPECT_EQ(refusal("said", {{"db", "x"}}), "unknown parameter \"db\"");
  EXPECT_EQ(refusal("show", {}), "the parameter \"name\" is missing");
  EXPECT_EQ(refusal("said", {{"since", "2021"}, {"since", "2022"}}), "\"since\" may be given once");
}

TEST(ServedHosts, AreThisMachineAlone) {
  for (const char* host : {"localhost", "localhost:8127", "127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:8127"}) {
    EXPECT_TRUE(serve::is_local_host(host)) << host;
  }
  for (const char* host : {"", "example.org", "example.org:8127", "localhost.example.org", "127.0.0.1.example.org",
                           "localhost:80x", "::1"}) {
    EXPECT_FALSE(serve::is_local_host(host)) << host;
  }
}

TEST(ChildProcess, KeepsBothStreamsAndTheExitCode) {
  const serve::Outcome outcome = serve::run_child("/bin/sh", {"-c", "echo out; echo err >&2; exit 3"}, {});
  EXPECT_EQ(outcome.output, "out\n");
  EXPECT_EQ(outcome.diagnostics, "err\n");
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_THROW(serve::run_child("/no/such/program", {}, {}), Error);
}

TEST(ChildProcess, EndsWhatTakesTooLongOrPrintsTooMuch) {
  serve::RunLimits limits;
  limits.time = std::chrono::milliseconds(50);
  EXPECT_TRUE(serve::run_child("/bin/sh", {"-c", "exec sleep 100"}, limits).timed_out);
  limits.time = std::chrono::minutes(1);
  limits.most_bytes = 1000;
  EXPECT_TRUE(serve::run_child("/bin/sh", {"-c", "while :; do echo too much; done"}, limits).too_long);
}

// The real program, listening on a port that was free.
class ServeCommand : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    write_whole(folder / "in.ndjson", kAnnWarnedBob);
    const std::string database = (folder / "t.db").string();
    const Outcome imported = quoth({"--db", database, "import", (folder / "in.ndjson").string()});
    ASSERT_EQ(imported.exit_code, 0) << imported.err;
    // The shell prints its own number and becomes the program.
    const std::string command = "echo $$; exec " QUOTH_BINARY_DIR "/quoth serve --port 0 --db '" + database + "'";
    server_ = popen(command.c_str(), "r");
    ASSERT_NE(server_, nullptr);
    char line[500] = "";
    ASSERT_NE(fgets(line, sizeof line, server_), nullptr);
    process_ = std::atoi(line);
    ASSERT_NE(fgets(line, sizeof line, server_), nullptr);
    const std::string told = line;
    const std::size_t at = told.find("127.0.0.1:");
    ASSERT_NE(at, std::string::npos) << told;
    port_ = std::atoi(told.c_str() + at + 10);
  }
  void TearDown() override {
    if (process_ > 0) kill(process_, SIGTERM);
    if (server_ != nullptr) {
      EXPECT_EQ(pclose(server_), 0);  // it ends by itself, with exit code 0
    }
    ProgramTest::TearDown();
  }
  httplib::Result get(const std::string& path, const httplib::Headers& headers = {}) const {
    httplib::Client client("127.0.0.1", port_);
    return client.Get(path, headers);
  }

 private:
  std::FILE* server_ = nullptr;
  pid_t process_ = 0;
  int port_ = 0;
};

TEST_F(ServeCommand, AnswersAsTheCommandsDo) {
  const auto said = get("/api/said?by=ann%20lee");
  ASSERT_TRUE(said);
  EXPECT_EQ(said->status, 200);
  EXPECT_THAT(said->get_header_value("Content-Type"), HasSubstr("application/json"));
  EXPECT_THAT(said->body, HasSubstr("\"label\":\"warned\""));
  EXPECT_THAT(get("/api")->body, HasSubstr("\"/api/said\""));
  EXPECT_THAT(get("/api/query?cypher=MATCH%20(a)-%5B:WARNED%5D-%3E(b)%20RETURN%20b.name%20AS%20who")->body,
              HasSubstr("\"who\":\"Bob Ray\""));
}

TEST_F(ServeCommand, TellsWhatWentWrong) {
  EXPECT_EQ(get("/api/said?by=Anna")->status, 422);
  EXPECT_THAT(get("/api/said?by=Anna")->body, HasSubstr("nobody is called"));
  EXPECT_EQ(get("/api/said?colour=red")->status, 400);
  EXPECT_EQ(get("/nothing")->status, 404);
}

TEST_F(ServeCommand, RefusesToWriteAndOtherNames) {
  const auto write = get("/api/query?cypher=CREATE%20(:Note)");
  EXPECT_EQ(write->status, 400);
  EXPECT_THAT(write->body, HasSubstr("--read-only forbids"));
  EXPECT_THAT(get("/api/query?cypher=MATCH%20(n:Note)%20RETURN%20count(*)%20AS%20notes")->body,
              HasSubstr("\"notes\":0"));
  EXPECT_EQ(get("/api/said", {{"Host", "example.org"}})->status, 403);
}

TEST_F(ServeCommand, ShowsTheExplorerAndDrawings) {
  EXPECT_THAT(get("/")->body, HasSubstr("<form id=\"ask\""));
  EXPECT_EQ(get("/explorer.js")->status, 200);
  EXPECT_EQ(get("/explorer.css")->status, 200);
  const auto drawing = get("/drawing?around=Ann%20Lee");
  EXPECT_EQ(drawing->status, 200);
  EXPECT_THAT(drawing->body, HasSubstr("Bob Ray"));
}

}  // namespace
}  // namespace quoth::cli
