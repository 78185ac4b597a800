// SPDX-License-Identifier: Apache-2.0
// What a Model holds: the mapped file, and each part of the engine's view into it. All read-only.
#pragma once

#include "extract/language/attribute_ruler.h"
#include "extract/language/lemmatizer.h"
#include "extract/language/model_file.h"
#include "extract/language/network_weights.h"
#include "extract/language/pipeline.h"
#include "extract/language/tokenizer_tables.h"
#include "extract/language/vocabulary.h"

#include <filesystem>

namespace quoth::extract::language {

struct Model::Parts {
  explicit Parts(const std::filesystem::path& path)
      : file(path),
        networks(file),
        vocabulary(file),
        tokenizer(file, vocabulary.characters()),
        ruler(file),
        lemmas(file, vocabulary.characters()) {}

  ModelFile file;
  NetworkWeights networks;
  Vocabulary vocabulary;
  TokenizerTables tokenizer;
  RulerTables ruler;
  LemmaTables lemmas;
};

}  // namespace quoth::extract::language
