// SPDX-License-Identifier: Apache-2.0
#include "cli/tree_drawing.h"

#include "cli/table.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace quoth::cli {
namespace {

using extract::language::Function;
using extract::language::Index;
using extract::language::kNone;
using extract::language::TokenRange;
using extract::language::Tree;
using extract::language::WordClass;

constexpr std::size_t kMostChildren = 40;  // of one word; a list of hundreds says no more
constexpr std::size_t kDeepest = 24;

std::string_view name_of(Function function) {
  switch (function) {
    case Function::root:
      return "main word";
    case Function::subject:
      return "subject";
    case Function::passive_subject:
      return "subject of a passive";
    case Function::clausal_subject:
      return "clause as subject";
    case Function::expletive:
      return "empty \"there\"";
    case Function::agent:
      return "\"by\" of a passive";
    case Function::object:
      return "object";
    case Function::recipient:
      return "indirect object";
    case Function::attribute:
      return "predicate";
    case Function::preposition:
      return "phrase";
    case Function::preposition_object:
      return "object of the preposition";
    case Function::preposition_clause:
      return "clause of the preposition";
    case Function::complement_clause:
      return "content";
    case Function::open_complement:
      return "complement";
    case Function::adverbial_clause:
      return "adverbial clause";
    case Function::relative_clause:
      return "relative clause";
    case Function::participial_clause:
      return "clause of the noun";
    case Function::parenthetical:
      return "said beside it";
    case Function::apposition:
      return "apposition";
    case Function::possessor:
      return "owner";
    case Function::modifier:
      return "modifier";
    case Function::compound:
      return "part of the name";
    case Function::determiner:
      return "determiner";
    case Function::number:
      return "number";
    case Function::adverbial:
      return "adverb";
    case Function::noun_adverbial:
      return "time or measure";
    case Function::negation:
      return "negation";
    case Function::auxiliary:
    case Function::passive_auxiliary:
      return "auxiliary";
    case Function::particle:
      return "particle";
    case Function::marker:
      return "opening word";
    case Function::coordinator:
      return "conjunction";
    case Function::conjunct:
      return "joined to it";
    case Function::punctuation:
    case Function::other:
      break;
  }
  return "other";
}

std::string cut(std::string text, std::size_t width) {
  if (display_width(text) <= width) return text;
  while (!text.empty() && display_width(text) >= width) {
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U) text.pop_back();
    if (!text.empty()) text.pop_back();
  }
  while (text.ends_with(' ')) text.pop_back();
  return text + "…";
}

class Drawing {
 public:
  Drawing(const Tree& tree, Index word, std::size_t width) : tree_(tree), word_(word), width_(width) {}

  std::vector<std::string> draw() {
    Index top = word_;
    path_.push_back(top);
    while (tree_.head(top) != top && path_.size() < kDeepest) path_.push_back(top = tree_.head(top));
    const bool whole = tree_.head(top) == top;
    add("", (whole ? "" : "… ") + own(top));
    below(top, "");
    return std::move(lines_);
  }

 private:
  bool on_path(Index token) const { return std::find(path_.begin(), path_.end(), token) != path_.end(); }

  // The word with its name's parts and particle, marked where it is the statement's.
  std::string own(Index token) const {
    return std::string(tree_.text(token)) + (token == word_ ? "  <-- this statement" : "");
  }

  std::string phrase(Index token) const {
    const TokenRange range = tree_.subtree(token);
    const auto& tokens = tree_.analysis().tokens;
    const std::uint32_t begin = tokens[static_cast<std::size_t>(range.begin)].begin_byte;
    const std::uint32_t end = tokens[static_cast<std::size_t>(range.end - 1)].end_byte;
    std::string text(tree_.analysis().text.substr(begin, end - begin));
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
    return text;
  }

  static bool shown(const Tree& tree, Index token) {
    const WordClass kind = tree.word_class(token);
    return kind != WordClass::punctuation && kind != WordClass::space;
  }

  void below(Index token, const std::string& indent) {
    std::vector<Index> children;
    for (const Index child : tree_.children(token)) {
      if (child != token && shown(tree_, child) && (children.size() < kMostChildren || on_path(child)))
        children.push_back(child);
    }
    for (std::size_t i = 0; i < children.size(); ++i) {
      const Index child = children[i];
      const bool last = i + 1 == children.size();
      const std::string branch = indent + (last ? "`-- " : "|-- ") + std::string(name_of(tree_.function(child))) + ": ";
      if (!on_path(child)) {
        add(branch, phrase(child));
        continue;
      }
      add(branch, own(child));
      below(child, indent + (last ? "    " : "|   "));
    }
  }

  void add(const std::string& branch, const std::string& words) {
    const std::size_t used = display_width(branch);
    lines_.push_back(branch + cut(words, width_ > used + 20 ? width_ - used : 20));
  }

  const Tree& tree_;
  const Index word_;
  const std::size_t width_;
  std::vector<Index> path_;  // from the word to the top
  std::vector<std::string> lines_;
};

}  // namespace

std::vector<std::string> draw_tree(const Tree& tree, std::uint32_t place, std::size_t width) {
  for (Index i = 0; i < tree.size(); ++i) {
    const auto& token = tree.analysis().tokens[static_cast<std::size_t>(i)];
    if (token.begin <= place && place < token.end) return Drawing(tree, i, width).draw();
  }
  return {};
}

}  // namespace quoth::cli
