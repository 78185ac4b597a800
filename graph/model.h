// SPDX-License-Identifier: Apache-2.0
// What quoth knows: documents, entities, time expressions, statements. The SQLite tables, the property graph, the
// NDJSON records (records.h) and every export are views of these types. Nothing here knows how they are found or kept.
//
// All offsets are Unicode code points, half-open, into Document::text exactly as read. Times are ISO 8601: an instant
// with offset ("2021-12-31T11:30:00+05:30"), a day, a month, a year, or an interval ("2022-01-10/2022-01-14").
// Identifiers: documents "d:" + 16 hex digits of the text's hash; entities and statements "e:"/"s:" + the same digits +
// "-" + a number from 1 in order of first mention. An empty string or vector stands for "not there".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace quoth::graph {

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool empty() const noexcept { return begin >= end; }
  bool operator==(const Span&) const = default;
};

enum class BlockKind { title, subtitle, metadata, boilerplate, paragraph };

struct Block {
  BlockKind kind = BlockKind::paragraph;
  Span span;

  bool operator==(const Block&) const = default;
};

struct Document {
  std::string id;
  std::string uri;
  std::string title;
  std::string subtitle;
  std::string published;
  std::string updated;
  std::string publisher;
  std::vector<std::string> authors;
  std::string language = "en";
  std::vector<Block> blocks;  // in text order, disjoint; they cover all of `text` but whitespace
  std::string text;           // UTF-8

  bool operator==(const Document&) const = default;
};

enum class EntityKind { person, organization, place, group, event, work, thing };
enum class MentionForm { name, nominal, pronoun };

struct Mention {
  std::string document;
  Span span;
  std::string text;
  MentionForm form = MentionForm::name;
  double confidence = 1.0;

  bool operator==(const Mention&) const = default;
};

// "foreign policy adviser" of e:…-3.
struct Role {
  std::string role;
  std::string of;  // an entity's id; empty when the text does not say

  bool operator==(const Role&) const = default;
};

struct Entity {
  std::string id;
  EntityKind kind = EntityKind::thing;
  std::string name;                  // the fullest name in the text, or the linked name
  std::vector<std::string> aliases;  // every distinct name or noun phrase used for it, no pronouns; in text order
  std::vector<Role> roles;
  std::vector<std::pair<std::string, std::string>> links;  // knowledge base → identifier: {"wikidata","Q7747"}; sorted
  std::string date;                                        // of an event
  std::string place;                                       // of an event: an entity's id
  std::vector<Mention> mentions;                           // in text order
  double confidence = 1.0;

  bool operator==(const Entity&) const = default;
};

// A time expression in the text, resolved against the document's date.
struct TimeExpression {
  std::string document;
  Span span;
  std::string text;
  std::string value;
  bool range = false;  // `kind` is "range" instead of "date"

  bool operator==(const TimeExpression&) const = default;
};

// Only `asserted` and not negated is a fact of the text; everything else must never look like one.
enum class Modality { asserted, possible, conditional, future, desired };

struct Content {
  std::string text;
  Span span;                            // from the first to the last word; `text` may leave parts out, shown as "…"
  std::vector<std::string> statements;  // ids of the statements inside

  bool operator==(const Content&) const = default;
};

struct Attribution {
  std::string speaker;    // an entity's id; empty when the text does not say who
  std::string statement;  // the statement of saying; empty where there is none ("according to")

  bool operator==(const Attribution&) const = default;
};

struct StatementTime {
  std::string value;
  std::string text;
  Span span;

  bool operator==(const StatementTime&) const = default;
};

struct Statement {
  std::string id;
  std::string document;
  std::string predicate;  // lemma, with its particle: "pull back", "make clear"
  std::string label;      // past tense, what a drawing shows: "pulled back"
  std::string type;       // a PLOVER event type, else "SAY", "THINK" or "-"
  std::vector<std::string> source;
  std::vector<std::string> target;  // addressee of speech, patient of an act
  std::vector<std::string> about;   // entities named inside the content
  std::optional<Content> content;
  std::vector<Attribution> attribution;  // outermost first; the article's author is not in it
  std::optional<StatementTime> time;
  std::vector<std::string> place;
  bool negated = false;
  Modality modality = Modality::asserted;
  bool quote = false;    // the content is, or holds, words in quotation marks
  bool nominal = false;  // the trigger is no verb: "the annexation of Crimea", "said Spain *must* pay" (a demand)
  Span trigger;          // the predicate's head word
  Span evidence;         // the sentence
  double confidence = 1.0;
  std::vector<std::string> rules;  // names of the rules that fired, in order: what `quoth why` shows

  bool operator==(const Statement&) const = default;
};

// All that was read from one document.
struct Records {
  Document document;
  std::vector<Entity> entities;
  std::vector<TimeExpression> times;
  std::vector<Statement> statements;

  bool operator==(const Records&) const = default;
};

// The words of the NDJSON records for the enumerators, and back. An unknown word gives nothing.
std::string_view to_string(BlockKind kind) noexcept;
std::string_view to_string(EntityKind kind) noexcept;
std::string_view to_string(MentionForm form) noexcept;
std::string_view to_string(Modality modality) noexcept;
std::optional<BlockKind> block_kind(std::string_view word) noexcept;
std::optional<EntityKind> entity_kind(std::string_view word) noexcept;
std::optional<MentionForm> mention_form(std::string_view word) noexcept;
std::optional<Modality> modality(std::string_view word) noexcept;

// True where the statement is a fact of the text as told: affirmed and asserted.
inline bool is_fact(const Statement& statement) noexcept {
  return !statement.negated && statement.modality == Modality::asserted;
}

// "d:" + 16 lower-case hex digits: the XXH3 64-bit hash of `text`, so that the same text is the same document on every
// machine.
std::string document_id(std::string_view text);

}  // namespace quoth::graph
