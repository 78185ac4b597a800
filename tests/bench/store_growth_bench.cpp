// SPDX-License-Identifier: Apache-2.0
// What it costs to add a document to a store that holds more and more: prints milliseconds a document, of which the
// processor's, and statements a second of the bulk before, at each size. Documents have 20 statements between 8
// entities drawn from a Zipf-like crowd.
//
//   build/store-growth-bench [statements [KEEP.db]]     default 200,000, a file that is removed
#include "graph/store/store.h"

#include <unistd.h>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <random>
#include <set>
#include <string>

namespace {

using namespace quoth::graph;

Records make_document(std::mt19937& random, std::size_t number) {
  std::set<std::uint32_t> people;
  while (people.size() < 8) {
    const double uniform = static_cast<double>(random() % 1'000'000 + 1) / 1'000'000;
    people.insert(static_cast<std::uint32_t>(50'000 * uniform * uniform * uniform));
  }
  Records records;
  Document& document = records.document;
  document.uri = "made/" + std::to_string(number);
  document.text = "Report " + std::to_string(number) + ".";
  std::vector<Mention> mentions;
  std::vector<std::string> names;
  for (const std::uint32_t person : people) {
    names.push_back("Name" + std::to_string(person % 211) + " Family" + std::to_string(person));
    const auto begin = static_cast<std::uint32_t>(document.text.size() + 1);
    document.text += ' ' + names.back() + " spoke of matter " + std::to_string(random() % 100'000) + " at length.";
    mentions.push_back(
        {"", {begin, begin + static_cast<std::uint32_t>(names.back().size())}, names.back(), MentionForm::name, 1.0});
  }
  document.id = document_id(document.text);
  document.published = "2021-12-" + std::to_string(10 + number % 20);
  document.blocks = {{BlockKind::paragraph, {0, static_cast<std::uint32_t>(document.text.size())}}};
  const std::string digits = document.id.substr(2);
  for (std::size_t index = 0; index < names.size(); ++index) {
    Entity entity;
    entity.id = "e:" + digits + "-" + std::to_string(index + 1);
    entity.kind = EntityKind::person;
    entity.name = names[index];
    entity.aliases = {names[index]};
    mentions[index].document = document.id;
    entity.mentions = {mentions[index]};
    records.entities.push_back(std::move(entity));
  }
  for (std::size_t index = 0; index < 20; ++index) {
    Statement statement;
    statement.id = "s:" + digits + "-" + std::to_string(index + 1);
    statement.document = document.id;
    statement.predicate = statement.label = "say" + std::to_string(random() % 40);
    statement.type = "SAY";
    statement.source = {records.entities[random() % 8].id};
    statement.target = {records.entities[random() % 8].id};
    statement.trigger = {0, 6};
    statement.evidence = mentions[index % 8].span;
    statement.content = Content{names[index % 8], mentions[index % 8].span, {}};
    records.statements.push_back(std::move(statement));
  }
  return records;
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t statements = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 200'000;
  const bool keep = argc > 2;
  const std::filesystem::path path =
      keep ? argv[2] : std::filesystem::temp_directory_path() / ("quoth-growth-" + std::to_string(::getpid()) + ".db");
  std::mt19937 random(1);
  std::printf("statements  ms/document  processor  bulk statements/s\n");
  {
    Store store(path, Access::write);
    const auto begun = std::chrono::steady_clock::now();
    std::size_t number = 0, next = 2'000;
    while (number * 20 < statements) {
      std::vector<Records> batch;
      for (int each = 0; each < 100; ++each) batch.push_back(make_document(random, number++));
      store.put_all(batch, "2022-01-01T00:00:00Z");
      if (number * 20 < next) continue;
      next *= 2;
      // One transaction a document, as `add` does.
      const auto from = std::chrono::steady_clock::now();
      const std::clock_t processor = std::clock();
      for (int each = 0; each < 100; ++each) store.put(make_document(random, number++), "2022-01-01T00:00:00Z");
      const double one =
          std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - from).count() / 100;
      const double all = std::chrono::duration<double>(from - begun).count();
      const double alone = 10.0 * static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC;
      std::printf("%10zu  %11.2f  %9.2f  %17.0f\n", number * 20, one, alone, static_cast<double>(number * 20) / all);
      std::fflush(stdout);
    }
  }
  if (keep) return 0;
  for (const char* ending : {"", "-wal", "-shm"}) std::filesystem::remove(path.string() + ending);
}
