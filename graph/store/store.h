// SPDX-License-Identifier: Apache-2.0
// The durable graph: one SQLite file of documents, entities and statements, and the identity of entities across
// articles. Speaks the model's types only; what is in the file is in schema.sql, how it is asked in the .cpp files. It
// knows nothing of extraction, of the graph in memory or of output formats, and it has no clock.
//
// Ids of entities given to a Store may be of an article entity or of a store entity; those that come out of
// `statements`, `statement` and `entities` are store entities' (see store_entity.h), those in `records` are the
// articles' own.
#pragma once

#include "graph/model.h"
#include "graph/store/cursor.h"
#include "graph/store/store_entity.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quoth::graph {

class StoreSession;  // what the parts of the store share; store_session.h, for the library's own files

enum class Access { read, write };

// How much of a store entity is read: `description` leaves out `members`, `mentions` and `documents`, so that its
// memory does not grow with the articles that name it.
enum class EntityParts { all, description };

struct StoreOptions {
  std::string as_of{};                     // see the documents as they stood at this ISO date or instant; empty for now
  std::chrono::milliseconds wait{10'000};  // how long a writer waits for another writer
  std::string purpose{};                   // what a waiting writer is told: "quoth add articles/"
};

// What became of one document.
enum class Outcome {
  added,      // a text that was not there
  unchanged,  // the same records under the same uri
  reread,     // the same text and uri, other records (a newer extractor): the records were replaced
  version,    // other text under a known uri: the earlier version is retired, and kept
  copy        // a known text under another uri: one document more of the same origin
};

struct StatementFilter {
  // Entities; a statement passes where one of those listed is a source (target, about). An empty list asks nothing.
  std::vector<std::string> by{};
  std::vector<std::string> to{};
  std::vector<std::string> about{};
  std::string since{};  // ISO days, inclusive; compared with the statement's time, else the document's publication
  std::string until{};
  std::string type{};       // "THREATEN"
  std::string predicate{};  // "warn"
  std::string document{};   // id or uri
  std::string text{};       // full text over content, label and predicate: an FTS5 phrase for each word, all needed
  double minimum_confidence = 0;
  bool facts_only = false;  // affirmed and asserted
  enum class Order { document, time } order = Order::document;

  bool operator==(const StatementFilter&) const = default;
};

// A document's place among its copies and versions.
struct DocumentState {
  std::string id;
  std::string uri;
  std::string title;
  std::string published;
  std::string publisher;
  std::string origin;  // id of the first (by publication, then uri) of its near-duplicates; its own if none
  std::vector<std::string> copies;  // other uris of the same text
  std::string added;                // instants as given to `put`
  std::string retired;              // empty while it is the current version
  std::string replaced_by;          // id of the next version
  std::uint64_t statements = 0;
};

struct Counts {
  std::uint64_t documents = 0;  // current ones; copies of one text count once
  std::uint64_t origins = 0;    // documents that are no near-duplicates of an earlier one
  std::uint64_t retired = 0;
  std::uint64_t article_entities = 0;
  std::uint64_t entities = 0;  // store entities
  std::uint64_t mentions = 0;
  std::uint64_t statements = 0;
};

class Store {
 public:
  // Access::write creates the file where there is none. Throws Error(storage) for another program's database, a newer
  // schema, a damaged file, a lock that another writer holds longer than `wait` (the message says who); Error(io) for a
  // missing file (read), no permission, a full disk.
  explicit Store(const std::filesystem::path& path, Access access = Access::read, const StoreOptions& options = {});
  ~Store();
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;

  // ---- writing: each call is one transaction, all or nothing ----

  // Takes one document's records. `ingested` (ISO instant) is remembered for `as_of` and enters no export. Cost does
  // not depend on the size of the store. `reading` is what `was_read` asks for: a hash of the article as it came and of
  // all that read it; 0 where that is not known. Throws Error(input) where the records contradict themselves
  // (validate.h).
  Outcome put(const Records& records, std::string_view ingested, std::uint64_t reading = 0);

  // Several documents in one transaction, for bulk loads; the outcomes in their order.
  std::vector<Outcome> put_all(const std::vector<Records>& batch, std::string_view ingested);

  // Removes a document (id or uri; a uri takes all its versions) with all that was read from it. False where there is
  // none.
  bool forget(std::string_view document);

  // While it lives, this object's reading sees the store as it was when the hold was taken, whatever others write: for
  // what reads in several passes. One at a time; must not outlive the store, nor be held while this object writes.
  class Hold {
   public:
    explicit Hold(StoreSession& session);
    ~Hold();
    Hold(const Hold&) = delete;
    Hold& operator=(const Hold&) = delete;

   private:
    StoreSession& session_;
  };
  Hold hold() { return Hold(*session_); }

  // ---- reading, always in the order told, whatever the order of arrival ----
  // Cursors hold one value, and keys of one document at most; those of `statements` with a filter hold all keys.
  // Without a `hold` a long stream may meet what another program writes meanwhile.

  Cursor<Records> records();     // current documents by uri, then id; article entities' ids; copies as bare documents
  Cursor<Document> documents();  // current documents by uri, then id
  Cursor<StoreEntity> entities(EntityParts parts = EntityParts::all);  // by id
  Cursor<Statement> statements(const StatementFilter& filter = {});

  // True where the current version at `uri` was put with this `reading`: extraction would give the same records again.
  bool was_read(std::string_view uri, std::uint64_t reading);
  std::optional<Document> document(std::string_view id_or_uri);
  std::optional<DocumentState> state_of(std::string_view id_or_uri);
  std::optional<Records> records_of(std::string_view document_id);
  std::optional<StoreEntity> entity(std::string_view id, EntityParts parts = EntityParts::all);
  std::optional<Statement> statement(std::string_view id);

  // Store entities called `name`, case, accents, titles and "the" aside; best (named so most often) first. An id is a
  // name too.
  std::vector<StoreEntity> find(std::string_view name);
  // Up to `limit` names of the store near to one that nobody has, nearest first.
  std::vector<std::string> nearest_names(std::string_view name, std::size_t limit = 5);
  // The store entity's display name: cheaper than `entity`. Empty for an unknown id.
  std::string name_of(std::string_view entity_id);

  // The store entity's own id for an id of any of its members. Empty for an unknown id.
  std::string store_id_of(std::string_view entity_id);

  // Text of a span of a document; empty for an unknown document or a span beyond its end.
  std::string text_of(std::string_view document_id, Span span);

  Counts counts();
  // Grows with every change of the content: what a snapshot of the store names to tell whether it is still good.
  std::uint64_t generation();

  StoreSession& session() noexcept { return *session_; }

 private:
  std::vector<Outcome> put_each(std::span<const Records> batch, std::string_view ingested, std::uint64_t reading);

  std::unique_ptr<StoreSession> session_;
};

}  // namespace quoth::graph
