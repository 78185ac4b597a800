// SPDX-License-Identifier: Apache-2.0
#include "export/statement_phrase.h"

namespace quoth::exporters {
namespace {

std::string auxiliary_of(const graph::Statement& statement) {
  const std::string negation = statement.negated ? " not" : "";
  switch (statement.modality) {
    case graph::Modality::asserted:
      return "did" + negation;
    case graph::Modality::possible:
      return "may" + negation;
    case graph::Modality::conditional:
      return "would" + negation;
    case graph::Modality::future:
      return "will" + negation;
    case graph::Modality::desired:
      return "should" + negation;
  }
  return {};
}

}  // namespace

std::string phrase_of(const graph::Statement& statement) {
  if (graph::is_fact(statement)) return statement.label.empty() ? statement.predicate : statement.label;
  return auxiliary_of(statement) + ' ' + statement.predicate;
}

std::string relationship_type(const graph::Statement& statement) {
  const std::string& label = statement.label.empty() ? statement.predicate : statement.label;
  std::string type;
  for (const char c : label) {
    const bool lower = c >= 'a' && c <= 'z';
    const bool kept = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    type += lower ? static_cast<char>(c - 'a' + 'A') : kept ? c : '_';
  }
  return type.empty() ? "STATED" : type;
}

}  // namespace quoth::exporters
