// SPDX-License-Identifier: Apache-2.0
#include "graph/identity/word_lists.h"

namespace quoth::graph {
namespace {

template <class Each>
void for_each_line(std::string_view list, Each each) {
  while (!list.empty()) {
    const std::size_t end = list.find('\n');
    const std::string_view line = list.substr(0, end);
    list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
    if (!line.empty() && line.front() != '#') each(line);
  }
}

template <class Each>
void for_each_word(std::string_view line, Each each) {
  while (!line.empty()) {
    const std::size_t end = line.find_first_of(" \t");
    if (end != 0) each(line.substr(0, end));
    line.remove_prefix(end == std::string_view::npos ? line.size() : end + 1);
  }
}

}  // namespace

std::unordered_set<std::string> word_set(std::string_view list) {
  std::unordered_set<std::string> words;
  for_each_line(
      list, [&](std::string_view line) { for_each_word(line, [&](std::string_view word) { words.emplace(word); }); });
  return words;
}

std::unordered_map<std::string, std::string> word_classes(std::string_view list) {
  std::unordered_map<std::string, std::string> classes;
  for_each_line(list, [&](std::string_view line) {
    std::string first;
    for_each_word(line, [&](std::string_view word) {
      if (first.empty()) first = word;
      classes.try_emplace(std::string(word), first);
    });
  });
  return classes;
}

std::unordered_map<std::string, std::string> word_table(std::string_view list) {
  std::unordered_map<std::string, std::string> table;
  for_each_line(list, [&](std::string_view line) {
    const std::size_t tab = line.find('\t');
    if (tab != std::string_view::npos) table.try_emplace(std::string(line.substr(0, tab)), line.substr(tab + 1));
  });
  return table;
}

}  // namespace quoth::graph
