// SPDX-License-Identifier: Apache-2.0
#include "extract/language/attribute_ruler.h"

#include "extract/language/model_file.h"

#include <algorithm>

namespace quoth::extract::language {
namespace {

constexpr std::size_t kKnownResults = 1 << 12;

bool same(const RuledWord& a, const RuledWord& b) noexcept {
  return a.tag == b.tag && a.dep == b.dep && a.pos == b.pos && a.morph == b.morph && a.lemma == b.lemma &&
         a.lemma_source == b.lemma_source;
}

}  // namespace

RulerTables::RulerTables(const ModelFile& model)
    : rules_(model.array<Rule>("ruler/rules")),
      strings_(model.lines("ruler/strings")),
      dep_classes_(model.section("ruler/dep_classes")) {
  const auto fits = [this](std::uint32_t number) { return number == Rule::kNone || number < strings_.size(); };
  for (const Rule& rule : rules_) {
    const bool good = rule.length >= 1 && rule.length <= 2 && rule.target < rule.length && fits(rule.tag) &&
                      fits(rule.dep) && fits(rule.pos) && fits(rule.morph) && fits(rule.lemma);
    if (!good) model.refuse("section ruler/rules is damaged");
  }
  for (const std::uint32_t dep : dep_classes_.values()) {
    if (dep >= kMaxDeps) model.refuse("section ruler/dep_classes is damaged");
  }
}

std::uint32_t RulerTables::dep_class(std::string_view dep) const noexcept {
  const std::uint32_t* found = dep_classes_.find(plain_string_id(dep));
  return found != nullptr ? *found : 0;
}

AttributeRuler::AttributeRuler(const RulerTables& tables) : tables_(&tables), known_(kKnownResults) {
  for (const RulerTables::Rule& rule : tables.rules()) {
    if (rule.length < 2) continue;
    pair_rules_.push_back(rule);
    for (std::uint32_t word = 0; word < RulerTables::kMaxWords; ++word) {
      may_be_second_[word] = may_be_second_[word] || ((rule.conditions[1].words[word / 64] >> (word % 64)) & 1U) != 0;
    }
  }
}

void AttributeRuler::apply(std::span<const TaggedWord> words, const LexemeTable& lexemes,
                           std::vector<const RuledWord*>& results) {
  classes_.clear();
  for (const TaggedWord& word : words) classes_.push_back(classes_of(word, lexemes));
  results.resize(words.size());
  bool paired = false;
  for (std::size_t i = 0; i < classes_.size(); ++i) {
    const Classes* next = i + 1 < classes_.size() ? &classes_[i + 1] : nullptr;
    const bool paired_before = paired;
    paired = next != nullptr && may_be_paired(classes_[i], *next);
    results[i] = paired || paired_before ? keep(rule(i > 0 ? &classes_[i - 1] : nullptr, classes_[i], next))
                                         : result_of(classes_[i]);
  }
}

AttributeRuler::Classes AttributeRuler::classes_of(const TaggedWord& word, const LexemeTable& lexemes) const noexcept {
  const Lexeme& lexeme = lexemes[word.lexeme];
  return {word.tag, tables_->dep_class(word.dep), lexeme.is_space ? RulerTables::kSpaceClass : lexeme.ruler_class};
}

bool AttributeRuler::may_be_paired(const Classes& first, const Classes& second) const noexcept {
  return may_be_second_[second.word] &&
         std::any_of(pair_rules_.begin(), pair_rules_.end(), [&](const RulerTables::Rule& rule) {
           return rule.conditions[1].holds(second.tag, second.dep, second.word) &&
                  rule.conditions[0].holds(first.tag, first.dep, first.word);
         });
}

const RuledWord* AttributeRuler::result_of(const Classes& classes) {
  const std::uint32_t mixed = (classes.word * 16 + classes.dep) * 50 + classes.tag;
  Known& known = known_[mixed % kKnownResults];
  if (known.word == nullptr || known.classes != classes) known = {classes, keep(rule(nullptr, classes, nullptr))};
  return known.word;
}

RuledWord AttributeRuler::rule(const Classes* previous, const Classes& current, const Classes* next) const {
  const auto holds = [](const RulerTables::Condition& condition, const Classes* classes) {
    return classes != nullptr && condition.holds(classes->tag, classes->dep, classes->word);
  };
  RuledWord word;
  for (const RulerTables::Rule& rule : tables_->rules()) {
    const bool first = rule.target == 0;
    if (!holds(rule.conditions[rule.target], &current)) continue;
    if (rule.length == 2 && !holds(rule.conditions[first ? 1 : 0], first ? next : previous)) continue;
    const auto set = [this](std::string_view& field, std::uint32_t number) {
      if (number != RulerTables::Rule::kNone) field = tables_->string(number);
    };
    set(word.tag, rule.tag);
    set(word.dep, rule.dep);
    set(word.pos, rule.pos);
    set(word.morph, rule.morph);
    set(word.lemma, rule.lemma);
  }
  word.lemma_source = word.lemma.empty() ? lemma_source_of(word.pos, word.morph) : LemmaSource::ruler;
  return word;
}

const RuledWord* AttributeRuler::keep(const RuledWord& word) {
  for (const RuledWord& known : words_) {
    if (same(known, word)) return &known;
  }
  return &words_.emplace_back(word);
}

}  // namespace quoth::extract::language
