// SPDX-License-Identifier: Apache-2.0
// The model's labels in the words of grammar.h: CLEAR dependencies, Penn tags.
#include "extract/language/grammar_builder.h"

#include "extract/word_map.h"

#include <algorithm>
#include <array>
#include <string>

namespace quoth::embedded {
std::string_view lemma_corrections();
}

namespace quoth::extract::language {
namespace {

struct LabelFunction {
  std::string_view label;
  Function function;
};

// Sorted by label.
constexpr auto kFunctions = std::to_array<LabelFunction>({
    {"ROOT", Function::root},
    {"acl", Function::participial_clause},
    {"acomp", Function::attribute},
    {"advcl", Function::adverbial_clause},
    {"advmod", Function::adverbial},
    {"agent", Function::agent},
    {"amod", Function::modifier},
    {"appos", Function::apposition},
    {"attr", Function::attribute},
    {"aux", Function::auxiliary},
    {"auxpass", Function::passive_auxiliary},
    {"case", Function::punctuation},
    {"cc", Function::coordinator},
    {"ccomp", Function::complement_clause},
    {"compound", Function::compound},
    {"conj", Function::conjunct},
    {"csubj", Function::clausal_subject},
    {"csubjpass", Function::clausal_subject},
    {"dative", Function::recipient},
    {"dep", Function::other},
    {"det", Function::determiner},
    {"dobj", Function::object},
    {"expl", Function::expletive},
    {"intj", Function::other},
    {"mark", Function::marker},
    {"meta", Function::other},
    {"neg", Function::negation},
    {"nmod", Function::compound},
    {"npadvmod", Function::noun_adverbial},
    {"nsubj", Function::subject},
    {"nsubjpass", Function::passive_subject},
    {"nummod", Function::number},
    {"oprd", Function::attribute},
    {"parataxis", Function::parenthetical},
    {"pcomp", Function::preposition_clause},
    {"pobj", Function::preposition_object},
    {"poss", Function::possessor},
    {"preconj", Function::coordinator},
    {"predet", Function::determiner},
    {"prep", Function::preposition},
    {"prt", Function::particle},
    {"punct", Function::punctuation},
    {"quantmod", Function::adverbial},
    {"relcl", Function::relative_clause},
    {"xcomp", Function::open_complement},
});

Function function_of(std::string_view label) {
  const auto found = std::lower_bound(kFunctions.begin(), kFunctions.end(), label,
                                      [](const LabelFunction& row, std::string_view l) { return row.label < l; });
  return found != kFunctions.end() && found->label == label ? found->function : Function::other;
}

WordClass class_of(const Token& token) {
  const std::string_view tag = token.tag;
  if (token.is_space) return WordClass::space;
  if (tag == "MD") return WordClass::auxiliary;
  if (tag.starts_with("VB")) return token.pos == "AUX" ? WordClass::auxiliary : WordClass::verb;
  if (tag.starts_with("NNP")) return WordClass::name;
  if (tag.starts_with("NN")) return WordClass::noun;
  if (tag.starts_with("PRP") || tag.starts_with("WP") || tag == "EX") return WordClass::pronoun;
  if (tag == "WDT") return WordClass::pronoun;
  if (tag.starts_with("JJ")) return WordClass::adjective;
  if (tag.starts_with("RB") || tag == "WRB") return WordClass::adverb;
  if (tag == "IN") return token.pos == "SCONJ" ? WordClass::conjunction : WordClass::preposition;
  if (tag == "DT" || tag == "PDT") return token.pos == "PRON" ? WordClass::pronoun : WordClass::determiner;
  if (tag == "CD") return WordClass::number;
  if (tag == "CC") return WordClass::conjunction;
  if (tag == "TO" || tag == "RP" || tag == "POS") return WordClass::particle;
  if (token.pos == "PUNCT" || token.pos == "SYM") return WordClass::punctuation;
  return WordClass::other;
}

VerbForm form_of(std::string_view tag) {
  if (tag == "VBD") return VerbForm::past;
  if (tag == "VBZ" || tag == "VBP") return VerbForm::present;
  if (tag == "VB") return VerbForm::infinitive;
  if (tag == "VBG") return VerbForm::gerund;
  if (tag == "VBN") return VerbForm::past_participle;
  if (tag == "MD") return VerbForm::modal;
  return VerbForm::none;
}

// ASCII lower case, typographic apostrophe as the plain one.
std::string lower_of(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i).starts_with("\xE2\x80\x99")) {
      result += '\'';
      i += 2;
    } else {
      const char c = text[i];
      result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  return result;
}

// "form<TAB>lemma" rows; lines that start with # are comments.
WordMap<std::string_view> read_corrections(std::string_view file) {
  WordMap<std::string_view> rows;
  while (!file.empty()) {
    const std::string_view line = file.substr(0, file.find('\n'));
    file.remove_prefix(std::min(file.size(), line.size() + 1));
    const std::size_t tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string_view::npos) continue;
    rows.emplace(line.substr(0, tab), line.substr(tab + 1));
  }
  return rows;
}

}  // namespace

std::string_view TreeBuilder::repaired_lemma(Index token) const {
  static const auto corrections = read_corrections(embedded::lemma_corrections());
  const Token& t = analysis_.tokens[at(token)];
  const WordClass word_class = tree_.classes_[at(token)];
  if (word_class == WordClass::verb || word_class == WordClass::auxiliary) {
    const auto found = corrections.find(tree_.lowers_[at(token)]);
    if (found != corrections.end()) return found->second;
    // The model leaves a verb that begins a quotation or sentence in capitals as it is.
    if (!t.lemma.empty() && t.lemma[0] >= 'A' && t.lemma[0] <= 'Z') {
      return t.tag == "VB" || t.tag == "VBP" ? std::string_view(tree_.lowers_[at(token)]) : std::string_view(t.lemma);
    }
  }
  return t.lemma;
}

void TreeBuilder::read_label(Index token) {
  const Token& t = analysis_.tokens[at(token)];
  tree_.heads_[at(token)] = t.head;
  tree_.functions_[at(token)] = t.head == token && !t.is_space ? Function::root : function_of(t.dep);
  tree_.classes_[at(token)] = class_of(t);
  tree_.forms_[at(token)] = form_of(t.tag);
  tree_.lowers_[at(token)] = lower_of(analysis_.text_of(t));
  tree_.lemmas_[at(token)] = repaired_lemma(token);
}

void TreeBuilder::read_labels() {
  const std::size_t n = analysis_.tokens.size();
  tree_.heads_.resize(n);
  tree_.functions_.resize(n);
  tree_.classes_.resize(n);
  tree_.forms_.resize(n);
  tree_.lowers_.resize(n);
  tree_.lemmas_.resize(n);
  for (std::size_t i = 0; i < n; ++i) read_label(static_cast<Index>(i));
}

}  // namespace quoth::extract::language
