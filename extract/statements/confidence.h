// SPDX-License-Identifier: Apache-2.0
// How sure a statement is, and what that is made of: a product of factors, each with its reason. The factors were
// chosen on annotated articles so that on articles nobody had read as many statements are right as the product says
// (tests/bench/quality prints the reliability of both halves).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quoth::extract::statements {

struct Article;
struct Draft;

// What the confidence of a statement depends on.
struct Signs {
  bool source = false;  // a word of the text stands on this side
  bool target = false;
  bool content = false;
  double source_known = 1.0;  // how sure it is for whom that word stands: name_certainty() and the like
  double target_known = 1.0;
  bool typed = false;
  bool nominal = false;
  bool turn = false;        // of a transcript
  int sentence_length = 0;  // tokens
  double legibility = 1.0;  // of the paragraph: less where it is in capitals or has no marks
  bool same_sides = false;  // source and target came out as one, and one of them was taken away
  std::span<const std::string> rules;
};

// How sure a mention of each form stands for the entity that it was given; of an unresolved word.
inline constexpr double kNameCertainty = 0.97;
inline constexpr double kNominalCertainty = 0.85;
inline constexpr double kPronounCertainty = 0.8;
inline constexpr double kUnresolvedCertainty = 0.75;

struct Factor {
  double value = 1.0;
  std::string_view reason;  // a phrase for people
};

// At least one; those that are 1 are left out.
std::vector<Factor> factors_of(const Signs& signs);

// The product, held within 0.05 and 0.99, and below 0.55 where both sides came out as one.
double confidence_of(const Signs& signs);

Signs signs_of(const Article& article, const Draft& draft);

}  // namespace quoth::extract::statements
