// SPDX-License-Identifier: Apache-2.0
// How a Tree is made, in four steps: labels to functions, repairs of the parser's habits, the tree's indices, the
// clause table. Only grammar*.cpp may include this.
#pragma once

#include "extract/language/grammar.h"

namespace quoth::extract::language {

class TreeBuilder {
 public:
  TreeBuilder(Tree& tree, const Analysis& analysis) : tree_(tree), analysis_(analysis) {}

  void read_labels();     // grammar_labels.cpp: functions, classes, forms, lemmas as the model says
  void repair();          // grammar_repair.cpp: what the model is known to get wrong; leaves the indices true
  void repair_content();  // grammar_repair_content.cpp: the same, around what is said
  void index();           // grammar_index.cpp: children, subtrees, sentences; after each change of heads
  void build_clauses();   // grammar_clauses.cpp

 private:
  void read_label(Index token);
  std::string_view repaired_lemma(Index token) const;
  void repair_prepositions();
  void repair_series();
  void repair_particles();
  void repair_reduced_relatives();
  void repair_up_to();
  void repair_sums();
  void repair_prefixes();
  bool joined(Index token) const;  // no space behind it
  void repair_words();
  void repair_inversion();
  void repair_titles();
  void repair_clauses();  // grammar_repair_clauses.cpp, to hang
  void repair_lost_relatives();
  bool has_later_subject(Index noun, Index verb) const;
  void repair_joined_clauses();
  Index lost_subject(Index verb) const;
  void repair_meanwhile();
  void repair_split_subjects();
  void repair_self_named();
  void repair_swallowed_verb();
  void repair_missing_verb();
  void repair_lent_subject();
  bool plural_verb(Index verb) const;
  void repair_semicolons();
  void part_after(Index mark);
  void repair_questions();
  void repair_final_speech();
  void repair_made_clear();
  void repair_far_results();
  void repair_parted_infinitives();
  void make_main(Index verb, Index noun);
  void hang(Index token, Index head, Function function);
  void repair_headlines();  // grammar_repair_headlines.cpp
  bool is_headline() const;
  bool read_headline_passives();
  bool read_topic(TokenRange piece);
  bool join_headline_names(TokenRange piece);
  Index headline_verb(TokenRange piece) const;
  void make_headline_verb(TokenRange piece, Index verb);
  void hang_behind(Index verb, Index phrase);
  void repair_speakers();  // grammar_repair_speakers.cpp
  void repair_outer_report();
  void repair_attitudes();
  void repair_named_source();
  void repair_inverted_speech();
  void repair_called();
  void repair_object_of_content();
  void repair_content_after_phrase();
  void repair_nearest_content();
  void repair_two_subjects();
  void repair_with_whom();
  void repair_expected();
  void repair_that();
  void repair_condition_before_speech();
  void repair_citing();
  void repair_content_goes_on();
  void repair_second_speaker();
  void repair_adverbial_names();
  void repair_speaker_behind_quotation();
  void repair_told();
  void repair_told_bare();
  void repair_day_of_saying();
  void repair_far_content();
  void repair_said_beside();
  void repair_made_known();
  void repair_disagreement();
  void repair_reports();
  void repair_source_and_subject();
  Index headless_verb(Index verb) const;
  void name_source(Index source, Index comma, Index verb);
  bool is_finite_verb(Index token) const;
  bool passive(Index token) const;
  bool behind_quotation(Index token) const;
  bool has_subject(Index verb) const;
  std::string_view word_before(Index token) const;
  bool runs_on(Index first, Index second) const;
  void make_subject(Index noun, Index verb);
  void take_place(Index token, Index above);
  void order_from_roots();
  void cut_circles();

  bool makes_clause(Index token) const;
  void open_clause(Index verb);
  void read_children(Clause& clause);
  void read_preposition(Clause& clause, Index preposition);
  void place(Clause& clause);
  ClauseKind kind_of(const Clause& clause) const;
  void find_doers(Clause& clause);
  void take_relative(Clause& clause);
  void take_participle(Clause& clause);
  void take_control(Clause& clause);
  void take_preposition(Clause& clause);
  void set_surface(Clause& clause, std::vector<Index> surface, SubjectRule rule);
  void take_infinitive_of_noun(Clause& clause);
  void share_objects();
  void spread_object_infinitives();
  const std::vector<Index>& surface(const Clause& clause) const;
  Clause* clause_above(const Clause& clause);
  std::vector<Index> antecedent(const Clause& clause) const;

  std::size_t at(Index token) const { return static_cast<std::size_t>(token); }

  Tree& tree_;
  const Analysis& analysis_;
  bool changed_ = false;                      // by hang(): the indices are out of date
  std::vector<Index> order_;                  // tokens, every head before what hangs on it
  std::vector<std::vector<Index>> surfaces_;  // of each clause: whom its verb is said of, own or inherited
};

}  // namespace quoth::extract::language
