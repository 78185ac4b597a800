// SPDX-License-Identifier: Apache-2.0
#include "extract/statements/implied.h"

#include <algorithm>
#include <optional>

namespace quoth::extract::statements {
namespace {

bool helps(Type type) {
  switch (type) {
    case Type::agree:
    case Type::consult:
    case Type::support:
    case Type::cooperate:
    case Type::aid:
    case Type::concede:
    case Type::retreat:
      return true;
    default:
      return false;
  }
}

bool harms(Type type) {
  switch (type) {
    case Type::sanction:
    case Type::coerce:
    case Type::assault:
    case Type::protest:
    case Type::threaten:
    case Type::mobilize:
      return true;
    default:
      return false;
  }
}

class Implied {
 public:
  explicit Implied(Article& article) : article_(article) {}

  void add() {
    const std::size_t said = article_.drafts.size();
    for (std::size_t i = 0; i < said; ++i) {
      const Draft& speech = article_.drafts[i];
      if (speech.clause == kNone || speech.nominal || speech.type != Type::say || speech.sources.empty()) continue;
      if (!article_.can_act_any(speech.sources)) continue;
      std::vector<Draft> found;
      for (const Index index : article_.clause(speech).complements) {
        if (auto draft = of_complement(speech, index)) {
          draft->implied_by = static_cast<Index>(i);
          found.push_back(std::move(*draft));
        }
      }
      for (Draft& draft : found) article_.drafts.push_back(std::move(draft));
    }
  }

 private:
  std::optional<Draft> of_complement(const Draft& speech, Index index) const {
    const Clause& clause = article_.clause(speech.block, index);
    if (clause.subjects.empty() || clause.kind != ClauseKind::complement) return std::nullopt;
    const bool own = same(speech, clause.subjects);
    if (!own) return demand(speech, clause);
    if (clause.voice == Voice::passive) return std::nullopt;
    if (clause.modal != kNone) return own_act(speech, clause, index, clause.modal);
    for (const Index attribute : clause.attributes) {  // "it is *willing* to withdraw"
      if (!listed("desired-adjective", article_.tree(speech.block).lower(attribute)) || !clause.negations.empty())
        continue;
      for (const Index inner : article_.tree(speech.block).children(attribute)) {
        const Index done = article_.tree(speech.block).clause_at(inner);
        if (done != kNone) return own_act(speech, clause, done, attribute);
      }
      for (const Index done : clause.complements) return own_act(speech, clause, done, attribute);
    }
    return std::nullopt;
  }

  Draft made(const Draft& speech, Index trigger, Type type, const char* predicate, const char* rule) const {
    Draft draft;
    draft.block = speech.block;
    draft.trigger = trigger;
    draft.nominal = true;
    draft.type = type;
    draft.predicate = predicate;
    draft.sources = speech.sources;
    draft.quote = speech.quote;
    draft.rules.emplace_back(rule);
    return draft;
  }

  // "said that Oslo *must* leave"
  std::optional<Draft> demand(const Draft& speech, const Clause& clause) const {
    if (clause.modal == kNone || clause.voice == Voice::passive) return std::nullopt;
    const std::string_view word = article_.tree(speech.block).lower(clause.modal);
    if (word != "must" && word != "should" && word != "ought") return std::nullopt;
    Draft draft = made(speech, clause.modal, Type::request, "demand", "modal-demand");
    for (const Index subject : clause.subjects) {
      const bool known = !article_.discourse.at(speech.block, subject).empty();
      if (known && article_.can_act(TokenAt{speech.block, subject})) draft.targets.push_back({speech.block, subject});
    }
    if (draft.targets.empty()) return std::nullopt;
    return draft;
  }

  // "said it *will* help Oslo", "announced it *would* boycott Oslo", "said it *would* not help Oslo"
  std::optional<Draft> own_act(const Draft& speech, const Clause& clause, Index act, Index trigger) const {
    const Tree& tree = article_.tree(speech.block);
    const std::string_view word = tree.lower(trigger);
    const bool modal = tree.verb_form(trigger) == VerbForm::modal;
    if (modal && word != "will" && word != "would" && word != "'ll" && word != "shall") return std::nullopt;
    const Index index = article_.draft_of(speech.block, act);
    if (index == kNone || article_.draft(index).targets.empty()) return std::nullopt;
    const Draft& done = article_.draft(index);
    const bool threat = harms(done.type) || (helps(done.type) && unless(speech.block, clause));
    if (!threat && !helps(done.type)) return std::nullopt;
    const bool negated = !clause.negations.empty();
    if (negated && threat) return std::nullopt;
    Draft draft = negated  ? made(speech, trigger, Type::reject, "refuse", "modal-refusal")
                  : threat ? made(speech, trigger, Type::threaten, "threaten", "modal-threat")
                           : made(speech, trigger, Type::agree, "promise", "modal-promise");
    draft.targets = done.targets;
    return draft;
  }

  bool unless(Index block, const Clause& clause) const {
    const Tree& tree = article_.tree(block);
    const auto children = tree.children(clause.verb);
    return std::any_of(children.begin(), children.end(), [&](Index child) {
      const Index index = tree.clause_at(child);
      const Index marker = index == kNone ? kNone : article_.clause(block, index).marker;
      return marker != kNone && tree.lower(marker) == "unless";
    });
  }

  // The speaker speaks of himself.
  bool same(const Draft& speech, const std::vector<Index>& subjects) const {
    for (const Index subject : subjects) {
      for (const EntityIndex a : article_.discourse.at(speech.block, subject)) {
        for (const TokenAt source : speech.sources) {
          const auto entities = article_.discourse.at(source.block, source.token);
          if (std::find(entities.begin(), entities.end(), a) != entities.end()) return true;
        }
      }
    }
    return false;
  }

  Article& article_;
};

}  // namespace

void add_implied(Article& article) {
  Implied(article).add();
}

}  // namespace quoth::extract::statements
