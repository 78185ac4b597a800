// SPDX-License-Identifier: Apache-2.0
// Sections made here:
//   ruler/word_classes  FrozenMap<uint32>: from the id of a lower-cased word that some rule names to its class, from 2
//   ruler/dep_classes   FrozenMap<uint32>: from the hash of a relation that some rule names to its class, from 1
//   ruler/rules         RulerTables::Rule[], in order of application; an entry with alternatives is several rules
//   ruler/strings       lines: the strings that rules set, by number
#include "extract/language/attribute_ruler.h"
#include "extract/language/convert/text_tables.h"
#include "extract/language/convert/unpacked.h"
#include "graph/error.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <rapidjson/document.h>

namespace quoth::extract::language {
namespace {

using Rule = RulerTables::Rule;
using Condition = RulerTables::Condition;

[[noreturn]] void refuse(const std::string& reason) {
  throw Error(ErrorKind::format, "the attribute ruler has a rule of an unknown form: " + reason);
}

// The strings that an attribute may have, or may not.
struct Choice {
  bool negated = false;
  std::vector<std::string> strings;
};

// Appends `alternatives` to each of `prefixes`.
std::vector<std::string> extended(const std::vector<std::string>& prefixes,
                                  const std::vector<std::string>& alternatives) {
  std::vector<std::string> longer;
  for (const std::string& prefix : prefixes) {
    for (const std::string& alternative : alternatives) longer.push_back(prefix + alternative);
  }
  return longer;
}

// All strings that an expression such as "^n[ou]thin'?$" matches.
std::vector<std::string> expanded(std::string_view expression) {
  if (!expression.starts_with('^') || !expression.ends_with('$')) refuse(std::string(expression));
  expression = expression.substr(1, expression.size() - 2);
  std::vector<std::string> strings{""};
  while (!expression.empty()) {
    std::vector<std::string> alternatives;
    if (expression[0] == '[') {
      const std::size_t end = expression.find(']');
      if (end == std::string_view::npos) refuse(std::string(expression));
      for (const char c : expression.substr(1, end - 1)) alternatives.emplace_back(1, c);
      expression.remove_prefix(end + 1);
    } else {
      if (std::string_view("()*+{}|.\\^$?").find(expression[0]) != std::string_view::npos) {
        refuse(std::string(expression));
      }
      alternatives.emplace_back(1, expression[0]);
      expression.remove_prefix(1);
    }
    if (expression.starts_with('?')) {
      alternatives.emplace_back();
      expression.remove_prefix(1);
    }
    strings = extended(strings, alternatives);
  }
  return strings;
}

Choice choice_of(const msgpack::object& value) {
  Choice choice;
  if (value.type != msgpack::type::MAP) {
    choice.strings.emplace_back(text_of(value));
    return choice;
  }
  if (pairs_of(value).size() != 1) refuse("several operators");
  if (const msgpack::object* expression = find(value, "REGEX"); expression != nullptr) {
    choice.strings = expanded(text_of(*expression));
    return choice;
  }
  choice.negated = find(value, "NOT_IN") != nullptr;
  for (const msgpack::object& item : items_of(field(value, choice.negated ? "NOT_IN" : "IN"))) {
    choice.strings.emplace_back(text_of(item));
  }
  return choice;
}

// Gives numbers to strings, from `first` on.
class Numbers {
 public:
  Numbers(std::uint32_t first, std::uint32_t limit) : next_(first), limit_(limit) {}
  std::uint32_t of(const std::string& text) {
    const auto [found, is_new] = numbers_.emplace(text, next_);
    if (is_new && next_++ >= limit_) refuse("too many strings");
    return found->second;
  }
  const std::map<std::string, std::uint32_t>& all() const { return numbers_; }

 private:
  std::map<std::string, std::uint32_t> numbers_;
  std::uint32_t next_;
  std::uint32_t limit_;
};

class RuleConverter {
 public:
  explicit RuleConverter(const std::vector<std::string>& tags) {
    for (const std::string& tag : tags) tags_.of(tag);
  }

  void add_entry(const msgpack::object& entry) {
    for (const msgpack::object& alternative : items_of(field(entry, "patterns"))) {
      Rule rule;
      const auto tokens = items_of(alternative);
      if (tokens.empty() || tokens.size() > rule.conditions.size()) refuse("more than two tokens");
      rule.length = static_cast<std::uint32_t>(tokens.size());
      rule.target = static_cast<std::uint32_t>(unsigned_of(field(entry, "index")));
      for (std::size_t i = 0; i < tokens.size(); ++i) rule.conditions[i] = condition_of(tokens[i]);
      set_attributes(field(entry, "attrs"), rule);
      rules_.push_back(rule);
    }
  }

