// SPDX-License-Identifier: Apache-2.0
// A mention as the passes see it, and the table of all mentions of an article. Made by phrase_finder, read and linked
// by the passes. Internal to discourse/.
#pragma once

#include "extract/discourse/discourse.h"
#include "extract/discourse/pronoun_word.h"
#include "extract/lexicon/lexicon.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quoth::extract::discourse {

using language::Tree;
using PhraseIndex = std::int32_t;   // into PhraseTable::phrases
using ClusterIndex = std::int32_t;  // into Clusters

struct Phrase {
  Index block = kNone;
  Index head = kNone;
  Index sentence = 0;  // counted through the article
  TokenRange tokens;   // the noun phrase with its prepositional phrases
  TokenRange core;     // from determiner or title to the head or the name's end
  TokenRange name;     // of a name, without title and determiner; empty for others
  graph::MentionForm form = graph::MentionForm::nominal;
  graph::EntityKind kind = graph::EntityKind::thing;
  int kind_weight = 0;  // 0 a guess, 1 the tagger's word, 3 known
  Gender gender = Gender::unknown;
  bool plural = false;
  bool definite = false;
  bool indefinite = false;
  bool adjective = false;  // only qualifies another noun: "*Russian* officials", "*Gartner* analyst"
  bool people = false;     // "the Russians", "Somalis"
  bool fresh = false;      // "another", "other", "new": does not stand for what was told
  Index role = kNone;      // the noun that tells what a person is: a nominal's head, or the last noun of a title
  lexicon::Noun noun;      // of `role`, else of the head
  lexicon::KnownIndex known = lexicon::kUnknown;
  const PronounWord* pronoun = nullptr;
  PhraseIndex possessor = kNone;  // "*Putin*'s adviser", "*its* ministry"
  PhraseIndex qualifier =
      kNone;           // a name or description that says whose or of what: "*Russian* president", "head of *Nato*"
  std::string key;     // a name in its normal form; of a speaker's label the same for the same speaker
  std::string called;  // what the speaker is called whose label is no name: "reporter"; else empty
  bool label = false;  // a speaker's label in a transcript
  ClusterIndex cluster = kNone;
};

// All mentions in text order, and which one a token heads or is part of.
struct PhraseTable {
  std::span<const Tree> trees;
  std::vector<Phrase> phrases;
  std::vector<std::vector<PhraseIndex>> heads;  // block, token → the phrase headed there, or kNone
  std::vector<std::vector<PhraseIndex>> names;  // block, token → the name that the token is part of, or kNone

  const Tree& tree(const Phrase& phrase) const { return trees[static_cast<std::size_t>(phrase.block)]; }
  PhraseIndex headed(Index block, Index token) const {
    return heads[static_cast<std::size_t>(block)][static_cast<std::size_t>(token)];
  }
  PhraseIndex named(Index block, Index token) const {
    return names[static_cast<std::size_t>(block)][static_cast<std::size_t>(token)];
  }
  // The phrase headed by the token, else the name around it, else kNone.
  PhraseIndex at(Index block, Index token) const {
    const PhraseIndex own = headed(block, token);
    return own != kNone ? own : named(block, token);
  }
  const Phrase& operator[](PhraseIndex index) const { return phrases[static_cast<std::size_t>(index)]; }
  Phrase& operator[](PhraseIndex index) { return phrases[static_cast<std::size_t>(index)]; }
  PhraseIndex size() const { return static_cast<PhraseIndex>(phrases.size()); }
};

// The characters of a token range as written, inner line breaks as they are.
std::string_view text_of(const Tree& tree, TokenRange range);
// A name's normal form: lower case, without "the", full stops and possessive ending, one space between words.
std::string normal_form(std::string_view name);

}  // namespace quoth::extract::discourse
