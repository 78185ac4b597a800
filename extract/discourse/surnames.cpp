// SPDX-License-Identifier: Apache-2.0
#include "extract/discourse/surnames.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace quoth::extract::discourse {
namespace {

using graph::EntityKind;
using language::WordClass;

// Within a sentence, without an article: there a capital makes a noun a name.
bool stands_as_name(const Tree& tree, Index at) {
  if (at == 0 || tree.sentence(at - 1) != tree.sentence(at) || tree.is_plural(at)) return false;
  const WordClass before = tree.word_class(at - 1);
  const WordClass behind = at + 1 < tree.size() ? tree.word_class(at + 1) : WordClass::punctuation;
  return (before == WordClass::verb || before == WordClass::preposition || before == WordClass::conjunction) &&
         behind != WordClass::noun && behind != WordClass::name;
}

}  // namespace

void add_surnames(std::span<const Tree> trees, const lexicon::Lexicon& lexicon,
                  std::vector<std::vector<NameSpan>>& spans) {
  std::unordered_set<std::string_view> surnames, words, initials;  // words: surnames that are nouns too, "Wood"
  for (std::size_t i = 0; i < spans.size(); ++i)
    for (const NameSpan& span : spans[i])
      if (span.kind == EntityKind::person && span.tokens.end - span.tokens.begin > 1) {
        const std::string_view last = trees[i].text(span.tokens.end - 1);
        const bool word = lexicon.nouns().find(trees[i].lower(span.tokens.end - 1)).known;
        (word ? words : surnames).insert(last);
      } else if (span.kind == EntityKind::organization && span.tokens.end - span.tokens.begin > 1) {
        const std::string_view first = trees[i].text(span.tokens.begin);  // "PA" of "PA Consulting"
        if (first.size() > 1 && first.size() < 6 &&
            std::all_of(first.begin(), first.end(), [](char c) { return c >= 'A' && c <= 'Z'; }))
          initials.insert(first);
      }
  if (surnames.empty() && words.empty() && initials.empty()) return;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const Tree& tree = trees[i];
    std::vector<NameSpan> more;
    std::size_t next = 0;
    for (Index at = 0; at < tree.size(); ++at) {
      while (next < spans[i].size() && spans[i][next].tokens.end <= at) ++next;
      if (next < spans[i].size() && spans[i][next].tokens.begin <= at) continue;
      const bool body = initials.contains(tree.text(at));
      const bool inside = words.contains(tree.text(at)) && stands_as_name(tree, at);
      if (!body && ((!inside && !surnames.contains(tree.text(at))) || !may_be_surname(tree, at))) continue;
      more.push_back({{at, at + 1}, body ? EntityKind::organization : EntityKind::person, 1, lexicon::kUnknown, false});
    }
    if (more.empty()) continue;
    spans[i].insert(spans[i].end(), more.begin(), more.end());
    std::sort(spans[i].begin(), spans[i].end(),
              [](const NameSpan& a, const NameSpan& b) { return a.tokens.begin < b.tokens.begin; });
  }
}

}  // namespace quoth::extract::discourse
