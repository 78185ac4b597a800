// SPDX-License-Identifier: Apache-2.0
#include "cases.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

namespace quoth::extract::statements {
namespace {

std::string trimmed(std::string text) {
  const auto space = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!text.empty() && space(text.back())) text.pop_back();
  while (!text.empty() && space(text.front())) text.erase(text.begin());
  return text;
}

std::vector<std::string> split(const std::string& text, const std::string& by) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t at = text.find(by); at != std::string::npos; at = text.find(by, begin)) {
    parts.push_back(trimmed(text.substr(begin, at - begin)));
    begin = at + by.size();
  }
  parts.push_back(trimmed(text.substr(begin)));
  return parts;
}

std::string plain(std::string name) {
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return c < 128 ? static_cast<char>(std::tolower(c)) : static_cast<char>(c); });
  for (const char* article : {"the ", "a ", "an "}) {
    if (name.starts_with(article)) name.erase(0, std::string(article).size());
  }
  return name;
}

class Names {
 public:
  explicit Names(const graph::Records& records) {
    for (const graph::Entity& entity : records.entities) {
      auto& names = names_[entity.id];
      names.push_back(plain(entity.name));
      for (const std::string& alias : entity.aliases) names.push_back(plain(alias));
      for (const graph::Mention& mention : entity.mentions) names.push_back(plain(mention.text));
    }
  }

  bool is(const std::string& id, const std::string& name) const {
    const auto found = names_.find(id);
    if (found == names_.end()) return false;
    const std::string wanted = plain(name);
    return std::any_of(found->second.begin(), found->second.end(), [&](const std::string& n) {
      return n == wanted || n.ends_with(" " + wanted) || n.starts_with(wanted + " ");
    });
  }

  // "A & B" are exactly these entities; "-" is none; "?" is anything.
  bool are(const std::vector<std::string>& ids, const std::string& wanted) const {
    if (wanted == "?") return true;
    if (wanted == "-") return ids.empty();
    const std::vector<std::string> parts = split(wanted, "&");
    return parts.size() == ids.size() && std::all_of(parts.begin(), parts.end(), [&](const std::string& part) {
             return std::any_of(ids.begin(), ids.end(), [&](const std::string& id) { return is(id, part); });
           });
  }

  std::string first(const std::string& id) const {
    const auto found = names_.find(id);
    return found == names_.end() ? id : found->second.front();
  }
  std::string all(const std::vector<std::string>& ids) const {
    std::string text;
    for (const std::string& id : ids) text += (text.empty() ? "" : " & ") + first(id);
    return text.empty() ? "-" : text;
  }

 private:
  std::map<std::string, std::vector<std::string>> names_;
};

std::string flags_of(const graph::Statement& s) {
  std::string flags = s.type == "-" ? "" : s.type;
  if (s.negated) flags += " neg";
  if (s.modality != graph::Modality::asserted) flags.append(" ").append(graph::to_string(s.modality));
  if (s.quote) flags += " quote";
  if (s.nominal) flags += " nominal";
  return trimmed(flags);
}

std::string notation(const graph::Statement& s, const Names& names) {
  std::string line = s.predicate + ": " + names.all(s.source) + " -> " + names.all(s.target) + " | " + flags_of(s);
  if (!s.attribution.empty()) {
    std::string chain;
    for (const graph::Attribution& a : s.attribution) chain += (chain.empty() ? "" : " > ") + names.first(a.speaker);
    line += " | by " + chain;
  }
  if (s.time) line += " | time " + s.time->value;
  if (!s.place.empty()) line += " | place " + names.all(s.place);
  if (s.content) line += " | \"" + s.content->text + "\"";
  return line;
}

