# SPDX-License-Identifier: Apache-2.0
foreach(name string_id_test frozen_map_test chunk_cache_test analysis_rows_test)
  quoth_test(${name} SOURCES ${name}.cpp LIBRARIES quoth_language)
endforeach()
foreach(name affixes_test attribute_ruler_test characters_test lemmatizer_test lexeme_test reference_test
             tokenizer_test)
  quoth_test(${name} SOURCES ${name}.cpp LIBRARIES quoth_language)
  add_dependencies(${name} quoth_model_file)
endforeach()
quoth_test(expression_test SOURCES convert/expression_test.cpp LIBRARIES quoth_convert)
