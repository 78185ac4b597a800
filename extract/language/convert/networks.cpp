// SPDX-License-Identifier: Apache-2.0
// Sections made here:
//   tagger/labels   50 lines
//   parser/labels   106 lines, ner/labels 74 lines: the label of each move, in the order of the network's rows
#include "extract/language/convert/networks.h"

#include "extract/language/convert/moves.h"
#include "graph/error.h"

#include <string>
#include <vector>

#include <rapidjson/document.h>

namespace quoth::extract::language {
namespace {

std::vector<std::string> read_tags(const std::string& cfg) {
  rapidjson::Document json;
  json.Parse(cfg.data(), cfg.size());
  std::vector<std::string> tags;
  if (json.IsObject() && json.HasMember("labels") && json["labels"].IsArray()) {
    for (const auto& label : json["labels"].GetArray()) tags.emplace_back(label.IsString() ? label.GetString() : "");
  }
  if (tags.size() != 50) throw Error(ErrorKind::format, "tagger/cfg: expected 50 labels");
  return tags;
}

// Checks that each action has as many labels as `counts` says, in order of actions.
std::vector<std::string> read_move_labels(const Wheel& wheel, const std::string& name,
                                          std::vector<std::size_t> counts) {
  std::vector<std::string> labels;
  for (Move& move : read_moves(wheel.read(name), name)) {
    const auto action = static_cast<std::size_t>(move.action);
    if (action >= counts.size() || counts[action]-- == 0) throw Error(ErrorKind::format, name + ": unexpected moves");
    labels.push_back(std::move(move.label));
  }
  for (const std::size_t left : counts) {
    if (left != 0) throw Error(ErrorKind::format, name + ": moves are missing");
  }
  return labels;
}

}  // namespace

void convert_networks(const Wheel& wheel, ModelFileWriter& model) {
  model.add_lines("tagger/labels", read_tags(wheel.read("tagger/cfg")));
  model.add_lines("parser/labels", read_move_labels(wheel, "parser/moves", {1, 1, 47, 56, 1}));
  model.add_lines("ner/labels", read_move_labels(wheel, "ner/moves", {0, 18, 18, 18, 19, 1}));
}

}  // namespace quoth::extract::language
