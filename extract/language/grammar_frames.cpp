// SPDX-License-Identifier: Apache-2.0
#include "extract/language/grammar_frames.h"

#include "extract/word_map.h"

#include <algorithm>
#include <string>

namespace quoth::embedded {
std::string_view verb_frames();
}

namespace quoth::extract::language {
namespace {

// "kind<TAB>words…" rows: the words of each kind.
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

  bool has(std::string_view kind, std::string_view verb) const { return !find(kind, verb).empty(); }

  // The word as it stands in the table; empty where it is not there.
  std::string_view find(std::string_view kind, std::string_view verb) const {
    const auto words = words_.find(kind);
    return words == words_.end() ? std::string_view() : words->second.find(verb);
  }

 private:
  void read(std::string_view line) {
    const std::size_t tab = line.find('\t');
    const std::string_view kind = line.substr(0, tab);
    std::string_view words = tab == std::string_view::npos ? std::string_view() : line.substr(tab + 1);
    while (!words.empty()) {
      const std::string_view word = words.substr(0, words.find(' '));
      words.remove_prefix(std::min(words.size(), word.size() + 1));
      if (!word.empty()) words_[kind].insert(word);
    }
  }

  WordMap<WordSet> words_;  // of each kind
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

bool is_headline_passive(std::string_view verb) {
  return frames().has("headline-passive", verb);
}

bool tells_result(std::string_view verb) {
  return frames().has("result", verb);
}

bool promises_infinitive(std::string_view verb) {
  return frames().has("infinitive", verb);
}

std::string_view headline_verb_of(std::string_view word, bool plural_doer) {
  if (plural_doer) return frames().find("headline-plural", word);
  if (!word.ends_with('s')) return {};
  word.remove_suffix(1);
  if (const std::string_view verb = frames().find("headline", word); !verb.empty()) return verb;
  if (word.ends_with("ie")) return frames().find("headline", std::string(word.substr(0, word.size() - 2)) + "y");
  return word.ends_with('e') ? frames().find("headline", word.substr(0, word.size() - 1)) : std::string_view();
}

bool takes_bare_infinitive(std::string_view verb) {
  return frames().has("bare", verb);
}

bool stands_before_speaker(std::string_view verb) {
  return frames().has("inverting", verb);
}

bool tells_somebody(std::string_view verb) {
  return frames().has("addressing", verb);
}

bool takes_clause(std::string_view verb) {
  return frames().has("clause", verb);
}

bool preposition_controls(std::string_view verb, std::string_view preposition) {
  return frames().has(std::string("control-").append(preposition), verb);
}

bool takes_across_object(std::string_view verb, std::string_view preposition) {
  return frames().has(std::string("across-").append(preposition), verb);
}

}  // namespace quoth::extract::language
