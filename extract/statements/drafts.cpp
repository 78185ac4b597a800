// SPDX-License-Identifier: Apache-2.0
#include "extract/statements/drafts.h"

#include "extract/statements/arguments.h"
#include "extract/statements/turns.h"

#include <algorithm>

namespace quoth::extract::statements {
namespace {

bool is_copula(const Tree& tree, const Clause& clause) {
  return tree.lemma(clause.verb) == "be" && clause.voice == Voice::active;
}

bool has_bare_complement(const Tree& tree, const Clause& clause) {
  return std::any_of(clause.complements.begin(), clause.complements.end(), [&](Index index) {
    const Clause& complement = tree.clauses()[static_cast<std::size_t>(index)];
    return complement.subjects.empty() &&
           (complement.infinitive || tree.verb_form(complement.verb) == VerbForm::gerund);
  });
}

// "began to march", "has to pay", "appeared to agree": the infinitive is the statement.
bool only_aspect(const Tree& tree, const Clause& clause) {
  std::string key(tree.lemma(clause.verb));
  if (clause.particle != kNone) key.append("_").append(tree.lower(clause.particle));
  if (!listed("aspect-only", key) || clause.voice == Voice::passive) return false;
  if (!clause.objects.empty()) return false;
  if (clause.verb + 1 < tree.size() && tree.text(clause.verb + 1) == ":") return false;  // "She *continued*: “Go.”"
  if (has_bare_complement(tree, clause)) return true;
  // "appears that …" says nothing of its own.
  const std::string_view lemma = tree.lemma(clause.verb);
  return (lemma == "seem" || lemma == "appear" || lemma == "happen") && !clause.complements.empty();
}

// "as it threatened to *do*": the verb is said elsewhere.
bool stands_for_verb(const Tree& tree, const Clause& clause) {
  return tree.lemma(clause.verb) == "do" && clause.objects.empty() && clause.complements.empty();
}

std::string particle_of(const Tree& tree, const Clause& clause) {
  return clause.particle == kNone ? std::string() : std::string(tree.lower(clause.particle));
}

// "made clear", "made public", "took place": what belongs to the predicate besides the verb.
std::string complement_word(const Tree& tree, const Clause& clause) {
  const std::string_view lemma = tree.lemma(clause.verb);
  if (lemma == "make") {
    for (const Index child : tree.children(clause.verb)) {
      const std::string_view word = tree.lower(child);
      if (word == "clear" || word == "plain" || word == "public" || word == "known" || word == "sure") {
        return std::string(word);
      }
    }
    for (const Index index : clause.complements) {  // "made clear that": the adjective carries the clause
      for (const Index child : tree.children(tree.clauses()[static_cast<std::size_t>(index)].verb)) {
        const std::string_view word = tree.lower(child);
        if (child == clause.verb + 1 && (word == "clear" || word == "plain" || word == "public"))
          return std::string(word);
      }
    }
    const Index next = clause.verb + 1;
    if (next < tree.size()) {
      const std::string_view word = tree.lower(next);
      if (word == "clear" || word == "plain" || word == "public" || word == "known") return std::string(word);
    }
  }
  if (lemma == "take" && !clause.objects.empty() && tree.lower(clause.objects.front()) == "place") return "place";
  return {};
}

Draft draft_of_clause(const Tree& tree, Index block, Index index, const Clause& clause) {
  Draft draft;
  draft.block = block;
  draft.clause = index;
  draft.trigger = clause.verb;
  draft.predicate = tree.lemma(clause.verb);
  const std::string particle = particle_of(tree, clause);
  const std::string word = complement_word(tree, clause);
  if (!particle.empty()) {
    draft.predicate.append(" ").append(particle);
  } else if (!word.empty()) {
    draft.predicate.append(" ").append(word);
  } else if (is_light(tree.lemma(clause.verb), particle)) {
    for (const Index object : clause.objects) {
      const Index noun = meant_noun(tree, object);
      if (tree.word_class(object) != WordClass::noun || type_of_noun(tree, noun) == Type::none) continue;
      draft.noun = noun;
      draft.rules.emplace_back("light-verb");
      break;
    }
  }
  static constexpr const char* kRules[] = {
      "", "subject", "agent", "shared-subject", "control", "object-control", "relative", "participle", "purpose"};
  if (clause.doer_rule != language::SubjectRule::none) {
    draft.rules.emplace_back(kRules[static_cast<std::size_t>(clause.doer_rule)]);
  }
  if (clause.voice == Voice::passive) draft.rules.emplace_back("passive");
  return draft;
}

// "is deeply *concerned* about": an adjective that is a thought.
bool thought_adjective(const Tree& tree, const Clause& clause, Draft& draft) {
  if (!is_copula(tree, clause)) return false;
  for (const Index attribute : clause.attributes) {
    if (tree.word_class(attribute) != WordClass::adjective || !listed("thought-adjective", tree.lower(attribute)))
      continue;
    draft.trigger = attribute;
    draft.predicate = "be ";
    draft.predicate.append(tree.lower(attribute));
    draft.type = Type::think;
    draft.rules.emplace_back("thought-adjective");
    return true;
  }
  return false;
}

// "threatened *to attack Iraq*", "offered *to talk to Armenia*": whom the announced act would meet.
void take_target_of_infinitive(const Article& article, Draft& draft) {
  if (draft.nominal || draft.clause == kNone || !draft.targets.empty()) return;
  if (draft.type != Type::threaten && draft.type != Type::agree && draft.type != Type::protest &&
      draft.type != Type::reject)
    return;
  const auto clauses = static_cast<Index>(article.tree(draft.block).clauses().size());
  for (const Index index : article.clause(draft).complements) {
    const Clause& complement = article.clause(draft.block, index);
    const Index inner = article.draft_of(draft.block, index);
    if (inner == kNone || !complement.infinitive || !complement.subjects.empty()) continue;
    draft.targets = article.draft(inner).targets;
    if (!draft.targets.empty()) draft.rules.emplace_back("target-of-infinitive");
    return;
  }
  // "began a hunger strike *to protest against Sweden*"
  for (Index index = draft.clause + 1; index < std::min<Index>(draft.clause + 6, clauses); ++index) {
    const Clause& purpose = article.clause(draft.block, index);
    const Index inner = article.draft_of(draft.block, index);
    if (inner == kNone || purpose.governor != draft.clause || !purpose.infinitive || !purpose.subjects.empty())
      continue;
    if (article.draft(inner).type != draft.type) continue;
    draft.targets = article.draft(inner).targets;
    if (!draft.targets.empty()) draft.rules.emplace_back("target-of-infinitive");
    return;
  }
}

}  // namespace

void make_drafts(Article& article) {
  for (std::size_t b = 0; b < article.trees.size(); ++b) {
    const Tree& tree = article.trees[b];
    const auto block = static_cast<Index>(b);
    auto& at = article.draft_at.emplace_back(tree.clauses().size(), kNone);
    if (is_label(article, block)) continue;
    std::vector<Draft> drafts;
    for (std::size_t i = 0; i < tree.clauses().size(); ++i) {
      const Clause& clause = tree.clauses()[i];
      Draft draft = draft_of_clause(tree, block, static_cast<Index>(i), clause);
      if (is_copula(tree, clause) && !thought_adjective(tree, clause, draft)) continue;
      if (only_aspect(tree, clause) || stands_for_verb(tree, clause)) continue;
      draft.quote = article.quote_of(block, draft.trigger);
      at[i] = static_cast<Index>(article.drafts.size() + drafts.size());
      drafts.push_back(std::move(draft));
    }
    for (Draft& draft : drafts) article.drafts.push_back(std::move(draft));
  }
  choose_arguments(article);
}

void choose_arguments(Article& article) {
  for (Draft& draft : article.drafts) {
    if (!draft.nominal) fill_arguments(article, draft);
  }
  for (Draft& draft : article.drafts) take_target_of_infinitive(article, draft);
}

}  // namespace quoth::extract::statements
