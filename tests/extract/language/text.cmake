# SPDX-License-Identifier: Apache-2.0
quoth_test(string_id_test SOURCES string_id_test.cpp LIBRARIES quoth_language)
quoth_test(frozen_map_test SOURCES frozen_map_test.cpp LIBRARIES quoth_language)
foreach(name tokenizer_test)
  quoth_test(${name} SOURCES ${name}.cpp LIBRARIES quoth_language)
  add_dependencies(${name} quoth_model_file)
endforeach()
