// SPDX-License-Identifier: Apache-2.0
// What the passes of this folder work on: the article's trees, its discourse, the quotations found, and the drafts of
// its statements. Internal to extract/statements.
#pragma once

#include "extract/discourse/discourse.h"
#include "extract/language/grammar.h"
#include "extract/statements/statements.h"
#include "extract/statements/types.h"
#include "graph/model.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quoth::extract::statements {

using discourse::EntityIndex;
using discourse::TokenAt;
using language::Clause;
using language::ClauseKind;
using language::Function;
using language::Index;
using language::kNone;
using language::TokenRange;
using language::Tree;
using language::VerbForm;
using language::Voice;
using language::WordClass;

// Words of one block, in one piece.
struct Piece {
  Index block = kNone;
  TokenRange tokens;

  bool operator==(const Piece&) const = default;
};

// A passage in quotation marks within one block.
struct Quote {
  Index block = kNone;
  TokenRange tokens;              // without the marks
  TokenRange outer;               // with the marks
  bool open_end = false;          // no closing mark in the block: it may go on in the next
  bool continues = false;         // it goes on from the block before
  bool sentence = false;          // it holds a clause of its own
  Index speech = kNone;           // the draft of the verb that it is the content of
  std::vector<TokenAt> speakers;  // head words; of the verb's subject, or found a sentence away
  bool name = false;              // no words said but what something is called: "*“History”* section"
  bool inferred = false;          // the speaker is not told in this sentence
  Index turn = kNone;             // the turn of a transcript that it is, without marks around it
  Index inside = kNone;           // the quotation of the turn that it stands in
};

// A statement in the making. Head words stand for phrases until the discourse is asked at the end.
struct Draft {
  Index block = kNone;
  Index clause = kNone;  // kNone of a nominal predicate and of a predicate adjective
  Index trigger = kNone;
  Index noun = kNone;  // the typed noun of a light verb
  bool nominal = false;
  Type type = Type::none;
  std::string predicate;
  std::string label;
  std::vector<TokenAt> sources;
  std::vector<TokenAt> targets;
  std::vector<Piece> content;
  Index parent = kNone;              // the draft in whose content this stands
  std::vector<TokenAt> reported_by;  // "according to": whose word this rests on besides the parent's
  Index implied_by = kNone;          // the draft of the speech whose modal it is
  Index quote = kNone;               // the quotation that its trigger stands in
  Index turn = kNone;                // the turn of a transcript whose saying this is
  bool negated = false;
  graph::Modality modality = graph::Modality::asserted;
  Index time = kNone;  // index into the article's times
  std::vector<EntityIndex> places;
  std::vector<std::string> rules;
  double confidence = 1.0;
};

struct Article {
  const graph::Document& document;
  std::span<const Tree> trees;
  discourse::Discourse& discourse;
  std::span<const graph::TimeExpression> times;
  std::span<const Turn> turns;
  std::vector<Quote> quotes;                 // in text order
  std::vector<Draft> drafts;                 // in text order of their triggers
  std::vector<std::vector<Index>> draft_at;  // per block and clause: its draft, kNone if it has none
  std::vector<std::vector<Index>> quote_at;  // per block and token: the quotation around it, kNone if none

  const Tree& tree(Index block) const { return trees[static_cast<std::size_t>(block)]; }
  const Clause& clause(const Draft& draft) const {
    return tree(draft.block).clauses()[static_cast<std::size_t>(draft.clause)];
  }
  const Clause& clause(Index block, Index index) const {
    return tree(block).clauses()[static_cast<std::size_t>(index)];
  }
  Index draft_of(Index block, Index clause) const {
    return clause == kNone ? kNone : draft_at[static_cast<std::size_t>(block)][static_cast<std::size_t>(clause)];
  }
  Index quote_of(Index block, Index token) const {
    return quote_at[static_cast<std::size_t>(block)][static_cast<std::size_t>(token)];
  }
  Draft& draft(Index index) { return drafts[static_cast<std::size_t>(index)]; }
  const Draft& draft(Index index) const { return drafts[static_cast<std::size_t>(index)]; }
  Quote& quote(Index index) { return quotes[static_cast<std::size_t>(index)]; }
  const Quote& quote(Index index) const { return quotes[static_cast<std::size_t>(index)]; }

  // True where the word stands for something that can act: a person, a government, a group.
  bool can_act(TokenAt at) const;
  // True where something can be done to it as to a side: whatever can act, and every place with a name ("annexed
  // Crimea").
  bool is_side(TokenAt at) const;
  bool can_act(Index block, const std::vector<Index>& tokens) const;
  bool can_act_any(const std::vector<TokenAt>& tokens) const;
};

// True where words under a predicate of this type are on its doer's word.
bool is_reporting(Type type) noexcept;

}  // namespace quoth::extract::statements
