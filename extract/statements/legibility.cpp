// SPDX-License-Identifier: Apache-2.0
#include "extract/statements/legibility.h"

#include "extract/statements/content.h"

#include <string>

namespace quoth::extract::statements {
namespace {

constexpr int kHeadline = 20;     // words that may stand in capitals in print
constexpr int kFewWords = 12;     // of so few nothing can be said
constexpr int kSomeCapital = 20;  // of so many words one begins with a capital letter
constexpr int kSomeMark = 30;     // in so many words stands a mark

struct Count {
  int words = 0;
  int shouted = 0;   // of two letters or more, capitals only
  int capitals = 0;  // begin with one
  int marks = 0;
};

Count count(const Tree& tree) {
  Count count;
  for (Index i = 0; i < tree.size(); ++i) {
    const std::string_view text = tree.text(i);
    bool small = false;
    bool large = false;
    for (const char c : text) {
      small |= (c >= 'a' && c <= 'z');
      large |= (c >= 'A' && c <= 'Z');
    }
    count.words += small || large;
    count.shouted += large && !small && text.size() > 1;
    count.capitals += text[0] >= 'A' && text[0] <= 'Z';
    count.marks += text == "." || text == "," || text == ";" || text == ":" || text == "!" || text == "?" ||
                   text == "–" || text == "—" || text == "-";
  }
  return count;
}

struct Verdict {
  double factor = 1.0;
  const char* reason = nullptr;
};

Verdict judge(const Count& c) {
  if (c.words >= kFewWords && c.shouted * 10 > c.words * 6)
    return {c.words <= kHeadline ? 0.8 : 0.5, "capitals only: names cannot be told from words"};
  if (c.words >= kSomeCapital && c.capitals == 0) return {0.5, "small letters only: names cannot be told from words"};
  if (c.words >= kSomeMark && c.marks == 0) return {0.5, "no marks: sentences cannot be told apart"};
  return {};
}

}  // namespace

std::vector<double> legibility(const Article& article, Diagnostics& diagnostics) {
  std::vector<double> factors;
  for (std::size_t block = 0; block < article.trees.size(); ++block) {
    const Tree& tree = article.trees[block];
    const Verdict verdict = judge(count(tree));
    factors.push_back(verdict.factor);
    if (verdict.reason == nullptr) continue;
    const graph::Span span = span_of(article, {static_cast<Index>(block), {0, tree.size()}});
    diagnostics.report({Severity::note, "hard-to-read", verdict.reason, article.document.uri, span.begin, span.end});
  }
  return factors;
}

}  // namespace quoth::extract::statements
