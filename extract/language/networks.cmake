# SPDX-License-Identifier: Apache-2.0
# The networks, and their kernels once for each instruction set.
target_sources(quoth_language PRIVATE
  annotator.cpp
  decoder.cpp
  hash_embedding.cpp
  kernels/kernels.cpp
  kernels/kernels_portable.cpp
  name_finder.cpp
  network_weights.cpp
  parse_state.cpp
  parser.cpp
  pipeline.cpp
  tok2vec.cpp
  parse_tree.cpp
  type_cache.cpp)
# The kernels are what makes the engine fast: they are optimized even where the rest is not.
set_source_files_properties(kernels/kernels_portable.cpp PROPERTIES COMPILE_OPTIONS "-O3")
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  target_sources(quoth_language PRIVATE kernels/kernels_avx2.cpp kernels/kernels_avx512.cpp)
  target_compile_definitions(quoth_language PRIVATE QUOTH_X86_KERNELS)
  set_source_files_properties(kernels/kernels_avx2.cpp PROPERTIES COMPILE_OPTIONS "-O3;-mavx2;-mfma")
  # GCC 12 takes the undefined operands in its own AVX-512 headers for uninitialized variables (its bug 105593).
  set_source_files_properties(kernels/kernels_avx512.cpp PROPERTIES COMPILE_OPTIONS
    "-O3;-mavx2;-mfma;-mavx512f;-mavx512dq;-mprefer-vector-width=512;-Wno-uninitialized;-Wno-maybe-uninitialized")
endif()