// One "predicate: A -> B | flags | by X > Y | time T | place P | "words"" line against one statement; what differs, or
// empty.
std::string difference(const std::vector<std::string>& fields, const graph::Statement& s, const Names& names) {
  const std::string sides = trimmed(fields[0].substr(fields[0].find(':') + 1));
  const std::vector<std::string> both = split(sides, "->");
  if (!names.are(s.source, both[0])) return "source";
  if (!names.are(s.target, both.size() > 1 ? both[1] : "-")) return "target";
  std::string flags;
  std::string chain;
  for (std::size_t i = 1; i < fields.size(); ++i) {
    const std::string& field = fields[i];
    if (field.starts_with("by ")) {
      chain = field.substr(3);
    } else if (field.starts_with("time ")) {
      if (!s.time || s.time->value != field.substr(5)) return "time";
    } else if (field.starts_with("place ")) {
      if (!names.are(s.place, field.substr(6))) return "place";
    } else if (field.starts_with('"')) {
      if (!s.content || s.content->text.find(field.substr(1, field.size() - 2)) == std::string::npos) return "content";
    } else if (field.starts_with("all \"")) {
      if (!s.content || s.content->text != field.substr(5, field.size() - 6)) return "content";
    } else {
      flags = field;
    }
  }
  if (flags.find('?') == std::string::npos) {
    std::vector<std::string> wanted = split(flags, " ");
    std::vector<std::string> found = split(flags_of(s), " ");
    std::sort(wanted.begin(), wanted.end());
    std::sort(found.begin(), found.end());
    if (wanted != found) return "flags";
  }
  if (chain == "?") return {};
  const std::vector<std::string> speakers = chain.empty() ? std::vector<std::string>() : split(chain, ">");
  if (speakers.size() != s.attribution.size()) return "attribution";
  for (std::size_t i = 0; i < speakers.size(); ++i) {
    if (!names.is(s.attribution[i].speaker, speakers[i])) return "attribution";
  }
  return {};
}

}  // namespace

std::vector<Case> read_cases(const std::string& path) {
  std::vector<Case> cases;
  std::ifstream file(path);
  std::string line;
  bool open = false;  // text lines still follow one another
  for (int number = 1; std::getline(file, line); ++number) {
    line = trimmed(line);
    if (line.empty()) open = false;
    if (line.empty() || line.starts_with('#')) continue;
    const char sign = line[0];
    if (sign == '=' || sign == '!' || sign == '~') {
      cases.back().expected.push_back(line);
      open = false;
    } else if (sign == '@') {
      const std::size_t at = line.rfind(" = ");
      cases.back().times.emplace_back(trimmed(line.substr(1, at - 1)), trimmed(line.substr(at + 3)));
    } else if (open) {
      cases.back().text += "\n" + line;
    } else {
      cases.push_back({path, number, line, {}, {}});
      open = true;
    }
  }
  return cases;
}

std::vector<std::string> judge(const Case& test, const graph::Records& records) {
  const Names names(records);
  std::vector<std::string> wrong;
  for (const std::string& line : test.expected) {
    const std::vector<std::string> fields = split(line.substr(1), " | ");
    const std::string predicate = trimmed(fields[0].substr(0, fields[0].find(':')));
    std::string closest = "no such statement";
    bool found = false;
    for (const graph::Statement& s : records.statements) {
      if (s.predicate != predicate || (s.nominal && line.find("nominal") == std::string::npos)) continue;
      const std::string differs = line[0] == '!' ? std::string() : difference(fields, s, names);
      found = found || differs.empty();
      if (!differs.empty()) closest = differs + ": " + notation(s, names);
    }
    if (line[0] == '=' && !found) wrong.push_back(line + "\n      " + closest);
    if (line[0] == '!' && found) wrong.push_back(line + "\n      found all the same");
  }
  return wrong;
}

std::string in_notation(const graph::Records& records) {
  const Names names(records);
  std::string text;
  for (const graph::Statement& s : records.statements) text += "= " + notation(s, names) + "\n";
  return text;
}

}  // namespace quoth::extract::statements
