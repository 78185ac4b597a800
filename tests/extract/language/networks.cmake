# SPDX-License-Identifier: Apache-2.0
quoth_test(hash_embedding_test SOURCES hash_embedding_test.cpp LIBRARIES quoth_language)
quoth_test(kernels_test SOURCES kernels_test.cpp LIBRARIES quoth_convert)
quoth_test(parse_state_test SOURCES parse_state_test.cpp LIBRARIES quoth_language)
quoth_test(tree_test SOURCES tree_test.cpp LIBRARIES quoth_language)
quoth_test(pipeline_test SOURCES pipeline_test.cpp LIBRARIES quoth_language)
add_dependencies(pipeline_test quoth_model_file)
