// SPDX-License-Identifier: Apache-2.0
#include "extract/language/convert/moves.h"

#include "extract/language/convert/unpacked.h"
#include "graph/error.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <utility>

#include <rapidjson/document.h>

namespace quoth::extract::language {

std::vector<Move> read_moves(const std::string& bytes, std::string_view what) {
  const Unpacked unpacked(bytes, what);
  const std::string_view text = text_of(field(unpacked.root(), "moves"));
  rapidjson::Document json;
  json.Parse(text.data(), text.size());
  const auto require = [&](bool condition) {
    if (!condition) throw Error(ErrorKind::format, std::string(what) + ": unexpected list of moves");
  };
  require(json.IsObject());
  std::vector<Move> moves;
  for (int action = 0; action <= 9; ++action) {
    const std::string key = std::to_string(action);
    if (!json.HasMember(key.c_str())) continue;
    require(json[key.c_str()].IsObject());
    std::vector<std::pair<std::int64_t, std::string>> labels;
    for (const auto& member : json[key.c_str()].GetObject()) {
      require(member.value.IsInt64());
      labels.emplace_back(member.value.GetInt64(), std::string(member.name.GetString(), member.name.GetStringLength()));
    }
    std::sort(labels.begin(), labels.end(), std::greater<>());
    for (auto& entry : labels) moves.push_back({action, std::move(entry.second)});
  }
  return moves;
}

}  // namespace quoth::extract::language
