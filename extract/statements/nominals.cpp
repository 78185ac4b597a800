// SPDX-License-Identifier: Apache-2.0
#include "extract/statements/nominals.h"

#include "extract/statements/arguments.h"
#include "extract/statements/implied.h"
#include "extract/statements/past_tense.h"
#include "extract/statements/turns.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace quoth::extract::statements {
namespace {

class Nominals {
 public:
  explicit Nominals(Article& article) : article_(article) {}

  void add() {
    std::vector<std::vector<bool>> light(article_.trees.size());
    for (std::size_t b = 0; b < article_.trees.size(); ++b) {
      light[b].resize(static_cast<std::size_t>(article_.trees[b].size()), false);
    }
    for (const Draft& draft : article_.drafts) {
      if (draft.noun != kNone)
        light[static_cast<std::size_t>(draft.block)][static_cast<std::size_t>(draft.noun)] = true;
    }
    for (std::size_t b = 0; b < article_.trees.size(); ++b) {
      const Tree& tree = article_.trees[b];
      if (is_label(article_, static_cast<Index>(b))) continue;
      if (auto draft = headline_source(tree, static_cast<Index>(b))) article_.drafts.push_back(std::move(*draft));
      for (Index i = 0; i < tree.size(); ++i) {
        if (light[b][static_cast<std::size_t>(i)]) continue;
        if (auto draft = draft_of(tree, static_cast<Index>(b), i)) article_.drafts.push_back(std::move(*draft));
        if (auto draft = according(tree, static_cast<Index>(b), i)) article_.drafts.push_back(std::move(*draft));
      }
    }
    add_implied(article_);
    sort();
  }

 private:
  std::vector<TokenAt> acting(Index block, const std::vector<Index>& tokens) const {
    std::vector<TokenAt> result;
    for (const Index token : tokens) {
      if (article_.is_side(TokenAt{block, token})) result.push_back({block, token});
    }
    return result;
  }

  std::vector<TokenAt> phrase(const Tree& tree, Index block, Index noun,
                              std::initializer_list<std::string_view> prepositions) const {
    for (const std::string_view preposition : prepositions) {
      auto found = acting(block, phrase_of_noun(tree, noun, preposition));
      if (!found.empty()) return found;
    }
    return {};
  }

  // Speech without a verb, told by the word `trigger`.
  static Draft saying(Index block, Index trigger, const char* rule) {
    Draft draft;
    draft.block = block;
    draft.trigger = trigger;
    draft.nominal = true;
    draft.type = Type::say;
    draft.predicate = "say";
    draft.rules.emplace_back(rule);
    return draft;
  }

  // "according to Weber": speech without a verb; its content is the rest of the clause that it stands in.
  std::optional<Draft> according(const Tree& tree, Index block, Index token) const {
    if (tree.lower(token) != "according" || tree.function(token) != Function::preposition) return std::nullopt;
    const std::vector<Index> speakers = tree.preposition_objects(token);
    if (speakers.empty()) return std::nullopt;
    Draft draft = saying(block, token, "according-to");
    draft.quote = article_.quote_of(block, token);
    for (const Index speaker : speakers) {
      const Index author = author_of(tree, speaker);
      draft.sources.push_back({block, author == kNone ? speaker : author});
    }
    return draft;
  }

  // "*Reports*: banks to close": a line without a full stop whose first words tell who says so.
  std::optional<Draft> headline_source(const Tree& tree, Index block) const {
    constexpr Index kLongest = 40;  // words of a headline
    constexpr Index kBefore = 4;    // words before its colon
    if (tree.size() < 4 || tree.size() > kLongest || tree.text(tree.size() - 1) == ".") return std::nullopt;
    Index colon = 0;
    while (colon <= kBefore && colon < tree.size() && tree.text(colon) != ":") ++colon;
    if (colon == 0 || colon > kBefore || colon + 2 >= tree.size()) return std::nullopt;
    const Index noun = colon - 1;
    std::string_view word = tree.lower(noun);
    const bool known = listed("headline-source", word) ||
                       (word.ends_with('s') && listed("headline-source", word.substr(0, word.size() - 1)));
    if (!known || (tree.word_class(noun) != WordClass::noun && tree.word_class(noun) != WordClass::name))
      return std::nullopt;
    for (Index i = 0; i < colon; ++i) {
      if (tree.clause_at(i) != kNone) return std::nullopt;
    }
    Draft draft = saying(block, noun, "headline-source");
    draft.sources = {{block, noun}};
    return draft;
  }

