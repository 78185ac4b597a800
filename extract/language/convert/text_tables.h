// SPDX-License-Identifier: Apache-2.0
// The text side of the model: characters, words, tokenizer, attribute ruler, lemmas. Section names and shapes stand in
// the .cpp of each function.
#pragma once

#include "extract/language/convert/character_table.h"
#include "extract/language/convert/model_file_writer.h"
#include "extract/language/convert/reserved_ids.h"
#include "extract/language/convert/wheel.h"

namespace quoth::extract::language {

// All of them. Throws Error(format) where the wheel's tables have another form than en_core_web_sm 3.8.0's.
void convert_text_tables(const Wheel& wheel, ModelFileWriter& model);

void convert_words(const Wheel& wheel, const ReservedIds& ids, ModelFileWriter& model);
void convert_tokenizer(const Wheel& wheel, const ReservedIds& ids, CharacterTable& characters, ModelFileWriter& model);
void convert_ruler(const Wheel& wheel, const ReservedIds& ids, ModelFileWriter& model);
void convert_lemmas(const Wheel& wheel, const ReservedIds& ids, ModelFileWriter& model);

}  // namespace quoth::extract::language
