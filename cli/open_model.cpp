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

std::shared_ptr<const extract::language::Model> open_model(const Context& context) {
  using extract::language::Model;
  if (!context.model.empty()) return Model::open(context.model);
  const std::filesystem::path beside = program_folder() / "quoth.model";
  const std::filesystem::path shared = program_folder().parent_path() / "share" / "quoth" / "quoth.model";
  std::error_code code;
  return Model::open(!std::filesystem::exists(beside, code) && std::filesystem::exists(shared, code) ? shared : beside);
}

}  // namespace quoth::cli
