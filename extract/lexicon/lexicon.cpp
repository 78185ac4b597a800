// SPDX-License-Identifier: Apache-2.0
#include "extract/lexicon/lexicon.h"

namespace quoth::extract::lexicon {

const Lexicon& Lexicon::built_in() {
  static const Lexicon lexicon;
  return lexicon;
}

}  // namespace quoth::extract::lexicon
