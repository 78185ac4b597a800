// SPDX-License-Identifier: Apache-2.0
#include "extract/language/lemmatizer.h"

#include "extract/language/model_file.h"
#include "extract/language/string_id.h"

#include <algorithm>

namespace quoth::extract::language {
namespace {

// A rule's line: suffix, tab, replacement.
LemmaTable::Rule rule_of(std::string_view line) {
  const std::size_t tab = line.find('\t');
  return tab == std::string_view::npos ? LemmaTable::Rule{line, ""}
                                       : LemmaTable::Rule{line.substr(0, tab), line.substr(tab + 1)};
}

LemmaTable read_table(const ModelFile& model, std::string_view name) {
  const std::string prefix = "lemmas/" + std::string(name) + "/";
  LemmaTable table;
  for (const std::string_view line : model.lines(prefix + "rules")) table.rules.push_back(rule_of(line));
  table.known_words = FrozenMap<std::uint8_t>(model.section(prefix + "known_words"));
  table.exceptions = FrozenMap<TableRange>(model.section(prefix + "exceptions"));
  return table;
}

}  // namespace

LemmaTables::LemmaTables(const ModelFile& model, const Characters& characters)
    : exception_lemmas_(model.lines("lemmas/exception_lemmas")), characters_(&characters) {
  for (std::size_t i = 0; i < tables_.size(); ++i) {
    tables_[i] = read_table(model, kLemmaTableNames[i]);
    for (const TableRange& range : tables_[i].exceptions.values()) {
      if (!range.fits(exception_lemmas_.size())) model.refuse("the lemma exceptions are damaged");
    }
  }
}

// The order of preference is spaCy's: the last exception, the last rule whose result is known, the first whose result
// is no plain word, the first result at all.
std::string LemmaTables::lemma(LemmaSource source, std::string_view lower, std::string_view text) const {
  const LemmaTable& table = tables_[lemma_table_of(source)];
  std::vector<std::string> forms;  // the best first
  std::string unknown;
  add_rule_forms(table, lower, forms, unknown);
  if (const TableRange* exceptions = table.exceptions.find(plain_string_id(lower)); exceptions != nullptr) {
    for (std::uint32_t i = 0; i < exceptions->count; ++i) {
      const std::string_view form = exception_lemmas_[exceptions->first + i];
      if (std::find(forms.begin(), forms.end(), form) == forms.end()) forms.emplace(forms.begin(), form);
    }
  }
  if (!forms.empty()) return forms.front();
  return unknown.empty() ? std::string(text) : unknown;
}

void LemmaTables::add_rule_forms(const LemmaTable& table, std::string_view lower, std::vector<std::string>& forms,
                                 std::string& unknown) const {
  for (const LemmaTable::Rule& rule : table.rules) {
    if (!lower.ends_with(rule.suffix)) continue;
    std::string form(lower.substr(0, lower.size() - rule.suffix.size()));
    form += rule.replacement;
    if (form.empty()) continue;
    if (table.known_words.find(plain_string_id(form)) != nullptr) {
      forms.insert(forms.begin(), std::move(form));
    } else if (!characters_->all(form, kAlpha)) {
      forms.push_back(std::move(form));
    } else if (unknown.empty()) {
      unknown = std::move(form);
    }
  }
}

Lemmatizer::Lemmatizer(const LemmaTables& tables, const LexemeTable& lexemes)
    : tables_(&tables), lexemes_(&lexemes), generation_(lexemes.generation()) {}

std::string_view Lemmatizer::lemma(std::uint32_t index, LemmaSource source) {
  const Lexeme& lexeme = (*lexemes_)[index];
  if (source == LemmaSource::lower) return lexeme.lower;
  if (source == LemmaSource::text || source == LemmaSource::ruler) return lexeme.text;
  if (generation_ != lexemes_->generation()) {
    found_.clear();
    lemmas_.clear();
    generation_ = lexemes_->generation();
  }
  if (index >= found_.size()) found_.resize(std::max<std::size_t>(lexemes_->size(), index + 1));
  const std::string*& found = found_[index][lemma_table_of(source)];
  if (found == nullptr) found = &lemmas_.emplace_back(tables_->lemma(source, lexeme.lower, lexeme.text));
  return *found;
}

}  // namespace quoth::extract::language
