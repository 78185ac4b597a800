// SPDX-License-Identifier: Apache-2.0
#include "extract/statements/article.h"

#include "extract/statements/arguments.h"

#include <algorithm>

namespace quoth::extract::statements {

bool Article::can_act(TokenAt at) const {
  const Index meant = meant_noun(tree(at.block), at.token);  // "thousands of *farmers*"
  if (meant != at.token) return can_act(TokenAt{at.block, meant});
  const auto entities = discourse.at(at.block, at.token);
  if (!entities.empty()) {
    return std::any_of(entities.begin(), entities.end(), [this](EntityIndex e) { return discourse.can_act(e); });
  }
  // A pronoun of persons acts even where nobody knows whom it means.
  const Tree& t = tree(at.block);
  if (t.word_class(at.token) != WordClass::pronoun) return false;
  return listed("personal", t.lower(at.token));
}

bool Article::is_side(TokenAt at) const {
  if (can_act(at)) return true;
  const auto entities = discourse.at(at.block, at.token);
  return std::any_of(entities.begin(), entities.end(), [this](EntityIndex e) {
    const discourse::Entity& entity = discourse.entities()[static_cast<std::size_t>(e)];
    return entity.kind == graph::EntityKind::place && entity.named;
  });
}

bool Article::can_act(Index block, const std::vector<Index>& tokens) const {
  return std::any_of(tokens.begin(), tokens.end(), [&](Index token) { return can_act(TokenAt{block, token}); });
}

bool Article::can_act_any(const std::vector<TokenAt>& tokens) const {
  return std::any_of(tokens.begin(), tokens.end(), [this](TokenAt at) { return can_act(at); });
}

bool is_reporting(Type type) noexcept {
  switch (type) {
    case Type::say:
    case Type::think:
    case Type::request:
    case Type::accuse:
    case Type::threaten:
    case Type::agree:
    case Type::reject:
    case Type::concede:
    case Type::protest:
    case Type::support:
      return true;
    default:
      return false;
  }
}

}  // namespace quoth::extract::statements
