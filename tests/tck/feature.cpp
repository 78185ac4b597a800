// SPDX-License-Identifier: Apache-2.0
#include "feature.h"

#include "graph/error.h"

#include <algorithm>
#include <fstream>
#include <string_view>
#include <utility>

namespace quoth::tck {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

bool take(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text = trimmed(text.substr(prefix.size()));
  return true;
}

// | a | b |, with \| for a bar, \\ for a backslash and \n for a line's end.
std::vector<std::string> cells(std::string_view line) {
  std::vector<std::string> row;
  std::string cell;
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (line[i] == '\\' && i + 1 < line.size()) {
      const char next = line[i + 1];
      if (next == '|' || next == '\\') {
        cell += next;
        ++i;
        continue;
      }
      if (next == 'n') {
        cell += '\n';
        ++i;
        continue;
      }
    }
    if (line[i] == '|') {
      row.emplace_back(trimmed(cell));
      cell.clear();
    } else {
      cell += line[i];
    }
  }
  return row;
}

std::string replaced(std::string text, const std::vector<std::string>& names, const std::vector<std::string>& values) {
  for (std::size_t i = 0; i < names.size() && i < values.size(); ++i) {
    const std::string mark = "<" + names[i] + ">";
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + values[i].size())) {
      text.replace(at, mark.size(), values[i]);
    }
  }
  return text;
}

Scenario filled(const Scenario& outline, const std::vector<std::string>& names,
                const std::vector<std::string>& values) {
  Scenario made = outline;
  made.name = replaced(made.name, names, values);
  for (Step& step : made.steps) {
    step.text = replaced(step.text, names, values);
    step.doc = replaced(step.doc, names, values);
    for (auto& row : step.table) {
      for (std::string& cell : row) cell = replaced(cell, names, values);
    }
  }
  return made;
}

class Reader {
 public:
  explicit Reader(const std::filesystem::path& path) : in_(path) {
    if (!in_) throw Error(ErrorKind::io, "cannot open " + path.string());
    feature_.path = path;
  }

  Feature run() {
    while (std::getline(in_, raw_)) {
      ++number_;
      std::string_view line = trimmed(raw_);
      if (line.starts_with("\"\"\"")) {
        doc_string(raw_.find("\"\"\""));
      } else if (!line.empty() && line[0] != '#' && line[0] != '@') {
        statement(line);
      }
    }
    finish();
    return std::move(feature_);
  }

 private:
  void statement(std::string_view line) {
    if (line[0] == '|') return table_row(line);
    if (take(line, "Feature:")) {
      feature_.name = line;
    } else if (take(line, "Background:")) {
      finish();
      in_background_ = true;
    } else if (take(line, "Scenario Outline:") || take(line, "Scenario:")) {
      finish();
      in_background_ = false;
      current_ = {std::string(line), background_, number_};
      open_ = true;
    } else if (take(line, "Examples:")) {
      in_examples_ = true;
      has_examples_ = true;
    } else {
      step(line);
    }
  }

  void step(std::string_view line) {
    for (const std::string_view word : {"Given ", "When ", "Then ", "And ", "But ", "* "}) {
      if (!take(line, word)) continue;
      steps().push_back({std::string(line), {}, {}, number_});
      return;
    }
  }

  std::vector<Step>& steps() { return in_background_ ? background_ : current_.steps; }

  void doc_string(std::size_t indent) {
    std::string text;
    while (std::getline(in_, raw_)) {
      ++number_;
      if (trimmed(raw_) == "\"\"\"") break;
      const std::size_t blanks = std::min(indent, std::min(raw_.find_first_not_of(' '), raw_.size()));
      text += raw_.substr(blanks) + "\n";
    }
    if (!text.empty()) text.pop_back();
    if (!steps().empty()) steps().back().doc = std::move(text);
  }

  void table_row(std::string_view line) {
    if (in_examples_) {
      examples_.push_back(cells(line));
    } else if (!steps().empty()) {
      steps().back().table.push_back(cells(line));
    }
  }

  void finish() {
    if (open_ && !has_examples_) feature_.scenarios.push_back(current_);
    for (std::size_t row = 1; open_ && row < examples_.size(); ++row) {
      feature_.scenarios.push_back(filled(current_, examples_[0], examples_[row]));
    }
    examples_.clear();
    open_ = in_examples_ = has_examples_ = false;
  }

  std::ifstream in_;
  std::string raw_;
  Feature feature_;
  Scenario current_;
  std::vector<Step> background_;
  Table examples_;
  std::size_t number_ = 0;
  bool open_ = false, in_background_ = false, in_examples_ = false, has_examples_ = false;
};

}  // namespace

Feature read_feature(const std::filesystem::path& path) {
  return Reader(path).run();
}

}  // namespace quoth::tck
