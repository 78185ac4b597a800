// SPDX-License-Identifier: Apache-2.0
#include "extract/language/grammar_frames.h"

#include <algorithm>
#include <string>
#include <unordered_set>

namespace quoth::embedded {
std::string_view verb_frames();
}

namespace quoth::extract::language {
namespace {

// "kind<TAB>words…" rows become "kind verb" or "kind verb preposition" keys.
class Frames {
 public:
  Frames() {
    std::string_view file = embedded::verb_frames();
    while (!file.empty()) {
      const std::string_view line = file.substr(0, file.find('\n'));
      file.remove_prefix(std::min(file.size(), line.size() + 1));
      if (!line.empty() && !line.starts_with('#')) read(line);
    }
  }

  bool has(std::string_view kind, std::string_view verb) const {
    return keys_.contains(std::string(kind).append(" ").append(verb));
  }

 private:
  void read(std::string_view line) {
    const std::size_t tab = line.find('\t');
    const std::string_view kind = line.substr(0, tab);
    std::string_view words = tab == std::string_view::npos ? std::string_view() : line.substr(tab + 1);
    while (!words.empty()) {
      const std::string_view word = words.substr(0, words.find(' '));
      words.remove_prefix(std::min(words.size(), word.size() + 1));
      if (!word.empty()) keys_.insert(std::string(kind).append(" ").append(word));
    }
  }

  std::unordered_set<std::string> keys_;
};

const Frames& frames() {
  static const Frames instance;
  return instance;
}

}  // namespace

bool object_controls(std::string_view verb) {
  return frames().has("object", verb);
}

bool keeps_infinitive(std::string_view verb, std::string_view infinitive) {
  return frames().has(std::string("own-").append(verb), infinitive);
}

bool is_title(std::string_view noun) {
  return frames().has("title", noun);
}

bool takes_bare_infinitive(std::string_view verb) {
  return frames().has("bare", verb);
}

bool preposition_controls(std::string_view verb, std::string_view preposition) {
  return frames().has(std::string("control-").append(preposition), verb);
}

bool takes_across_object(std::string_view verb, std::string_view preposition) {
  return frames().has(std::string("across-").append(preposition), verb);
}

}  // namespace quoth::extract::language
