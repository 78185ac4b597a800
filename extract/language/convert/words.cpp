// SPDX-License-Identifier: Apache-2.0
// Sections made here:
//   vocabulary/reserved  FrozenMap<uint32>: from the hash of a reserved string to its id
//   vocabulary/norms     FrozenMap<StringId>: from the id of a word to the id of its norm; the model's own norms come
//                        before spaCy's built-in ones (data/base_norms.tsv)
#include "extract/language/convert/data_rows.h"
#include "extract/language/convert/text_tables.h"
#include "extract/language/convert/unpacked.h"
#include "extract/language/frozen_map.h"

namespace quoth::embedded {
std::string_view spacy_base_norms();
}

namespace quoth::extract::language {
namespace {

void convert_reserved(const ReservedIds& ids, ModelFileWriter& model) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> entries;
  for (const auto& [text, id] : ids.all()) entries.emplace_back(plain_string_id(text), id);
  model.add("vocabulary/reserved", FrozenMap<std::uint32_t>::build(entries));
}

}  // namespace

void convert_words(const Wheel& wheel, const ReservedIds& ids, ModelFileWriter& model) {
  convert_reserved(ids, model);
  const Unpacked lookups(wheel.read("vocab/lookups.bin"), "vocab/lookups.bin");
  std::map<StringId, StringId> norms;
  for (const msgpack::object_kv& pair : pairs_of(field(lookups.root(), "lexeme_norm"))) {
    norms.emplace(unsigned_of(pair.key), ids.id(text_of(pair.val)));
  }
  for (const DataRow& row : data_rows(embedded::spacy_base_norms())) {
    norms.emplace(ids.id(row.at(0)), ids.id(row.at(1)));
  }
  const std::vector<std::pair<std::uint64_t, StringId>> entries(norms.begin(), norms.end());
  model.add("vocabulary/norms", FrozenMap<StringId>::build(entries));
}

}  // namespace quoth::extract::language