  void write(const ReservedIds& ids, ModelFileWriter& model) const {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> words;
    for (const auto& [word, number] : words_.all()) words.emplace_back(ids.id(word), number);
    model.add("ruler/word_classes", FrozenMap<std::uint32_t>::build(words));
    std::vector<std::pair<std::uint64_t, std::uint32_t>> deps;
    for (const auto& [dep, number] : deps_.all()) deps.emplace_back(plain_string_id(dep), number);
    model.add("ruler/dep_classes", FrozenMap<std::uint32_t>::build(deps));
    model.add_array("ruler/rules", rules_);
    std::vector<std::string> strings(strings_.all().size());
    for (const auto& [text, number] : strings_.all()) strings[number] = text;
    model.add_lines("ruler/strings", strings);
  }

 private:
  Condition condition_of(const msgpack::object& token) {
    Condition condition;
    condition.tags = condition.deps = ~std::uint64_t{0};
    condition.words.fill(~std::uint64_t{0});
    for (const msgpack::object_kv& attribute : pairs_of(token)) {
      const std::string_view name = text_of(attribute.key);
      if (name == "TAG") {
        condition.tags = set_of(choice_of(attribute.val), tags_)[0];
      } else if (name == "DEP") {
        condition.deps = set_of(choice_of(attribute.val), deps_)[0];
      } else if (name == "LOWER") {
        intersect(condition, set_of(choice_of(attribute.val), words_));
      } else if (name == "IS_SPACE" && attribute.val.type == msgpack::type::BOOLEAN) {
        Words space{};
        space[0] = std::uint64_t{1} << RulerTables::kSpaceClass;
        if (!attribute.val.via.boolean) complement(space);
        intersect(condition, space);
      } else {
        refuse(std::string(name));
      }
    }
    return condition;
  }

  using Words = decltype(Condition::words);

  static void complement(Words& words) {
    for (std::uint64_t& part : words) part = ~part;
  }
  static void intersect(Condition& condition, const Words& words) {
    for (std::size_t i = 0; i < words.size(); ++i) condition.words[i] &= words[i];
  }

  // A tag or relation that is "" stands for "not set", which never happens once tagger and parser ran.
  static Words set_of(const Choice& choice, Numbers& numbers) {
    Words set{};
    for (const std::string& text : choice.strings) {
      if (text.empty()) continue;
      const std::uint32_t number = numbers.of(text);
      set[number / 64] |= std::uint64_t{1} << (number % 64);
    }
    if (choice.negated) complement(set);
    return set;
  }

  void set_attributes(const msgpack::object& attributes, Rule& rule) {
    const std::map<std::string_view, std::uint32_t Rule::*> kFields{{"TAG", &Rule::tag},
                                                                    {"DEP", &Rule::dep},
                                                                    {"POS", &Rule::pos},
                                                                    {"MORPH", &Rule::morph},
                                                                    {"LEMMA", &Rule::lemma}};
    for (const msgpack::object_kv& attribute : pairs_of(attributes)) {
      const auto known = kFields.find(text_of(attribute.key));
      if (known == kFields.end()) refuse(std::string(text_of(attribute.key)));
      const std::string_view value = text_of(attribute.val);
      rule.*known->second = strings_.of(known->first == "MORPH" && value == "_" ? "" : std::string(value));
    }
  }

  Numbers tags_{0, RulerTables::kMaxTags};
  Numbers deps_{1, RulerTables::kMaxDeps};
  Numbers words_{RulerTables::kSpaceClass + 1, RulerTables::kMaxWords};
  Numbers strings_{0, 1U << 16U};
  std::vector<Rule> rules_;
};

std::vector<std::string> tags_of(const std::string& cfg) {
  rapidjson::Document json;
  json.Parse(cfg.data(), cfg.size());
  if (!json.IsObject() || !json.HasMember("labels") || !json["labels"].IsArray()) {
    throw Error(ErrorKind::format, "tagger/cfg has no labels");
  }
  std::vector<std::string> tags;
  for (const auto& label : json["labels"].GetArray()) tags.emplace_back(label.IsString() ? label.GetString() : "");
  return tags;
}

}  // namespace

void convert_ruler(const Wheel& wheel, const ReservedIds& ids, ModelFileWriter& model) {
  RuleConverter converter(tags_of(wheel.read("tagger/cfg")));
  const Unpacked patterns(wheel.read("attribute_ruler/patterns"), "attribute_ruler/patterns");
  for (const msgpack::object& entry : items_of(patterns.root())) converter.add_entry(entry);
  converter.write(ids, model);
}

}  // namespace quoth::extract::language
