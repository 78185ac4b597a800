// SPDX-License-Identifier: Apache-2.0
#include "graph/store/editions.h"

#include "graph/identity/near_duplicates.h"
#include "graph/records.h"
#include "graph/store/document_rows.h"
#include "graph/store/identity_index.h"
#include "graph/store/origins.h"

#include <xxhash.h>

#include <cstring>
#include <optional>
#include <sstream>
#include <vector>

namespace quoth::graph {
namespace {

std::int64_t hash_of(const Records& records) {
  std::string lines;
  append_records(records, lines);
  const std::uint64_t hash = XXH3_64bits(lines.data(), lines.size());
  std::int64_t key = 0;
  std::memcpy(&key, &hash, sizeof key);
  return key;
}

bool is_bare(const Records& records) {
  return records.entities.empty() && records.times.empty() && records.statements.empty();
}

// The document's record without its text, from which a copy is told again.
std::string line_of(const Document& document) {
  Document head = document;
  head.text.clear();
  return to_json(head);
}

Document head_from(const std::string& line) {
  std::istringstream in(line);
  Document head;
  read_records(in, "edition", [&](Records&& records) { head = std::move(records.document); });
  return head;
}

}  // namespace

struct Editions::Edition {
  std::int64_t key = 0;
  std::int64_t document = 0;
  std::int64_t records = 0;
  std::int64_t reading = 0;
};

struct Editions::Incoming {
  const Records& records;
  std::int64_t hash = 0;  // of the records
  std::string_view ingested;
  std::int64_t reading = 0;
};

Outcome Editions::put(const Records& records, std::string_view ingested, std::uint64_t reading) {
  const Incoming incoming{records, hash_of(records), ingested, static_cast<std::int64_t>(reading)};
  std::optional<Edition> known;
  Query edition =
      database_.query("SELECT key, document, records, reading FROM edition WHERE uri = ? AND retired IS NULL");
  if (edition.with(records.document.uri).step())
    known = Edition{edition.integer(0), edition.integer(1), edition.integer(2), edition.integer(3)};
  edition.reset();
  Query same_text = database_.query("SELECT key, uri FROM document WHERE id = ?");
  const std::int64_t document = same_text.with(records.document.id).step() ? same_text.integer(0) : 0;
  same_text.reset();

  if (known && known->document == document) return reread(*known, incoming);
  if (known) retire(*known, incoming);
  const std::int64_t key = document != 0 ? document : insert_document(incoming);
  insert_edition(key, incoming);
  if (document != 0) settle_head(document, &incoming);
  if (known) settle_head(known->document, nullptr);
  if (known) return Outcome::version;
  return document != 0 ? Outcome::copy : Outcome::added;
}

// The same text at the same address.
Outcome Editions::reread(const Edition& known, const Incoming& incoming) {
  if (known.reading != incoming.reading) {
    database_.query("UPDATE edition SET reading = ? WHERE key = ?").with(incoming.reading, known.key).run();
    noted_reading_ = true;
  }
  if (known.records == incoming.hash) return Outcome::unchanged;
  const Records& records = incoming.records;
  database_.query("UPDATE edition SET records = ?, bare = ?, line = ? WHERE key = ?")
      .with(incoming.hash, is_bare(records), line_of(records.document), known.key)
      .run();
  settle_head(known.document, &incoming);
  return Outcome::reread;
}

std::int64_t Editions::insert_document(const Incoming& incoming) {
  const Records& records = incoming.records;
  const Document& document = records.document;
  const Signature signature = signature_of(document.text);
  database_
      .query(
          "INSERT INTO document(id, uri, title, subtitle, published, updated, publisher, language, day, current,"
          " origin, generation, records, signature, text) VALUES(?,?,'','','','','','','',1,0,?,?,?,?)")
      .with(document.id, document.uri, log_.generation(), incoming.hash)
      .bind_blob(to_bytes(signature))
      .bind(document.text)
      .run();
  const std::int64_t key = database_.last_key();
  write_head(database_, key, document);
  IdentityIndex(database_, log_).add(records, write_records(database_, key, records));
  add_origin(database_, key, signature);
  return key;
}

void Editions::insert_edition(std::int64_t document, const Incoming& incoming) {
  const Records& records = incoming.records;
  database_.query("INSERT INTO edition(uri, added, document, records, bare, line, reading) VALUES(?,?,?,?,?,?,?)")
      .with(records.document.uri, incoming.ingested, document, incoming.hash, is_bare(records),
            line_of(records.document), incoming.reading)
      .run();
}

void Editions::replace_records(std::int64_t document, const Incoming& incoming) {
  const Records& records = incoming.records;
  log_.document_changed(document);
  IdentityIndex identity(database_, log_);
  identity.remove(document);
  erase_records(database_, document);
  write_head(database_, document, records.document);
  database_.query("UPDATE document SET records = ? WHERE key = ?").with(incoming.hash, document).run();
  identity.add(records, write_records(database_, document, records));
}

void Editions::retire(const Edition& edition, const Incoming& successor) {
  database_.query("UPDATE edition SET retired = ?, replaced_by = ? WHERE key = ?")
      .with(successor.ingested, successor.records.document.id, edition.key)
      .run();
}

// Gives the document the head of its first current edition by uri that came with records (without such, its first), and
// the records that come in where they are that edition's and other than those that are there.
void Editions::settle_head(std::int64_t document, const Incoming* incoming) {
  Query first = database_.query(
      "SELECT uri, records, line FROM edition WHERE document = ? AND retired IS NULL ORDER BY bare, uri LIMIT 1");
  const bool current = first.with(document).step();
  database_.query("UPDATE document SET current = ?, generation = ? WHERE key = ?")
      .with(current, log_.generation(), document)
      .run();
  if (!current) return;
  Query there = database_.query("SELECT uri, records FROM document WHERE key = ?");
  there.with(document).step();
  if (first.text(0) == there.text(0) && first.integer(1) == there.integer(1)) return;
  if (incoming != nullptr && incoming->records.document.uri == first.text(0))
    return replace_records(document, *incoming);
  write_head(database_, document, head_from(first.string(2)));
  refresh_days(database_, document);
}

bool Editions::was_read(std::string_view uri, std::uint64_t reading) {
  Query row =
      database_.query("SELECT EXISTS (SELECT 1 FROM edition WHERE uri = ? AND retired IS NULL AND reading = ?)");
  return row.with(uri, static_cast<std::int64_t>(reading)).step() && row.integer(0) != 0;
}

bool Editions::forget(std::string_view id_or_uri) {
  std::vector<std::int64_t> documents;
  Query row = database_.query(
      "SELECT key FROM document WHERE id = ?1 UNION SELECT document FROM edition WHERE uri = ?1 ORDER BY 1");
  row.bind(id_or_uri);
  while (row.step()) documents.push_back(row.integer(0));
  for (const std::int64_t document : documents) {
    database_
        .query(
            "DELETE FROM edition WHERE document = ?1 AND (uri = ?2 OR ?2 = (SELECT id FROM document WHERE key = ?1))")
        .with(document, id_or_uri)
        .run();
    Query left = database_.query("SELECT EXISTS (SELECT 1 FROM edition WHERE document = ?)");
    if (left.with(document).step() && left.integer(0) != 0) {
      settle_head(document, nullptr);
    } else {
      erase_document(document);
    }
  }
  return !documents.empty();
}

void Editions::erase_document(std::int64_t document) {
  log_.document_goes(document);
  IdentityIndex identity(database_, log_);
  identity.remove(document);
  remove_origin(database_, document);
  erase_records(database_, document);
  database_.query("DELETE FROM document WHERE key = ?").with(document).run();
  identity.apply_corrections();
}

}  // namespace quoth::graph
