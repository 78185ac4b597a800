# SPDX-License-Identifier: Apache-2.0
quoth_test(grammar_test SOURCES grammar_test.cpp LIBRARIES quoth_grammar quoth_language)
add_dependencies(grammar_test quoth_model_file)
