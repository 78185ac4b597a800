// SPDX-License-Identifier: Apache-2.0
#include "extract/statements/places.h"

#include <algorithm>
#include <array>

namespace quoth::extract::statements {
namespace {

constexpr std::array<std::string_view, 12> kWithin = {"in",  "at",         "near",   "outside", "inside", "across",
                                                      "off", "throughout", "around", "along",   "beside", "on"};
constexpr std::array<std::string_view, 3> kHouses = {"at", "outside", "inside"};

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class Placer {
 public:
  explicit Placer(Article& article) : article_(article) {}

  void run() {
    for (Draft& draft : article_.drafts) {
      draft.places.clear();
      if (draft.clause != kNone) {
        own(draft);
      } else if (draft.nominal) {
        nested(draft, draft.trigger);
      }
    }
    for (Draft& draft : article_.drafts) {
      if (draft.places.empty() && draft.clause != kNone) inherit(draft);
    }
  }

 private:
  void own(Draft& draft) const {
    const Tree& tree = article_.tree(draft.block);
    const Clause& clause = article_.clause(draft);
    for (const auto& argument : clause.prepositional)
      for (const Index object : argument.objects) at(draft, tree.lower(argument.preposition), object);
    // "killed nine people *in Kabul*": where those were that it was done to.
    for (const Index object : clause.objects) {
      for (const Index child : tree.children(object)) {
        if (tree.function(child) != Function::preposition || child < clause.verb) continue;
        if (is_reporting(draft.type) && tree.lower(child) != "during") continue;
        for (const Index where : tree.preposition_objects(child)) at(draft, tree.lower(child), where);
      }
    }
  }

  void at(Draft& draft, std::string_view preposition, Index object) const {
    if (preposition == "during") return nested(draft, object);
    if (!is_one_of(preposition, kWithin)) return;
    const discourse::Mention* mention = article_.discourse.mention_at(draft.block, object);
    if (mention == nullptr) return nested(draft, object);
    if (mention->adjective || mention->form == graph::MentionForm::pronoun) return;
    const std::size_t before = draft.places.size();
    for (const EntityIndex entity : mention->entities) {
      const discourse::Entity& what = article_.discourse.entities()[static_cast<std::size_t>(entity)];
      const bool house = what.kind == graph::EntityKind::organization && what.named && is_one_of(preposition, kHouses);
      if (house || (what.kind == graph::EntityKind::place && is_somewhere(draft.block, what, preposition, object)))
        add(draft, entity);
    }
    if (draft.places.size() == before) nested(draft, object);
  }

  // Names and things on the ground, not "in its place", "on the grounds that".
  bool is_somewhere(Index block, const discourse::Entity& what, std::string_view preposition, Index head) const {
    const std::string_view noun = article_.tree(block).lemma(head);
    if (preposition == "on")
      return listed("surface-noun", noun) || article_.tree(block).word_class(head) == WordClass::name;
    return what.named || !listed("no-place", noun);
  }

  // "during the talks *in Geneva*", "outside an embassy *in Prague*"
  void nested(Draft& draft, Index noun) const {
    const Tree& tree = article_.tree(draft.block);
    for (const Index child : tree.children(noun)) {
      const std::string_view word = tree.lower(child);
      if (tree.function(child) != Function::preposition || (word != "in" && word != "at")) continue;
      for (const Index object : tree.preposition_objects(child)) {
        for (const EntityIndex entity : article_.discourse.at(draft.block, object)) {
          const discourse::Entity& what = article_.discourse.entities()[static_cast<std::size_t>(entity)];
          if (what.kind == graph::EntityKind::place && what.named) add(draft, entity);
        }
      }
    }
  }

  bool is_side(const std::vector<TokenAt>& side, EntityIndex entity) const {
    return std::any_of(side.begin(), side.end(), [&](TokenAt token) {
      const auto entities = article_.discourse.at(token.block, token.token);
      return std::find(entities.begin(), entities.end(), entity) != entities.end();
    });
  }

  void add(Draft& draft, EntityIndex entity) const {
    if (is_side(draft.sources, entity) || is_side(draft.targets, entity)) return;
    if (std::find(draft.places.begin(), draft.places.end(), entity) == draft.places.end())
      draft.places.push_back(entity);
  }

  // "In Homs, soldiers burnt a mill, *killing* two": what a sentence opens with holds for all that is done in it.
  void inherit(Draft& draft) const {
    const Tree& tree = article_.tree(draft.block);
    const Clause& clause = article_.clause(draft);
    if (!clause.subjects.empty() || clause.infinitive) return;
    const bool participle = !clause.finite && clause.kind == ClauseKind::adverbial;
    const Index from = clause.first_conjunct != kNone ? clause.first_conjunct : participle ? clause.governor : kNone;
    const Index source = article_.draft_of(draft.block, from);
    if (source == kNone || article_.draft(source).quote != draft.quote) return;
    const Clause& first = article_.clause(article_.draft(source));
    if (first.subjects.empty()) return;
    for (const auto& argument : first.prepositional) {
      if (argument.preposition > first.subjects.front()) continue;
      for (const Index object : argument.objects) at(draft, tree.lower(argument.preposition), object);
    }
  }

  Article& article_;
};

}  // namespace

void attach_places(Article& article) {
  Placer(article).run();
}

}  // namespace quoth::extract::statements
