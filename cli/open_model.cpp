// SPDX-License-Identifier: Apache-2.0
#include "cli/open_model.h"

#include <system_error>

namespace quoth::cli {
namespace {

std::filesystem::path program_folder() {
  std::error_code code;
  return std::filesystem::read_symlink("/proc/self/exe", code).parent_path();
}

}  // namespace

std::filesystem::path model_path(const Context& context) {
  if (!context.model.empty()) return context.model;
  const std::filesystem::path beside = program_folder() / "quoth.model";
  const std::filesystem::path shared = program_folder().parent_path() / "share" / "quoth" / "quoth.model";
  std::error_code code;
  return !std::filesystem::exists(beside, code) && std::filesystem::exists(shared, code) ? shared : beside;
}

std::shared_ptr<const extract::language::Model> open_model(const Context& context) {
  return extract::language::Model::open(model_path(context));
}

}  // namespace quoth::cli
