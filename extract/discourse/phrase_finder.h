// SPDX-License-Identifier: Apache-2.0
// All mentions of an article: names, descriptions ("the Kremlin aide"), pronouns, with what their words tell: kind,
// number, gender, definiteness, whose they are. Links nothing. Internal to discourse/.
#pragma once

#include "extract/discourse/phrase.h"

namespace quoth::extract::discourse {

// Cost: linear in the tokens.
PhraseTable find_phrases(std::span<const Tree> trees, const lexicon::Lexicon& lexicon,
                         std::span<const SpeakerLabel> labels);

}  // namespace quoth::extract::discourse
