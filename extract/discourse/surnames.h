// SPDX-License-Identifier: Apache-2.0
// Names told before in full and now by one word that the engine did not take for a name. Knows no entities.
#pragma once

#include "extract/discourse/name_spans.h"

#include <span>
#include <vector>

namespace quoth::extract::discourse {

// "Rathbun" is a name wherever it stands, once "Mark Rathbun" is one; so is "PA" beside "PA Consulting", and a surname
// that is a noun too ("Wood") where its capital tells. Adds to `spans`, one list a tree, each in text order. Linear.
void add_surnames(std::span<const Tree> trees, const lexicon::Lexicon& lexicon,
                  std::vector<std::vector<NameSpan>>& spans);

}  // namespace quoth::extract::discourse
