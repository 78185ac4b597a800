// SPDX-License-Identifier: Apache-2.0
// One document's records as rows, and back. Knows the tables of documents, entities and statements and the full text;
// not identity, editions or near-duplicates.
#pragma once

#include "graph/model.h"
#include "graph/store/database.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace quoth::graph {

// Writes the columns of `document` that a reader gives (title, dates, …), authors and blocks; the row must be there.
void write_head(Database& database, std::int64_t document_key, const Document& document);

// Writes entities, times, statements and their full text. The records must be valid (validate.h). The entities' keys,
// in their order.
std::vector<std::int64_t> write_records(Database& database, std::int64_t document_key, const Records& records);

// Removes what `write_records` wrote. Whatever refers to the entities from elsewhere must be gone.
void erase_records(Database& database, std::int64_t document_key);

// Sets the days of statements that bear no time of their own, after the document's day changed.
void refresh_days(Database& database, std::int64_t document_key);

// ---- back ----

Document read_document(Database& database, std::int64_t document_key);
Records read_records(Database& database, std::int64_t document_key);

// The columns from predicate to rules, in the order of document_reader.cpp, from `column` on; lists are left alone.
void fill_statement(const Query& row, int column, Statement& statement);
// The list of a participant's role: 0 source, 1 target, 2 about, 3 place.
std::vector<std::string>& participants(Statement& statement, std::int64_t role);

// First and last day of an ISO time: "2021-12" is 2021-12-01 to 2021-12-31. Empty for an empty value.
std::string first_day(std::string_view time);
std::string last_day(std::string_view time);

// Text of a span of code points of UTF-8 `text`; cut at its end.
std::string_view slice(std::string_view text, Span span) noexcept;

}  // namespace quoth::graph
