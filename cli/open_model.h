// SPDX-License-Identifier: Apache-2.0
// Where the program finds its language model.
#pragma once

#include "cli/command.h"
#include "extract/language/pipeline.h"

#include <filesystem>
#include <memory>

namespace quoth::cli {

// Where the model is that `open_model` opens.
std::filesystem::path model_path(const Context& context);

// The model of `--model` or $QUOTH_MODEL, else quoth.model beside the program, else in ../share/quoth of the program's
// folder. Throws Error(io) where there is none, Error(format) where it is damaged; the message says what to do.
std::shared_ptr<const extract::language::Model> open_model(const Context& context);

}  // namespace quoth::cli