  static bool has_clause(const Tree& tree, Index noun) {
    const auto children = tree.children(noun);
    return std::any_of(children.begin(), children.end(),
                       [&](Index child) { return child > noun && tree.clause_at(child) != kNone; });
  }

  // "Kenya's *opposition* said", "the weather *service*": those who act, not that they do.
  bool is_body(const Tree& tree, Index block, Index noun) const {
    if (tree.lemma(noun) == "opposition") return phrase_of_noun(tree, noun, "to").empty();
    if (tree.lemma(noun) == "service" && tree.function(noun) == Function::subject) return true;
    const discourse::Mention* mention = article_.discourse.mention_at(block, noun);
    return mention != nullptr && mention->head == noun && mention->kind == graph::EntityKind::organization;
  }

  std::optional<Draft> draft_of(const Tree& tree, Index block, Index noun) const {
    if (tree.word_class(noun) != WordClass::noun || tree.function(noun) == Function::compound) return std::nullopt;
    Type type = noun_type(tree.lemma(noun));
    if (type == Type::none || is_body(tree, block, noun)) return std::nullopt;
    if (type == Type::say) type = type_of_noun(tree, noun);  // "asylum claim"
    Draft draft;
    draft.block = block;
    draft.trigger = noun;
    draft.nominal = true;
    draft.type = type;
    const std::string_view verb = verb_of_noun(tree.lemma(noun));
    draft.predicate = verb.empty() ? std::string_view(tree.lemma(noun)) : verb;
    draft.quote = article_.quote_of(block, noun);
    draft.rules.emplace_back("nominal");
    if (const Index owner = tree.child(noun, Function::possessor); owner != kNone) {
      draft.sources = acting(block, tree.conjuncts(owner));
    }
    if (draft.sources.empty()) draft.sources = phrase(tree, block, noun, {"by"});
    for (const Index child : tree.children(noun)) {  // "the *Russian* annexation"
      const bool before =
          child < noun && (tree.function(child) == Function::modifier || tree.function(child) == Function::compound);
      if (draft.sources.empty() && before) draft.sources = acting(block, {child});
    }
    draft.targets = phrase(tree, block, noun, {"against", "on", "to", "with"});
    const auto of = phrase(tree, block, noun, {"of"});
    if (!of.empty()) {  // "the annexation of Crimea" is done to it; "the demands of Moscow" are its own
      const bool says = type == Type::say || type == Type::think || type == Type::request || type == Type::threaten;
      auto& side = says || type == Type::consult ? draft.sources : draft.targets;
      if (side.empty()) side = of;
    }
    if (draft.sources.empty() && draft.targets.empty()) return std::nullopt;
    if ((type == Type::say || type == Type::think) && draft.targets.empty() && !has_clause(tree, noun))
      return std::nullopt;
    if (draft.sources.empty() && type != Type::coerce && type != Type::assault && of.empty()) return std::nullopt;
    return draft;
  }

  // Text order of the triggers; what refers to drafts by number follows.
  void sort() {
    std::vector<std::size_t> order(article_.drafts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
      const Draft& x = article_.drafts[a];
      const Draft& y = article_.drafts[b];
      return x.block != y.block ? x.block < y.block : x.trigger < y.trigger;
    });
    std::vector<Index> place(order.size());
    std::vector<Draft> sorted;
    sorted.reserve(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
      place[order[i]] = static_cast<Index>(i);
      sorted.push_back(std::move(article_.drafts[order[i]]));
    }
    article_.drafts = std::move(sorted);
    const auto move = [&place](Index& index) {
      if (index != kNone) index = place[static_cast<std::size_t>(index)];
    };
    for (auto& block : article_.draft_at) std::for_each(block.begin(), block.end(), move);
    for (Quote& quote : article_.quotes) move(quote.speech);
    for (Draft& draft : article_.drafts) move(draft.implied_by);
  }

  Article& article_;
};

}  // namespace

void add_nominals(Article& article) {
  Nominals(article).add();
}

}  // namespace quoth::extract::statements
