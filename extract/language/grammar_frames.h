// SPDX-License-Identifier: Apache-2.0
// Which verbs lend their object to an infinitive ("told *him* to go") and which prepositions belong to a verb across
// its object ("accused *him of*"): facts that trees are repaired by. Data: data/verb_frames.tsv, ours.
#pragma once

#include <string_view>

namespace quoth::extract::language {

// True where the object of `verb` is the doer of its infinitive.
bool object_controls(std::string_view verb);
// True where the subject of `verb` does this infinitive nevertheless: "summoned the envoy *to complain*".
bool keeps_infinitive(std::string_view verb, std::string_view infinitive);
// True where the object of `preposition` after `verb` is the doer of its infinitive: "called *on them* to".
bool preposition_controls(std::string_view verb, std::string_view preposition);
// True where a phrase with `preposition` that hangs on the object of `verb` belongs to the verb.
bool takes_across_object(std::string_view verb, std::string_view preposition);

// True of "kill", "jail": whose past form without an object is a passive in a headline.
bool is_headline_passive(std::string_view verb);

// True of "kill", "cause", "force": their participle behind a comma tells what came of the deed before it.
bool tells_result(std::string_view verb);

// True of "threaten", "agree", "vow": whose infinitive says what is threatened, agreed, vowed.
bool promises_infinitive(std::string_view verb);

// The verb that a headline's `word` may be, in lower case, as its base form; empty where it is none. With `plural_doer`
// its base form ("march"), else the third person's ("orders"). The view lives as long as the program.
std::string_view headline_verb_of(std::string_view word, bool plural_doer);

// True of "chairman", "founder", …: nouns that tell the office of the name behind them. Lower case.
bool is_title(std::string_view noun);

// True of "let", "make", "help", "see": an infinitive without "to" may stand under them.
bool takes_bare_infinitive(std::string_view verb);

// True of "say", "find", "show": a clause without a marker may stand under them ("found prices rose").
bool takes_clause(std::string_view verb);
// True of "read", "shout": "“Go!” *shouted* the guard".
bool stands_before_speaker(std::string_view verb);
// True of "tell", "remind": the clause stands behind the one who is told.
bool tells_somebody(std::string_view verb);

}  // namespace quoth::extract::language
