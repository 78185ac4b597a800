// SPDX-License-Identifier: Apache-2.0
#include "export/event_family.h"

#include <algorithm>

namespace quoth::exporters {
namespace {

struct TypeRow {
  std::string_view type;
  EventFamily family;
  bool verbal;  // words alone can carry it
};

constexpr std::array kTypes = {
    TypeRow{"ACCUSE", EventFamily::dispute, true},    TypeRow{"AGREE", EventFamily::agreement, true},
    TypeRow{"AID", EventFamily::aid, false},          TypeRow{"ASSAULT", EventFamily::force, false},
    TypeRow{"COERCE", EventFamily::force, false},     TypeRow{"CONCEDE", EventFamily::agreement, true},
    TypeRow{"CONSULT", EventFamily::agreement, true}, TypeRow{"COOPERATE", EventFamily::aid, false},
    TypeRow{"MOBILIZE", EventFamily::force, false},   TypeRow{"PROTEST", EventFamily::dispute, false},
    TypeRow{"REJECT", EventFamily::dispute, true},    TypeRow{"REQUEST", EventFamily::demand, true},
    TypeRow{"RETREAT", EventFamily::aid, false},      TypeRow{"SANCTION", EventFamily::force, false},
    TypeRow{"SAY", EventFamily::speech, true},        TypeRow{"SUPPORT", EventFamily::agreement, true},
    TypeRow{"THINK", EventFamily::speech, false},     TypeRow{"THREATEN", EventFamily::dispute, true},
};

const TypeRow* row_of(std::string_view type) noexcept {
  const auto* found = std::find_if(kTypes.begin(), kTypes.end(), [&](const TypeRow& row) { return row.type == type; });
  return found == kTypes.end() ? nullptr : found;
}

}  // namespace

EventFamily event_family(std::string_view type) noexcept {
  const TypeRow* row = row_of(type);
  return row ? row->family : EventFamily::speech;
}

std::string_view legend_of(EventFamily family) noexcept {
  switch (family) {
    case EventFamily::speech:
      return "said, thought, other";
    case EventFamily::agreement:
      return "met, agreed, supported";
    case EventFamily::aid:
      return "helped, gave way";
    case EventFamily::demand:
      return "demanded, asked";
    case EventFamily::dispute:
      return "accused, rejected, threatened";
    case EventFamily::force:
      return "sanctioned, massed, attacked";
  }
  return "";
}

bool is_speech(const graph::Statement& statement) noexcept {
  if (statement.type == "SAY") return true;
  const TypeRow* row = row_of(statement.type);
  return row && row->verbal && (statement.content || statement.quote);
}

}  // namespace quoth::exporters
