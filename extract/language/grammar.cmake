# SPDX-License-Identifier: Apache-2.0
# The grammar over the engine's analyses; apart from the engine, since it needs no model.
add_library(quoth_grammar STATIC grammar.cpp grammar_clauses.cpp grammar_doers.cpp grammar_frames.cpp
                                 grammar_index.cpp grammar_labels.cpp grammar_repair.cpp grammar_repair_clauses.cpp
                                 grammar_repair_content.cpp grammar_repair_headlines.cpp grammar_repair_speakers.cpp)
target_link_libraries(quoth_grammar PUBLIC quoth_options)
quoth_embed(quoth_grammar verb_frames data/verb_frames.tsv)
quoth_embed(quoth_grammar lemma_corrections data/lemma_corrections.tsv)
