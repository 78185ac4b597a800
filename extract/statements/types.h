// SPDX-License-Identifier: Apache-2.0
// What kind of act a predicate is: PLOVER's event types, SAY and THINK, by lexicon over lemma, particle, frame and
// arguments. Knows words only, no articles. Data: data/verb_types.tsv, noun_types.tsv, light_verbs.tsv, word_lists.tsv;
// types after PLOVER (Open Event Data Alliance, manual of 2021).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quoth::extract::statements {

enum class Type : std::uint8_t {
  none,
  say,
  think,
  agree,
  consult,
  support,
  cooperate,
  aid,
  concede,
  request,
  accuse,
  reject,
  threaten,
  protest,
  sanction,
  mobilize,
  coerce,
  assault,
  retreat
};

std::string_view to_string(Type type) noexcept;  // "SAY", "AGREE", …; "-" for none
Type type_of_name(std::string_view name) noexcept;

// What stands with a verb. Views must outlive the call only.
struct Frame {
  struct Phrase {
    std::string_view preposition;
    bool person = false;  // its object can act
  };
  bool that = false;        // a complement clause with its own subject, or words in quotation marks
  bool quote = false;       // words in quotation marks
  bool wh = false;          // a complement clause that opens with "whether", "if", "what", …
  bool to = false;          // an infinitive
  bool pair = false;        // two sides as its doer: "the two leaders", "Kim and Moon"
  bool person = false;      // an object that can act
  bool thing = false;       // an object that cannot
  std::string_view object;  // lemma of the object's head noun ("lot of arms": "arm"); empty if none
  std::string modified;     // with the word before it, "military_action"; empty if there is none
  std::vector<Phrase> phrases;
};

// The type of a verb ("pull") with its particle ("back", or empty) in a frame: the most specific row that fits. Light
// verbs take the type of their object's noun. none where the lexicon does not know the verb. Cost: one hash lookup.
Type verb_type(std::string_view verb, std::string_view particle, const Frame& frame);
Type noun_type(std::string_view noun);
// The same with the word before it, which may decide: "military_action" has a type that "action" has not.
Type noun_type(std::string_view noun, std::string_view modified);
// True where the type came, or would come, from the object: "issue demands".
bool is_light(std::string_view verb, std::string_view particle);
std::size_t known_verbs();

// Membership in a list of data/word_lists.tsv.
bool listed(std::string_view list, std::string_view word);

}  // namespace quoth::extract::statements
