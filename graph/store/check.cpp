// SPDX-License-Identifier: Apache-2.0
#include "graph/store/check.h"

#include "graph/error.h"
#include "graph/identity/near_duplicates.h"
#include "graph/store/document_rows.h"
#include "graph/store/origins.h"
#include "graph/store/sentences.h"
#include "graph/store/store_session.h"
#include "graph/store/validate.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace quoth::graph {
namespace {

// With each run of blanks as one: a reader may have put lines together.
std::string without_layout(std::string_view text) {
  std::string plain;
  bool blank = false;
  for (const char letter : text) {
    if (letter == ' ' || letter == '\n' || letter == '\t' || letter == '\r') {
      blank = !plain.empty();
    } else {
      if (blank) plain += ' ';
      blank = false;
      plain += letter;
    }
  }
  return plain;
}

// True where the parts of `text` between "…" follow one another in `source`.
bool is_abridged_from(const std::string& text, const std::string& source) {
  static const std::string kGap = "…";
  std::size_t at = 0;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(kGap, begin), text.size());
    const std::string part = without_layout(std::string_view(text).substr(begin, end - begin));
    const std::size_t found = source.find(part, at);
    if (found == std::string::npos) return false;
    at = found + part.size();
    begin = end + kGap.size();
  }
  return true;
}

// Compares one document's records with its text.
class SpanCheck {
 public:
  SpanCheck(const Records& records, CheckReport& report) : records_(records), report_(report) {}

  void run() {
    for (const Entity& entity : records_.entities) {
      for (const Mention& mention : entity.mentions) compare(entity.id, "mention", mention.span, mention.text);
    }
    for (const TimeExpression& time : records_.times) compare(time.document, "time", time.span, time.text);
    for (const Statement& statement : records_.statements) check_statement(statement);
    check_blocks();
  }

 private:
  void complain(const std::string& where, const std::string& what) { report_.problems.push_back({where, what}); }

  void compare(const std::string& where, const char* what, Span span, const std::string& text) {
    ++report_.spans;
    const std::string there = without_layout(slice(records_.document.text, span));
    if (there == without_layout(text)) return;
    complain(where, std::string("the ") + what + " at " + std::to_string(span.begin) + ".." + std::to_string(span.end) +
                        " is \"" + text + "\", the text there \"" + there + "\"");
  }

  void check_statement(const Statement& statement) {
    if (statement.time) compare(statement.id, "time", statement.time->span, statement.time->text);
    report_.spans += 2;
    if (statement.trigger.empty()) complain(statement.id, "the trigger is empty");
    if (statement.evidence.empty()) complain(statement.id, "the evidence is empty");
    if (!statement.content) return;
    ++report_.spans;
    const std::string there = without_layout(slice(records_.document.text, statement.content->span));
    if (there == without_layout(statement.content->text) || is_abridged_from(statement.content->text, there)) return;
    complain(statement.id, "the content is \"" + statement.content->text + "\", the text there \"" + there + "\"");
  }

  void check_blocks() {
    std::uint32_t done = 0;
    for (const Block& block : records_.document.blocks) {
      ++report_.spans;
      if (block.span.begin < done)
        complain(records_.document.uri, "blocks overlap at " + std::to_string(block.span.begin));
      gap({done, block.span.begin});
      done = std::max(done, block.span.end);
    }
    gap({done, UINT32_MAX});
  }

  void gap(Span span) {
    if (span.empty()) return;
    const std::string left_out = without_layout(slice(records_.document.text, span));
    if (!left_out.empty()) {
      complain(records_.document.uri,
               "no block covers \"" + left_out.substr(0, 60) + "\" at " + std::to_string(span.begin));
    }
  }

  const Records& records_;
  CheckReport& report_;
};

void check_records(Database& database, std::int64_t key, const Records& records, CheckReport& report) {
  ++report.documents;
  report.entities += records.entities.size();
  report.statements += records.statements.size();
  try {
    validate(records);
  } catch (const Error& error) {
    report.problems.push_back({records.document.id, error.what()});
    return;
  }
  SpanCheck(records, report).run();
  check_document_identity(database, key, records, report.problems);
}

