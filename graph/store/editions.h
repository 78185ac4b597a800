// SPDX-License-Identifier: Apache-2.0
// Documents coming and going: the same again, read anew, copies of a text at other addresses, versions of an address.
// Each call is made inside the caller's transaction.
#pragma once

#include "graph/model.h"
#include "graph/store/change_log.h"
#include "graph/store/database.h"
#include "graph/store/store.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace quoth::graph {

class Editions {
 public:
  // `generation` is what the rows that change will bear.
  Editions(Database& database, std::int64_t generation) : database_(database), log_(database, generation) {}

  // The records must be valid. See Outcome, and Store::put for `reading`.
  Outcome put(const Records& records, std::string_view ingested, std::uint64_t reading);
  // True where a put that left its document unchanged noted another reading.
  bool noted_reading() const noexcept { return noted_reading_; }
  // True where the current edition at the address is of that reading.
  bool was_read(std::string_view uri, std::uint64_t reading);
  // False where there is no document of that id or uri.
  bool forget(std::string_view id_or_uri);

 private:
  struct Edition;
  struct Incoming;

  Outcome reread(const Edition& known, const Incoming& incoming);
  std::int64_t insert_document(const Incoming& incoming);
  void insert_edition(std::int64_t document, const Incoming& incoming);
  void replace_records(std::int64_t document, const Incoming& incoming);
  void retire(const Edition& edition, const Incoming& successor);
  void settle_head(std::int64_t document, const Incoming* incoming);
  void erase_document(std::int64_t document);

  Database& database_;
  ChangeLog log_;
  bool noted_reading_ = false;
};

}  // namespace quoth::graph
