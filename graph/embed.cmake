# SPDX-License-Identifier: Apache-2.0
# quoth_embed(TARGET NAME FILE): the bytes of FILE become part of TARGET, as
#   namespace quoth::embedded { std::string_view NAME(); }
# so that the program stays one file and its word lists stay data. The consumer declares that function itself.
function(quoth_embed target name file)
  get_filename_component(QUOTH_EMBED_PATH ${file} ABSOLUTE)
  set(QUOTH_EMBED_NAME ${name})
  set(source ${CMAKE_CURRENT_BINARY_DIR}/embedded/${name}.cpp)
  configure_file(${PROJECT_SOURCE_DIR}/graph/embed.cpp.in ${source} @ONLY)
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS ${QUOTH_EMBED_PATH})
  target_sources(${target} PRIVATE ${source})
endfunction()
