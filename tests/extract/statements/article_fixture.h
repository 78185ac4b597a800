// SPDX-License-Identifier: Apache-2.0
// Runs the engine, the discourse and the statements over a short text, one paragraph a line.
#pragma once

#include "extract/discourse/discourse.h"
#include "extract/language/pipeline.h"
#include "extract/statements/statements.h"
#include "graph/model.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace quoth::extract::statements {

inline std::filesystem::path model_path() {
  return QUOTH_BINARY_DIR "/quoth.model";
}

// One a test program: the model is opened at the first use.
class ArticleReader {
 public:
  ArticleReader();

  // `times` are found in the text as given: {"on Monday", "2021-12-27"}.
  graph::Records read(const std::string& text, const std::vector<std::pair<std::string, std::string>>& times = {});

  Diagnostics diagnostics;  // of the last text

 private:
  std::shared_ptr<const language::Model> model_;
  language::Pipeline pipeline_;
};

}  // namespace quoth::extract::statements