void check_signature(Database& database, std::int64_t key, const Document& document, CheckReport& report) {
  Query row = database.query("SELECT signature FROM document WHERE key = ?");
  const Signature signature = signature_of(document.text);
  if (!row.with(key).step() || signature_from_bytes(row.blob(0)) != signature) {
    report.problems.push_back({document.uri, "its MinHash signature is not that of its text"});
  }
  std::vector<std::int64_t> bands = bands_of(signature), there;
  Query band = database.query("SELECT hash FROM band WHERE document = ? ORDER BY hash");
  band.bind(key);
  while (band.step()) there.push_back(band.integer(0));
  std::sort(bands.begin(), bands.end());
  bands.erase(std::unique(bands.begin(), bands.end()), bands.end());
  if (bands != there) report.problems.push_back({document.uri, "its MinHash bands are not those of its signature"});
  Query origin = database.query("SELECT origin FROM document WHERE key = ?");
  origin.with(key).step();
  for (const std::int64_t other : near_duplicates_of(database, key, signature)) {
    Query theirs = database.query("SELECT origin FROM document WHERE key = ?");
    if (theirs.with(other).step() && theirs.integer(0) != origin.integer(0)) {
      report.problems.push_back({document.uri, "a near-duplicate has another origin"});
    }
  }
}

// Rows that a query gives are problems: where and what.
void check_rows(Database& database, const char* sql, std::vector<Problem>& problems) {
  Query row = database.query(sql);
  while (row.step()) problems.push_back({row.string(0), row.string(1)});
}

void check_tables(Database& database, std::vector<Problem>& problems) {
  check_rows(database, "SELECT 'database', quick_check FROM pragma_quick_check WHERE quick_check <> 'ok'", problems);
  check_rows(
      database,
      "SELECT \"table\", 'row ' || coalesce(rowid, '') || ' refers to a row of ' || parent || ' that is not there'"
      " FROM pragma_foreign_key_check",
      problems);
  check_rows(database,
             "SELECT uri, 'is current in ' || count(*) || ' documents' FROM edition WHERE retired IS NULL GROUP BY uri"
             " HAVING count(*) > 1",
             problems);
  check_rows(database,
             "SELECT d.uri, 'is marked as ' || iif(d.current, 'current', 'retired') || ', its editions say otherwise'"
             " FROM document d WHERE d.current <> EXISTS (SELECT 1 FROM edition e WHERE e.document = d.key"
             " AND e.retired IS NULL)",
             problems);
  check_rows(
      database,
      "SELECT d.uri, 'statement ' || s.number || ' is filed under another day' FROM statement s"
      " JOIN document d ON d.key = s.document WHERE s.time_value IS NULL AND (s.day <> d.day OR s.last_day <> d.day)",
      problems);
}

void check_full_text(Database& database, std::vector<Problem>& problems) {
  check_rows(database,
             "SELECT 'sentence_text', 'row ' || id || ' has no sentence' FROM sentence_text_docsize"
             " WHERE id NOT IN (SELECT key FROM sentence) UNION ALL"
             " SELECT 'sentence_text', 'sentence ' || key || ' is not indexed' FROM sentence"
             " WHERE key NOT IN (SELECT id FROM sentence_text_docsize)",
             problems);
  check_rows(database,
             "SELECT 'statement_text', 'row ' || id || ' has no statement' FROM statement_text_docsize"
             " WHERE id NOT IN (SELECT key FROM statement) UNION ALL"
             " SELECT 'statement_text', 'statement ' || key || ' is not indexed' FROM statement"
             " WHERE key NOT IN (SELECT id FROM statement_text_docsize)",
             problems);
  check_rows(database,
             "SELECT 'name_text', 'row ' || id || ' has no name' FROM name_text_docsize"
             " WHERE id NOT IN (SELECT key FROM name) UNION ALL"
             " SELECT 'name_text', 'name ' || key || ' is not indexed' FROM name"
             " WHERE key NOT IN (SELECT id FROM name_text_docsize)",
             problems);
}

void check_sentences(Database& database, std::int64_t key, const Records& records, CheckReport& report) {
  std::vector<Span> there;
  Query row = database.query("SELECT begin, \"end\" FROM sentence WHERE document = ? ORDER BY begin, \"end\"");
  row.bind(key);
  while (row.step()) there.push_back({row.unsigned_integer(0), row.unsigned_integer(1)});
  if (there != sentences_of(records)) {
    report.problems.push_back({records.document.uri, "its sentences are not those of the full-text index"});
  }
}

}  // namespace

CheckReport check(Store& store) {
  CheckReport report;
  Database& database = store.session().database();
  check_tables(database, report.problems);
  if (!report.problems.empty()) return report;  // what stands on broken tables would only repeat it
  Query row = database.query("SELECT key FROM document ORDER BY uri, id");
  while (row.step()) {
    const Records records = read_records(database, row.integer(0));
    check_records(database, row.integer(0), records, report);
    check_signature(database, row.integer(0), records.document, report);
    check_sentences(database, row.integer(0), records, report);
  }
  check_full_text(database, report.problems);
  check_identity(database, report.problems);
  return report;
}

}  // namespace quoth::graph
