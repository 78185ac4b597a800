// SPDX-License-Identifier: Apache-2.0
// The event types of the records, gathered into the six families that a reader can tell apart at a glance, and what
// counts as speech. Types are PLOVER's (2021 names) with SAY and THINK beside them; see RECORDS.
#pragma once

#include "graph/model.h"

#include <array>
#include <string_view>

namespace quoth::exporters {

// From talk to violence. What has no type of its own ("-") goes with speech: the neutral family.
enum class EventFamily { speech, agreement, aid, demand, dispute, force };

inline constexpr std::array kEventFamilies = {EventFamily::speech, EventFamily::agreement, EventFamily::aid,
                                              EventFamily::demand, EventFamily::dispute,   EventFamily::force};

EventFamily event_family(std::string_view type) noexcept;

// "said, thought, other", "met, agreed, supported", …: what a legend shows.
std::string_view legend_of(EventFamily family) noexcept;

// True for what is said rather than done: the type is SAY, or it is one that words alone can carry (REQUEST, ACCUSE,
// …) and the statement has a content clause or words in quotation marks.
bool is_speech(const graph::Statement& statement) noexcept;

}  // namespace quoth::exporters
