# SPDX-License-Identifier: Apache-2.0
# From characters to lemmas: everything of the engine that is no network.
target_sources(quoth_language PRIVATE
  affixes.cpp
  analysis_rows.cpp
  attribute_ruler.cpp
  characters.cpp
  chunk_cache.cpp
  chunk_splitter.cpp
  lemma_source.cpp
  lemmatizer.cpp
  lexeme.cpp
  special_cases.cpp
  string_id.cpp
  tokenizer.cpp
  tokenizer_tables.cpp
  vocabulary.cpp
  web_address.cpp
  word_shape.cpp)
