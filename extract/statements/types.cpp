// SPDX-License-Identifier: Apache-2.0
#include "extract/statements/types.h"

#include "extract/word_map.h"

#include <algorithm>
#include <array>
#include <optional>

namespace quoth::embedded {
std::string_view verb_types();
std::string_view noun_types();
std::string_view light_verbs();
std::string_view word_lists();
}  // namespace quoth::embedded

namespace quoth::extract::statements {
namespace {

constexpr auto kNames = std::to_array<std::string_view>(
    {"-", "SAY", "THINK", "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "REQUEST", "ACCUSE", "REJECT",
     "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "RETREAT"});

// Takes the next piece up to `separator` off the front of `rest`.
std::string_view take(std::string_view& rest, char separator) {
  const std::string_view piece = rest.substr(0, rest.find(separator));
  rest.remove_prefix(std::min(rest.size(), piece.size() + 1));
  return piece;
}

struct Row {
  bool that = false;
  bool quote = false;
  bool wh = false;
  bool pair = false;
  bool to = false;
  bool person = false;
  bool thing = false;
  std::string_view preposition;
  bool preposition_person = false;
  std::string_view object;
  std::string_view object_list;
  int specificity = 0;
  Type type = Type::none;

  bool fits(const Frame& frame) const {
    if ((quote && !frame.quote) || (wh && !frame.wh) || (pair && !frame.pair)) return false;
    if ((that && !frame.that) || (to && !frame.to) || (person && !frame.person) || (thing && !frame.thing))
      return false;
    if (!object.empty() && object != frame.object) return false;
    if (!object_list.empty() && !listed(object_list, frame.object)) return false;
    if (preposition.empty()) return true;
    return std::any_of(frame.phrases.begin(), frame.phrases.end(), [this](const Frame::Phrase& phrase) {
      return phrase.preposition == preposition && (phrase.person || !preposition_person);
    });
  }
};

Row read_row(std::string_view frame, Type type) {
  Row row;
  row.type = type;
  if (frame == "*") return row;
  while (!frame.empty()) {
    std::string_view item = take(frame, ' ');
    ++row.specificity;
    if (item == "that") {
      row.that = true;
    } else if (item == "quote") {
      row.quote = true;
      row.specificity += 2;
    } else if (item == "pair") {
      row.pair = true;
    } else if (item == "wh") {
      row.wh = true;
      ++row.specificity;
    } else if (item == "to") {
      row.to = true;
    } else if (item == "person") {
      row.person = true;
    } else if (item == "thing") {
      row.thing = true;
    } else if (item.starts_with("obj=&")) {
      row.object_list = item.substr(5);
    } else if (item.starts_with("obj=")) {
      row.object = item.substr(4);
    } else {
      row.preposition = take(item, ':');
      row.preposition_person = item == "person";
    }
  }
  return row;
}

class Lexicon {
 public:
  Lexicon() {
    for_lines(embedded::verb_types(), [this](std::string_view line) {
      const std::string_view verb = take(line, '\t');
      const std::string_view frame = take(line, '\t');
      verbs_[verb].push_back(read_row(frame, type_of_name(take(line, '\t'))));
    });
    for_lines(embedded::noun_types(), [this](std::string_view line) {
      const Type type = type_of_name(take(line, '\t'));
      while (!line.empty()) nouns_.emplace(take(line, ' '), type);
    });
    for (const std::string_view file : {embedded::light_verbs(), embedded::word_lists()}) {
      for_lines(file, [this](std::string_view line) {
        auto& list = lists_[take(line, '\t')];
        while (!line.empty()) list.insert(take(line, ' '));
      });
    }
  }

  Type type(std::string_view verb, const Frame& frame) const {
    const Row* row = most_specific(verb, frame);
    return row == nullptr ? Type::none : row->type;
  }

  // Where the row that decides names the object itself: "take charge", "use tear gas".
  std::optional<Type> type_with_object(std::string_view verb, const Frame& frame) const {
    const Row* row = most_specific(verb, frame);
    if (row == nullptr || (row->object.empty() && row->object_list.empty())) return std::nullopt;
    return row->type;
  }

  bool knows(std::string_view verb) const { return verbs_.contains(verb); }
  std::size_t verbs() const { return verbs_.size(); }

  Type noun(std::string_view noun) const {
    const auto found = nouns_.find(noun);
    return found == nouns_.end() ? Type::none : found->second;
  }

  bool listed(std::string_view list, std::string_view word) const {
    const auto found = lists_.find(list);
    return found != lists_.end() && found->second.contains(word);
  }

 private:
  const Row* most_specific(std::string_view verb, const Frame& frame) const {
    const auto found = verbs_.find(verb);
    if (found == verbs_.end()) return nullptr;
    const Row* best = nullptr;
    for (const Row& row : found->second) {
      if (row.fits(frame) && (best == nullptr || row.specificity > best->specificity)) best = &row;
    }
    return best;
  }

  template <typename Read>
  static void for_lines(std::string_view file, Read read) {
    while (!file.empty()) {
      const std::string_view line = take(file, '\n');
      if (!line.empty() && !line.starts_with('#')) read(line);
    }
  }

  WordMap<std::vector<Row>> verbs_;
  WordMap<Type> nouns_;
  WordMap<WordSet> lists_;
};

const Lexicon& lexicon() {
  static const Lexicon instance;
  return instance;
}

// What it means to end what the noun names: "lifted the ban", "halted talks".
Type ended(Type type) {
  switch (type) {
    case Type::assault:
    case Type::mobilize:
    case Type::sanction:
      return Type::retreat;
    case Type::coerce:
    case Type::protest:
    case Type::threaten:
      return Type::concede;
    case Type::aid:
    case Type::cooperate:
    case Type::consult:
    case Type::support:
    case Type::agree:
      return Type::sanction;
    default:
      return Type::none;
  }
}

std::string joined(std::string_view verb, std::string_view particle) {
  std::string key(verb);
  if (!particle.empty()) key.append("_").append(particle);
  return key;
}

}  // namespace

std::string_view to_string(Type type) noexcept {
  return kNames[static_cast<std::size_t>(type)];
}

Type type_of_name(std::string_view name) noexcept {
  const auto found = std::find(kNames.begin(), kNames.end(), name);
  return found == kNames.end() ? Type::none : static_cast<Type>(found - kNames.begin());
}

Type verb_type(std::string_view verb, std::string_view particle, const Frame& frame) {
  const std::string key = joined(verb, particle);
  if (!frame.object.empty()) {
    if (const auto named = lexicon().type_with_object(key, frame)) return *named;
    const Type noun = noun_type(frame.object, frame.modified);
    const bool holds = verb == "have" || verb == "hold" || verb == "share" || verb == "harbor" || verb == "harbour";
    if (noun == Type::say && holds && frame.object != "speech" && frame.object != "interview") return Type::think;
    if (verb == "have" && (frame.object == "plan" || frame.object == "decision")) return Type::none;
    const bool told = noun == Type::say || noun == Type::think || noun == Type::accuse || noun == Type::request ||
                      noun == Type::threaten;
    if (told && lexicon().listed("receiving", key)) return Type::none;  // "received the complaint"
    if (noun != Type::none) {
      if (lexicon().listed("ending", key) && ended(noun) != Type::none) return ended(noun);
      if (lexicon().listed("light", key)) return noun;
    }
  }
  if (!particle.empty() && lexicon().knows(key)) return lexicon().type(key, frame);
  return lexicon().type(verb, frame);
}

Type noun_type(std::string_view noun) {
  return lexicon().noun(noun);
}

Type noun_type(std::string_view noun, std::string_view modified) {
  const Type type = modified.empty() ? Type::none : lexicon().noun(modified);
  return type == Type::none ? lexicon().noun(noun) : type;
}

bool is_light(std::string_view verb, std::string_view particle) {
  return lexicon().listed("light", joined(verb, particle));
}

std::size_t known_verbs() {
  return lexicon().verbs();
}

bool listed(std::string_view list, std::string_view word) {
  return lexicon().listed(list, word);
}

}  // namespace quoth::extract::statements
