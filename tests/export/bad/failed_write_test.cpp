// SPDX-License-Identifier: Apache-2.0
// Each format, written where the disk is full, the pipe is closed or the device takes nothing: an error that is told,
// and what was there before is there after. Two more tests are of the file itself: output_file_test.cpp.
#include "export/csv.h"
#include "export/cypher.h"
#include "export/dot.h"
#include "export/ftm.h"
#include "export/graphml.h"
#include "export/html.h"
#include "export/jsonld.h"
#include "export/kuzu_csv.h"
#include "export/ndjson.h"
#include "export/neo4j_csv.h"
#include "export/nquads.h"
#include "export/output_file.h"
#include "export/plover.h"
#include "export/rdf.h"
#include "export/records_source.h"
#include "export/timeline.h"
#include "formats.h"
#include "graph/error.h"
#include "sample_records.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <fcntl.h>
#include <unistd.h>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace quoth::exporters {
namespace {

namespace fs = std::filesystem;

const Format kFormats[] = {
    {"csv", write_csv_table},
    {"cypher", as_property_graph<CypherWriter>},
    {"dot", [](const GraphSource& source, ByteSink& sink) { write_dot(make_drawing(source, {}), {}, sink); }},
    {"svg", [](const GraphSource& source,
               ByteSink& sink) { write_picture(make_drawing(source, {}), {}, PictureFormat::svg, sink); }},
    {"png", [](const GraphSource& source,
               ByteSink& sink) { write_picture(make_drawing(source, {}), {}, PictureFormat::png, sink); }},
    {"pdf", [](const GraphSource& source,
               ByteSink& sink) { write_picture(make_drawing(source, {}), {}, PictureFormat::pdf, sink); }},
    {"html", [](const GraphSource& source, ByteSink& sink) { write_html(make_drawing(source, {}), "", sink); }},
    {"timeline", [](const GraphSource& source, ByteSink& sink) { write_timeline(source, {}, sink); }},
    {"ftm", write_ftm},
    {"graphml", as_property_graph<GraphMlWriter>},
    {"jsonld", as_rdf<JsonLdWriter>},
    {"turtle", as_trig<TrigWriter::Dialect::turtle>},
    {"trig", as_trig<TrigWriter::Dialect::trig>},
    {"nquads", as_rdf<NQuadsWriter>},
    {"plover", write_plover},
    {"ndjson", write_ndjson},
};

// No file grows over `bytes` while this lives, as on a disk that is full by then.
class SmallDisk {
 public:
  explicit SmallDisk(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit small{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
  }
  ~SmallDisk() { setrlimit(RLIMIT_FSIZE, &before_); }

 private:
  rlimit before_{};
};

class FailedWrite : public testing::Test {
 protected:
  FailedWrite() : source_({sample::harbour()}) {
    folder_ = fs::path(QUOTH_BINARY_DIR) / "tests" / testing::UnitTest::GetInstance()->current_test_info()->name();
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~FailedWrite() override { fs::remove_all(folder_); }

  static std::string content_of(const fs::path& path) {
    std::ifstream in(path);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  void expect_error(const Format& format, const fs::path& path) const {
    try {
      OutputFile file(path);
      format.write(source_, file);
      file.finish();
      ADD_FAILURE() << format.name << " wrote all of itself to " << path;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::io) << format.name;
    }
  }

  RecordsSource source_;
  fs::path folder_;
};

TEST_F(FailedWrite, OnAFullDiskIsAnErrorAndTheOldFileStays) {
  for (const Format& format : kFormats) {
    const fs::path path = folder_ / format.name;
    std::ofstream(path) << "old";
    const SmallDisk small(2000);
    expect_error(format, path);
    EXPECT_EQ(content_of(path), "old") << format.name;
  }
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), {}), std::ssize(kFormats)) << "temporary files are left";
}

TEST_F(FailedWrite, ToADeviceThatTakesNothingIsAnError) {
  if (!fs::exists("/dev/full")) GTEST_SKIP() << "no /dev/full here";
  for (const Format& format : kFormats) expect_error(format, "/dev/full");
}

TEST_F(FailedWrite, ToAPipeThatNobodyReadsIsAnError) {
  std::signal(SIGPIPE, SIG_IGN);
  const fs::path path = folder_ / "pipe";
  ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
  for (const Format& format : kFormats) {
    const int reader = open(path.c_str(), O_RDONLY | O_NONBLOCK);
    try {
      OutputFile file(path);
      close(reader);
      format.write(source_, file);
      file.finish();
      ADD_FAILURE() << format.name << " wrote all of itself";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::io) << format.name;
    }
  }
}

TEST_F(FailedWrite, WhereNothingCanBeMadeIsAnError) {
  std::ofstream(folder_ / "file") << "old";
  for (const Format& format : kFormats) {
    expect_error(format, folder_ / "file" / format.name);
    expect_error(format, folder_ / "nowhere" / format.name);
    expect_error(format, folder_);
  }
  EXPECT_THROW(Neo4jCsvWriter(folder_ / "file" / "neo4j"), Error);
  EXPECT_THROW(KuzuCsvWriter(folder_ / "file" / "kuzu"), Error);
  EXPECT_EQ(content_of(folder_ / "file"), "old");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), {}), 1) << "something was made";
}

// Somebody who may not write everywhere, as root may, while this lives.
class Nobody {
 public:
  Nobody() {
    if (before_ == 0 && seteuid(65534) != 0) throw std::runtime_error("cannot become nobody");
  }
  ~Nobody() {
    if (before_ == 0 && seteuid(0) != 0) std::abort();
  }

 private:
  uid_t before_ = geteuid();
};

TEST_F(FailedWrite, IntoAFolderThatMayNotBeWrittenLeavesTheOldFile) {
  for (const Format& format : kFormats) std::ofstream(folder_ / format.name) << "old";
  fs::permissions(folder_, fs::perms(0555));
  for (const Format& format : kFormats) {
    {
      const Nobody nobody;
      expect_error(format, folder_ / format.name);
    }
    EXPECT_EQ(content_of(folder_ / format.name), "old") << format.name;
  }
  fs::permissions(folder_, fs::perms::owner_all);
}

template <class Writer>
void expect_whole_folder_stays(const GraphSource& source, const fs::path& folder) {
  {
    Writer writer(folder);
    write_property_graph(source, writer);
  }
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
  for (const fs::path& file : files) std::ofstream(file, std::ios::trunc) << "old";
  const SmallDisk small(10'000);  // the small files fit, the large ones do not
  EXPECT_THROW(
      {
        Writer writer(folder);
        write_property_graph(source, writer);
      },
      Error);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder), {}), std::ssize(files)) << "temporary files are left";
  for (const fs::path& file : files) {
    std::ifstream in(file);
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(in), {}), "old") << file;
  }
}

TEST_F(FailedWrite, OfAFolderLeavesAllOldFilesOrNone) {
  expect_whole_folder_stays<Neo4jCsvWriter>(source_, folder_ / "neo4j");
  expect_whole_folder_stays<KuzuCsvWriter>(source_, folder_ / "kuzu");
}

}  // namespace
}  // namespace quoth::exporters
