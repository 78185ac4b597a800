# SPDX-License-Identifier: Apache-2.0
target_sources(quoth_convert PRIVATE
  character_table.cpp
  data_rows.cpp
  expression.cpp
  lemmas.cpp
  reserved_ids.cpp
  ruler.cpp
  text_tables.cpp
  tokenizer.cpp
  words.cpp)
quoth_embed(quoth_convert unicode_characters ${PROJECT_SOURCE_DIR}/extract/language/data/characters.tsv)
quoth_embed(quoth_convert spacy_symbols ${PROJECT_SOURCE_DIR}/extract/language/data/symbols.tsv)
quoth_embed(quoth_convert spacy_base_norms ${PROJECT_SOURCE_DIR}/extract/language/data/base_norms.tsv)
