// SPDX-License-Identifier: Apache-2.0
// The model as NDJSON, one object a line, and back. Order: a document, its entities, its times, its statements, then
// the next document. Keys come in a fixed order, numbers in shortest form, so that equal records are equal bytes.
#pragma once

#include "graph/model.h"

#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>

namespace quoth::graph {

// Appends the lines of one document to `out`, each ended by '\n'.
void append_records(const Records& records, std::string& out);

// One line each, without the newline; what `append_records` is made of.
std::string to_json(const Document& document);
std::string to_json(const Entity& entity);
std::string to_json(const TimeExpression& time);
std::string to_json(const Statement& statement);

// Reads records from `in` and calls `sink` with each document's whole records, in order. Memory: one document. Records
// after a document belong to it. Throws Error(input) with `name`, line and reason at the first line that is no record,
// a record whose document is not the current one, or a missing key; documents before it have been given to `sink`.
void read_records(std::istream& in, std::string_view name, const std::function<void(Records&&)>& sink);

}  // namespace quoth::graph
