// SPDX-License-Identifier: Apache-2.0
// What must not be lost or mangled: killed writers, damaged and foreign databases, full and read-only disks.
#include "article.h"
#include "graph/error.h"
#include "graph/records.h"
#include "graph/store/check.h"
#include "graph/store/store.h"
#include "made_archive.h"
#include "scratch.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <iostream>
#include <random>

namespace quoth::graph {
namespace {

constexpr const char* kNow = "2022-01-01T00:00:00Z";

std::string message_of(const std::function<void()>& act) {
  try {
    act();
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

std::string export_of(Store& store) {
  std::string lines;
  for (const Records& records : store.records()) append_records(records, lines);
  return lines;
}

void run_sql(const std::filesystem::path& path, const char* sql) {
  sqlite3* handle = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &handle), SQLITE_OK);
  EXPECT_EQ(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(handle);
  sqlite3_close(handle);
}

// Adds the documents over and over, until killed.
[[noreturn]] void write_forever(const std::filesystem::path& path, const std::vector<Records>& documents) {
  try {
    Store store(path, Access::write);
    for (std::size_t index = 0;; index = (index + 1) % documents.size()) {
      if (store.put(documents[index], kNow) == Outcome::unchanged) store.forget(documents[index].document.id);
    }
  } catch (...) {
    ::_exit(1);
  }
}

TEST(Durability, KilledAt200RandomMomentsItHoldsWholeDocumentsOnly) {
  Scratch scratch;
  const std::filesystem::path path = scratch / "quoth.db";
  const std::vector<Records> documents = make_archive(40, 3).documents;
  std::mt19937 random(11);
  std::size_t seen = 0;
  for (int kill = 0; kill < 200; ++kill) {
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) write_forever(path, documents);
    ::usleep(static_cast<useconds_t>(random() % 12'000));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the writer ended by itself";
    if (kill % 10 != 9 || !std::filesystem::exists(path)) continue;
    Store store(path, Access::write);
    for (const Problem& problem : check(store).problems) FAIL() << problem.where << ": " << problem.what;
    for (const Records& records : store.records()) {
      const auto same = [&](const Records& each) { return each == records; };
      ASSERT_TRUE(std::any_of(documents.begin(), documents.end(), same)) << records.document.uri;
      ++seen;
    }
  }
  EXPECT_GT(seen, 0U);
  Store store(path, Access::write);
  store.put_all(documents, kNow);
  EXPECT_EQ(store.counts().documents, documents.size()) << "the next run adds the rest";
}

TEST(Durability, AnotherProgramsDatabaseIsRefused) {
  Scratch scratch;
  run_sql(scratch / "a.db", "CREATE TABLE t(x)");
  for (const Access access : {Access::read, Access::write}) {
    EXPECT_THAT(message_of([&] { Store(scratch / "a.db", access); }),
                testing::HasSubstr("a.db: this is a database of another program, not of quoth"));
  }
  std::ofstream(scratch / "b.db") << std::string(5000, 'x');
  EXPECT_THAT(message_of([&] { Store(scratch / "b.db"); }), testing::HasSubstr("this is no database of quoth"));
  std::ofstream(scratch / "c.db");
  EXPECT_THAT(message_of([&] { Store(scratch / "c.db"); }), testing::HasSubstr("c.db: this database is empty"))
      << "an empty file";
}

TEST(Durability, ANewerSchemaIsRefused) {
  Scratch scratch;
  Store(scratch / "a.db", Access::write);
  run_sql(scratch / "a.db", "PRAGMA user_version = 99");
  EXPECT_THAT(message_of([&] { Store(scratch / "a.db", Access::write); }),
              testing::HasSubstr("written by a newer quoth (schema 99"));
}

TEST(Durability, ATruncatedDatabaseIsAClearError) {
  Scratch scratch;
  Store(scratch / "a.db", Access::write).put_all(make_archive(30, 1).documents, kNow);
  std::filesystem::resize_file(scratch / "a.db", std::filesystem::file_size(scratch / "a.db") / 3);
  const std::string message = message_of([&] {
    Store store(scratch / "a.db");
    if (const CheckReport report = check(store); !report.problems.empty()) {
      throw Error(ErrorKind::storage, "check: " + report.problems.front().what);
    }
  });
  EXPECT_THAT(message, testing::AnyOf(testing::HasSubstr("damaged"), testing::HasSubstr("check: ")));
}

TEST(Durability, AFullDiskLosesNothing) {
  Scratch scratch;
  const std::vector<Records> documents = make_archive(60, 5).documents;
  {
    Store store(scratch / "a.db", Access::write);
    store.put_all({documents.begin(), documents.begin() + 5}, kNow);
  }
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {  // a limit on the size of files stands for a full disk
    std::signal(SIGXFSZ, SIG_IGN);
    const rlim_t size = std::filesystem::file_size(scratch / "a.db") + 40'000;
    const rlimit limit{size, size};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    int exit_code = 1;
    try {
      Store store(scratch / "a.db", Access::write);
      for (const Records& records : documents) store.put(records, kNow);
    } catch (const Error& error) {
      exit_code = error.kind() == ErrorKind::io ? 42 : 2;
    }
    ::_exit(exit_code);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_EQ(WEXITSTATUS(status), 42) << "the error is the operating system's";
  Store store(scratch / "a.db", Access::write);
  EXPECT_GE(store.counts().documents, 5U);
  for (const Problem& problem : check(store).problems) ADD_FAILURE() << problem.where << ": " << problem.what;
}

TEST(Durability, ASecondWriterWaitsThenSaysWhoHoldsTheLock) {
  Scratch scratch;
  StoreOptions first;
  first.purpose = "quoth add articles/";
  Store store(scratch / "a.db", Access::write, first);
  StoreOptions second;
  second.wait = std::chrono::milliseconds(60);
  EXPECT_THAT(message_of([&] { Store(scratch / "a.db", Access::write, second); }),
              testing::HasSubstr("the database is being written by process " + std::to_string(::getpid()) +
                                 " (quoth add articles/); waited 0.1 s"));
  store.put(make_archive(1, 1).documents[0], kNow);
  EXPECT_EQ(Store(scratch / "a.db").counts().documents, 1U) << "readers do not wait";
}

TEST(Durability, ReadersSeeOneStateWhileAWriterGoesOn) {
  Scratch scratch;
  const std::vector<Records> documents = make_archive(4, 1).documents;
  Store writer(scratch / "a.db", Access::write);
  writer.put_all({documents.begin(), documents.begin() + 2}, kNow);
  Store reader(scratch / "a.db");
  Cursor<Records> cursor = reader.records();
  Records records;
  ASSERT_TRUE(cursor.next(records));
  writer.put_all({documents.begin() + 2, documents.end()}, kNow);
  ASSERT_TRUE(cursor.next(records));
  EXPECT_FALSE(cursor.next(records));
  EXPECT_EQ(reader.counts().documents, 4U);
}

TEST(Durability, AHoldSeesOneStateThroughSeveralPasses) {
  Scratch scratch;
  const std::vector<Records> documents = make_archive(4, 1).documents;
  Store writer(scratch / "a.db", Access::write);
  writer.put_all({documents.begin(), documents.begin() + 2}, kNow);
  Store reader(scratch / "a.db");
  {
    const Store::Hold hold = reader.hold();
    writer.put_all({documents.begin() + 2, documents.end()}, kNow);
    for (int pass = 0; pass < 2; ++pass) {
      std::size_t seen = 0;
      for (const Document& document : reader.documents()) seen += document.id.empty() ? 0U : 1U;
      EXPECT_EQ(seen, 2U);
    }
  }
  EXPECT_EQ(reader.counts().documents, 4U) << "the hold is over";
}

TEST(Check, FindsWhatIsWrongAndSaysWhere) {
  const struct {
    const char *damage, *where, *what;
  } rows[] = {
      {"UPDATE mention SET \"end\" = \"end\" + 1 WHERE position = 0", "e:", "the mention at"},
      {"UPDATE document SET text = text || 'x'", "d:", "the id is not the hash of the text"},
      {"UPDATE statement SET day = '1999-01-01'", "made", "filed under another day"},
      {"PRAGMA foreign_keys = OFF; DELETE FROM entity WHERE number = 1", "", "that is not there"},
      {"DELETE FROM sentence", "made", "its sentences are not those"},
      {"UPDATE node SET cluster = (SELECT max(key) FROM node)", "", "belongs to another entity"},
      {"UPDATE clue SET facets = 'field:arts'", "e:", "what is kept to tell who it is differs"},
      {"UPDATE facet SET \"group\" = 'x'", "p:", "its groups are not those of its facets"},
      {"UPDATE name SET articles = 77", "", "articles with this name are miscounted"},
      {"DELETE FROM band", "made", "MinHash bands"},
      {"UPDATE document SET current = 0", "made", "its editions say otherwise"},
      {"DELETE FROM block", "made", "no block covers"},
  };
  Scratch scratch;
  std::vector<Records> documents = make_archive(3, 1).documents;
  for (Records& records : documents) {
    Statement statement;
    statement.id = "s:" + records.document.id.substr(2) + "-1";
    statement.document = records.document.id;
    statement.predicate = "name";
    statement.source = {records.entities[0].id};
    statement.trigger = statement.evidence = {0, 6};
    records.statements.push_back(statement);
    records.document.text.size();
  }
  Store(scratch / "good.db", Access::write).put_all(documents, kNow);
  for (const auto& row : rows) {
    std::filesystem::copy_file(scratch / "good.db", scratch / "bad.db",
                               std::filesystem::copy_options::overwrite_existing);
    run_sql(scratch / "bad.db", row.damage);
    Store store(scratch / "bad.db");
    const std::vector<Problem> problems = check(store).problems;
    EXPECT_THAT(problems,
                testing::Contains(testing::AllOf(testing::Field(&Problem::where, testing::HasSubstr(row.where)),
                                                 testing::Field(&Problem::what, testing::HasSubstr(row.what)))))
        << row.damage;
  }
}

TEST(Door, RecordsThatContradictThemselvesAreRefusedWhole) {
  const Records good = make_archive(1, 1).documents[0];
  const struct {
    std::function<void(Records&)> damage;
    const char* message;
  } rows[] = {
      {[](Records& r) { r.document.id = "d:0000000000000000"; }, "the id is not the hash of the text"},
      {[](Records& r) { r.document.uri.clear(); }, "needs a \"uri\""},
      {[](Records& r) { r.entities[0].id = "e:1"; }, "is not of the form"},
      {[](Records& r) { r.entities[1].id = r.entities[0].id; }, "comes twice"},
      {[](Records& r) { r.entities[0].mentions[0].span.end = 9999; }, "reaches beyond the text"},
      {[](Records& r) { r.entities[0].mentions[0].document = "d:1"; }, "in another document"},
      {[](Records& r) {
         r.entities[0].roles = {{"king", "e:9"}};
       },
       "which is not there"},
      {[](Records& r) {
         r.entities[0].links = {{"b", "1"}, {"a", "1"}};
       },
       "not sorted"},
      {[](Records& r) {
         r.document.blocks[0].span = {5, 2};
       },
       "reaches beyond"},
  };
  Scratch scratch;
  Store store(scratch / "a.db", Access::write);
  for (const auto& row : rows) {
    Records bad = good;
    row.damage(bad);
    EXPECT_THAT(message_of([&] { store.put(bad, kNow); }), testing::HasSubstr(row.message));
  }
  EXPECT_EQ(store.counts().documents, 0U);
}

TEST(Durability, ExportAndImportAreTheSameBytes) {
  Scratch scratch;
  Store store(scratch / "a.db", Access::write);
  store.put_all(make_archive(50, 9).documents, kNow);
  const std::string lines = export_of(store);
  std::istringstream in(lines);
  Store other(scratch / "b.db", Access::write);
  read_records(in, "export", [&](Records&& records) { other.put(records, kNow); });
  EXPECT_EQ(export_of(other), lines);
}

}  // namespace
}  // namespace quoth::graph
