// SPDX-License-Identifier: Apache-2.0
// What names the speaker of a turn in a transcript: the reader finds it, the discourse says who it is.
#pragma once

namespace quoth::extract {

enum class LabelKind {
  name,      // "MR. PESKOV:", "Anna Kos:", "SPIEGEL:"
  role,      // "THE PRESIDENT:", "REPORTER:"
  question,  // "Q:"
  answer,    // "A:"
};

}  // namespace quoth::extract
