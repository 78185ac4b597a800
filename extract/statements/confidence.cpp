// SPDX-License-Identifier: Apache-2.0
#include "extract/statements/confidence.h"

#include <algorithm>

namespace quoth::extract::statements {
namespace {

constexpr double kTurn = 0.9;  // a label tells its speaker; to whom he speaks is a guess where there are several

// What a word's resolution costs: the mention's own confidence, less for what could not be resolved.
double resolved(const Article& article, const std::vector<TokenAt>& tokens) {
  double worst = 1.0;
  for (const TokenAt at : tokens) {
    const discourse::Mention* mention = article.discourse.mention_at(at.block, at.token);
    if (mention == nullptr || mention->entities.empty()) {
      worst = std::min(worst, 0.75);
    } else {
      double c = mention->confidence;
      if (mention->form == graph::MentionForm::pronoun) c = std::min(c, 0.85);
      if (mention->form == graph::MentionForm::nominal) c = std::min(c, 0.93);
      worst = std::min(worst, c);
    }
  }
  return worst;
}

bool has_rule(const Draft& draft, std::string_view rule) {
  return std::find(draft.rules.begin(), draft.rules.end(), rule) != draft.rules.end();
}

// The parser errs in long sentences; what is longer still is none.
double for_length(const Tree& tree, const Draft& draft) {
  const TokenRange sentence = tree.sentences()[static_cast<std::size_t>(tree.sentence(draft.trigger))];
  const Index length = sentence.end - sentence.begin;
  return length > 150 ? 0.5 : length > 60 ? 0.9 : 1.0;
}

}  // namespace

double confidence_of(const Article& article, const Draft& draft) {
  if (draft.turn != kNone) return kTurn;
  const bool source = !draft.sources.empty();
  const bool target = !draft.targets.empty();
  if (!source && !target && draft.content.empty()) return 0.2;
  double c = 0.98 * resolved(article, draft.sources) * resolved(article, draft.targets);
  const double length = for_length(article.tree(draft.block), draft);
  if (!source && !target) return (draft.type == Type::none ? 0.45 : 0.6) * length;
  if (!source) c *= 0.9;
  if (has_rule(draft, "control") || has_rule(draft, "purpose") || has_rule(draft, "shared-subject")) c *= 0.96;
  if (has_rule(draft, "object-control") || has_rule(draft, "participle")) c *= 0.94;
  if (has_rule(draft, "prepositional") || has_rule(draft, "inside-object") || has_rule(draft, "inside-phrase"))
    c *= 0.93;
  if (draft.type == Type::none) c *= 0.95;
  if (draft.nominal) c *= 0.85;
  c *= length;
  return std::clamp(c, 0.05, 0.99);
}

}  // namespace quoth::extract::statements
