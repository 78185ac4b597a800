// SPDX-License-Identifier: Apache-2.0
// What a document's records must fulfil to be taken into a store.
#pragma once

#include "graph/model.h"

namespace quoth::graph {

// Throws Error(input), naming the record and the reason, where: the document's id is not its text's hash or the text
// holds U+0000; an entity's or statement's id is not the document's digits and a number, or comes twice; a span reaches
// beyond the text; an entity, statement or document is referred to that is not there; a word that is stored by line
// holds a line break. Texts of spans are left to `check`: a reader may have changed blanks in them.
void validate(const Records& records);

// The number at the end of "e:9c1185a5c5e9fc54-3"; 0 where `id` is not `letter`:`digits`-number.
std::uint32_t number_of(std::string_view id, char letter, std::string_view document_id) noexcept;

}  // namespace quoth::graph
