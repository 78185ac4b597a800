// SPDX-License-Identifier: Apache-2.0
#include "extract/statements/confidence.h"

#include "extract/statements/article.h"

#include <algorithm>
#include <string_view>

namespace quoth::extract::statements {
namespace {

constexpr double kTurn = 0.9;  // a label tells its speaker; to whom he speaks is a guess where there are several
constexpr double kNobody = 0.2;
constexpr double kSameSides = 0.55;

// How sure it is for whom the words stand: the least sure of them.
double known(const Article& article, const std::vector<TokenAt>& tokens) {
  double worst = 1.0;
  for (const TokenAt at : tokens) {
    const discourse::Mention* mention = article.discourse.mention_at(at.block, at.token);
    const bool resolved = mention != nullptr && !mention->entities.empty();
    worst = std::min(worst, resolved ? mention->confidence : kUnresolvedCertainty);
  }
  return worst;
}

std::string_view reason_of(double certainty, bool source) {
  if (certainty == kUnresolvedCertainty)
    return source ? "nobody is found for the word that acts" : "nobody is found for whom it meets";
  if (certainty == kPronounCertainty) return source ? "who acts is a pronoun" : "whom it meets is a pronoun";
  if (certainty == kNominalCertainty)
    return source ? "who acts is told by a description" : "whom it meets is told by a description";
  return source ? "who acts is named" : "whom it meets is named";
}

class Factors {
 public:
  explicit Factors(const Signs& signs) : signs_(signs) {}

  std::vector<Factor> find() {
    if (signs_.turn) {
      add(kTurn, "the label of a turn tells who speaks; to whom is likely");
    } else if (!signs_.source && !signs_.target) {
      without_sides();
    } else {
      with_sides();
    }
    add(signs_.legibility, "the paragraph is hard to read");
    return std::move(factors_);
  }

 private:
  void add(double value, std::string_view reason) {
    if (value != 1.0) factors_.push_back({value, reason});
  }

  bool has(std::initializer_list<std::string_view> names) const {
    return std::any_of(signs_.rules.begin(), signs_.rules.end(), [&](const std::string& rule) {
      return std::find(names.begin(), names.end(), rule) != names.end();
    });
  }

  // The parser errs in long sentences; what is longer still is none.
  void length() {
    if (signs_.sentence_length > 150)
      add(0.5, "the sentence is too long to be one");
    else if (signs_.sentence_length > 60)
      add(0.9, "the sentence is long");
  }

  void without_sides() {
    if (!signs_.content) return add(kNobody, "neither side and no content were found");
    add(signs_.typed ? 0.6 : 0.45, "neither who acts nor whom it meets was found");
    length();
  }

  void with_sides() {
    add(0.98, "any statement");
    if (signs_.source) add(signs_.source_known, reason_of(signs_.source_known, true));
    if (signs_.target) add(signs_.target_known, reason_of(signs_.target_known, false));
    if (!signs_.source) add(0.9, "who acts was not found");
    if (has({"control", "purpose", "shared-subject"})) add(0.96, "who acts is told by another verb");
    if (has({"object-control", "participle"})) add(0.94, "who acts is told by an object or a participle");
    if (has({"prepositional", "inside-object", "inside-phrase"})) add(0.93, "whom it meets stands in a phrase");
    if (!signs_.typed) add(0.95, "the kind of act is not known");
    if (signs_.nominal) add(0.85, "the act is told by a noun or a modal");
    length();
  }

  const Signs& signs_;
  std::vector<Factor> factors_;
};

}  // namespace

std::vector<Factor> factors_of(const Signs& signs) {
  return Factors(signs).find();
}

double confidence_of(const Signs& signs) {
  double product = 1.0;
  for (const Factor& factor : factors_of(signs)) product *= factor.value;
  if (signs.same_sides) product = std::min(product, kSameSides);
  return std::clamp(product, 0.05, 0.99);
}

Signs signs_of(const Article& article, const Draft& draft) {
  const Tree& tree = article.tree(draft.block);
  const TokenRange sentence = tree.sentences()[static_cast<std::size_t>(tree.sentence(draft.trigger))];
  Signs signs;
  signs.source = !draft.sources.empty();
  signs.target = !draft.targets.empty();
  signs.content = !draft.content.empty();
  signs.source_known = known(article, draft.sources);
  signs.target_known = known(article, draft.targets);
  signs.typed = draft.type != Type::none;
  signs.nominal = draft.nominal;
  signs.turn = draft.turn != kNone;
  signs.sentence_length = sentence.end - sentence.begin;
  signs.rules = draft.rules;
  return signs;
}

}  // namespace quoth::extract::statements
