// SPDX-License-Identifier: Apache-2.0
// Sections made here, for each of the parts of speech adj, adv, noun, verb, punct:
//   lemmas/POS/rules          lines: suffix, tab, replacement; in order
//   lemmas/POS/known_words    FrozenMap<uint8>: the hashes of the words whose lemma is the word
//   lemmas/POS/exceptions     FrozenMap<TableRange>: from the hash of a form to its lemmas in
//   lemmas/exception_lemmas   lines
#include "extract/language/convert/text_tables.h"
#include "extract/language/convert/unpacked.h"
#include "extract/language/frozen_map.h"
#include "extract/language/lemma_source.h"

#include <string>
#include <vector>

namespace quoth::extract::language {
namespace {

// The part of a lookup table that belongs to a part of speech, null where there is none. Keys are ids.
const msgpack::object* part_of(const msgpack::object& table, StringId pos) {
  for (const msgpack::object_kv& pair : pairs_of(table)) {
    if (unsigned_of(pair.key) == pos) return &pair.val;
  }
  return nullptr;
}

std::vector<std::string> rules_of(const msgpack::object* rules) {
  std::vector<std::string> lines;
  if (rules == nullptr) return lines;
  for (const msgpack::object& rule : items_of(*rules)) {
    const auto parts = items_of(rule);
    lines.push_back(std::string(text_of(parts[0])) + '\t' + std::string(text_of(parts[1])));
  }
  return lines;
}

std::vector<std::byte> known_words_of(const msgpack::object* words) {
  std::vector<std::pair<std::uint64_t, std::uint8_t>> entries;
  if (words != nullptr) {
    for (const msgpack::object& word : items_of(*words)) entries.emplace_back(plain_string_id(text_of(word)), 1);
  }
  return FrozenMap<std::uint8_t>::build(entries);
}

std::vector<std::byte> exceptions_of(const msgpack::object* exceptions, std::vector<std::string>& lemmas) {
  std::vector<std::pair<std::uint64_t, TableRange>> entries;
  if (exceptions != nullptr) {
    for (const msgpack::object_kv& pair : pairs_of(*exceptions)) {
      const auto forms = items_of(pair.val);
      entries.emplace_back(plain_string_id(text_of(pair.key)), TableRange{static_cast<std::uint32_t>(lemmas.size()),
                                                                          static_cast<std::uint32_t>(forms.size())});
      for (const msgpack::object& form : forms) lemmas.emplace_back(text_of(form));
    }
  }
  return FrozenMap<TableRange>::build(entries);
}

}  // namespace

void convert_lemmas(const Wheel& wheel, const ReservedIds& ids, ModelFileWriter& model) {
  const Unpacked lookups(wheel.read("lemmatizer/lookups/lookups.bin"), "lemmatizer/lookups/lookups.bin");
  const msgpack::object& root = lookups.root();
  std::vector<std::string> lemmas;
  for (const std::string_view pos : kLemmaTableNames) {
    const std::string prefix = "lemmas/" + std::string(pos) + "/";
    const StringId id = ids.id(pos);
    model.add_lines(prefix + "rules", rules_of(part_of(field(root, "lemma_rules"), id)));
    model.add(prefix + "known_words", known_words_of(part_of(field(root, "lemma_index"), id)));
    model.add(prefix + "exceptions", exceptions_of(part_of(field(root, "lemma_exc"), id), lemmas));
  }
  model.add_lines("lemmas/exception_lemmas", lemmas);
}

}  // namespace quoth::extract::language
