-- SPDX-License-Identifier: Apache-2.0
-- Version 1 of the store. Keys are rowids and mean nothing outside the file; ids of the records are made from a
-- document's id and the number of the entity or statement. A new version of the schema is a new file beside this one.

CREATE TABLE counter(name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO counter VALUES('generation', 0);

-- One text and what was read from it. Title to language are those of its first current edition by uri.
CREATE TABLE document(
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  uri TEXT NOT NULL, title TEXT NOT NULL, subtitle TEXT NOT NULL, published TEXT NOT NULL, updated TEXT NOT NULL,
  publisher TEXT NOT NULL, language TEXT NOT NULL,
  day TEXT NOT NULL,                                -- of publication, for sorting; empty when unknown
  current INTEGER NOT NULL CHECK(current IN (0, 1)),  -- has an edition that is not retired
  origin INTEGER NOT NULL,                          -- key of one document of its near-duplicates, the same for all of them
  generation INTEGER NOT NULL,                      -- counter's value at the last change
  records INTEGER NOT NULL,                         -- hash of its NDJSON
  signature BLOB NOT NULL,                          -- MinHash
  text TEXT NOT NULL
) STRICT;
CREATE INDEX document_by_uri ON document(uri, id);
CREATE INDEX document_by_origin ON document(origin);

-- Where a text was found, and when it was replaced there: the versions of an address, the copies of a text.
CREATE TABLE edition(
  uri TEXT NOT NULL,
  added TEXT NOT NULL,
  document INTEGER NOT NULL REFERENCES document(key) ON DELETE CASCADE,
  records INTEGER NOT NULL,                         -- hash of the NDJSON that came with it
  bare INTEGER NOT NULL,                            -- it came without entities and statements
  line TEXT NOT NULL,                               -- its document record, the text left empty
  retired TEXT,
  replaced_by TEXT,                                 -- a document's id
  key INTEGER PRIMARY KEY
) STRICT;
CREATE INDEX edition_by_uri ON edition(uri, retired);
CREATE INDEX edition_by_document ON edition(document, uri);

CREATE TABLE author(document INTEGER NOT NULL REFERENCES document(key) ON DELETE CASCADE, position INTEGER NOT NULL,
  name TEXT NOT NULL, PRIMARY KEY(document, position)) STRICT, WITHOUT ROWID;
CREATE TABLE block(document INTEGER NOT NULL REFERENCES document(key) ON DELETE CASCADE, position INTEGER NOT NULL,
  kind INTEGER NOT NULL, begin INTEGER NOT NULL, "end" INTEGER NOT NULL, PRIMARY KEY(document, position)) STRICT, WITHOUT ROWID;
CREATE TABLE time(document INTEGER NOT NULL REFERENCES document(key) ON DELETE CASCADE, position INTEGER NOT NULL,
  begin INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL, value TEXT NOT NULL, range INTEGER NOT NULL,
  PRIMARY KEY(document, position)) STRICT, WITHOUT ROWID;
-- MinHash bands, to find near-duplicates by look-up.
CREATE TABLE band(hash INTEGER NOT NULL, document INTEGER NOT NULL REFERENCES document(key) ON DELETE CASCADE,
  PRIMARY KEY(hash, document)) STRICT, WITHOUT ROWID;
CREATE INDEX band_by_document ON band(document);

-- ---- identity: entities of articles live on nodes, nodes joined by bridges are one store entity (graph/identity) ----

CREATE TABLE node(
  key INTEGER PRIMARY KEY,
  label TEXT NOT NULL UNIQUE,
  cluster INTEGER NOT NULL,                         -- key of one node of the store entity, the same for all of them
  least TEXT NOT NULL,                              -- the least id among its article entities
  link TEXT                                         -- "wikidata:Q7747" where the node stands for a linked entity
) STRICT;
CREATE INDEX node_by_cluster ON node(cluster);
CREATE TABLE bridge(a INTEGER NOT NULL REFERENCES node(key), b INTEGER NOT NULL REFERENCES node(key),
  articles INTEGER NOT NULL, PRIMARY KEY(a, b), CHECK(a < b)) STRICT, WITHOUT ROWID;
CREATE INDEX bridge_by_b ON bridge(b, a, articles);

CREATE TABLE entity(
  key INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document(key) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  name TEXT NOT NULL, date TEXT NOT NULL,
  place INTEGER REFERENCES entity(key) DEFERRABLE INITIALLY DEFERRED,
  confidence REAL NOT NULL,
  named INTEGER NOT NULL,
  node INTEGER REFERENCES node(key),
  UNIQUE(document, number)
) STRICT;
CREATE INDEX entity_by_node ON entity(node);
CREATE INDEX entity_by_place ON entity(place) WHERE place IS NOT NULL;
CREATE TABLE alias(entity INTEGER NOT NULL REFERENCES entity(key) ON DELETE CASCADE, position INTEGER NOT NULL,
  text TEXT NOT NULL, PRIMARY KEY(entity, position)) STRICT, WITHOUT ROWID;
CREATE TABLE role(entity INTEGER NOT NULL REFERENCES entity(key) ON DELETE CASCADE, position INTEGER NOT NULL,
  role TEXT NOT NULL, of INTEGER REFERENCES entity(key) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY(entity, position)) STRICT, WITHOUT ROWID;
CREATE INDEX role_by_of ON role(of) WHERE of IS NOT NULL;
CREATE TABLE link(entity INTEGER NOT NULL REFERENCES entity(key) ON DELETE CASCADE, base TEXT NOT NULL,
  identifier TEXT NOT NULL, PRIMARY KEY(entity, base, identifier)) STRICT, WITHOUT ROWID;
CREATE INDEX link_by_identifier ON link(base, identifier, entity);
CREATE TABLE mention(entity INTEGER NOT NULL REFERENCES entity(key) ON DELETE CASCADE, position INTEGER NOT NULL,
  begin INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL, form INTEGER NOT NULL, confidence REAL NOT NULL,
  PRIMARY KEY(entity, position)) STRICT, WITHOUT ROWID;

-- Names of a node and in how many articles it bears them; `normal` is the form that names are looked up by.
CREATE TABLE name(
  key INTEGER PRIMARY KEY,
  node INTEGER NOT NULL REFERENCES node(key),
  text TEXT NOT NULL, normal TEXT NOT NULL,
  articles INTEGER NOT NULL,                        -- as a name or alias
  main INTEGER NOT NULL,                            -- as the entity's name
  proper INTEGER NOT NULL,                          -- in how many the text uses it as a name, not as a description
  UNIQUE(node, text)
) STRICT;
CREATE INDEX name_by_normal ON name(normal, node);

-- Buckets are names by which entities may be one; `facets` is what speaks for and against (graph/identity/evidence.h).
CREATE TABLE bucket(key INTEGER PRIMARY KEY, label TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE clue(
  entity INTEGER NOT NULL REFERENCES entity(key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  bucket INTEGER NOT NULL REFERENCES bucket(key),
  facets TEXT NOT NULL,
  node INTEGER REFERENCES node(key),
  PRIMARY KEY(entity, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX clue_by_bucket ON clue(bucket, facets, entity);
CREATE INDEX clue_by_node ON clue(node);
-- The distinct facets of a bucket's entities and the group each falls in: '' where that is unsure.
CREATE TABLE facet(bucket INTEGER NOT NULL REFERENCES bucket(key), facets TEXT NOT NULL, entities INTEGER NOT NULL,
  "group" TEXT NOT NULL, PRIMARY KEY(bucket, facets)) STRICT, WITHOUT ROWID;

-- What a user said of entities; never changed, never deleted.
CREATE TABLE correction(
  number INTEGER PRIMARY KEY,
  action TEXT NOT NULL CHECK(action IN ('same', 'differ', 'rename', 'undo')),
  a TEXT NOT NULL, b TEXT NOT NULL,                 -- ids of article entities
  a_name TEXT NOT NULL, b_name TEXT NOT NULL,       -- as they were called then; for `rename` b_name is the new name
  undoes INTEGER REFERENCES correction(number)
) STRICT;
-- Where the corrections in force take hold now: side 'a' or 'b' of each.
CREATE TABLE anchor(
  correction INTEGER NOT NULL REFERENCES correction(number),
  side TEXT NOT NULL,
  entity INTEGER REFERENCES entity(key) ON DELETE SET NULL,
  node INTEGER REFERENCES node(key),                -- the entity's
  exact INTEGER NOT NULL,                           -- the entity has the id and the name that the correction bears
  PRIMARY KEY(correction, side)
) STRICT, WITHOUT ROWID;
CREATE INDEX anchor_by_entity ON anchor(entity);
CREATE INDEX anchor_by_node ON anchor(node, correction, side);

-- ---- statements ----

CREATE TABLE statement(
  key INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document(key) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  predicate TEXT NOT NULL, label TEXT NOT NULL, type TEXT NOT NULL,
  day TEXT NOT NULL, last_day TEXT NOT NULL,        -- of its time, else its document's; empty when unknown
  negated INTEGER NOT NULL, modality INTEGER NOT NULL, quote INTEGER NOT NULL, nominal INTEGER NOT NULL,
  trigger_begin INTEGER NOT NULL, trigger_end INTEGER NOT NULL,
  evidence_begin INTEGER NOT NULL, evidence_end INTEGER NOT NULL,
  confidence REAL NOT NULL,
  content_text TEXT, content_begin INTEGER, content_end INTEGER,
  time_value TEXT, time_text TEXT, time_begin INTEGER, time_end INTEGER,
  rules TEXT NOT NULL,                              -- one a line
  UNIQUE(document, number)
) STRICT;
CREATE INDEX statement_by_day ON statement(last_day, day, key);
CREATE INDEX statement_by_type ON statement(type, day, key);
CREATE INDEX statement_by_predicate ON statement(predicate, key);
-- role: 0 source, 1 target, 2 about, 3 place
CREATE TABLE participant(statement INTEGER NOT NULL REFERENCES statement(key) ON DELETE CASCADE, role INTEGER NOT NULL,
  position INTEGER NOT NULL, entity INTEGER NOT NULL REFERENCES entity(key), PRIMARY KEY(statement, role, position))
  STRICT, WITHOUT ROWID;
CREATE INDEX participant_by_entity ON participant(entity, role, statement);
CREATE TABLE attribution(statement INTEGER NOT NULL REFERENCES statement(key) ON DELETE CASCADE,
  position INTEGER NOT NULL, speaker INTEGER REFERENCES entity(key),
  saying INTEGER REFERENCES statement(key) DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY(statement, position))
  STRICT, WITHOUT ROWID;
CREATE INDEX attribution_by_speaker ON attribution(speaker, statement) WHERE speaker IS NOT NULL;
CREATE INDEX attribution_by_saying ON attribution(saying) WHERE saying IS NOT NULL;
CREATE TABLE containment(statement INTEGER NOT NULL REFERENCES statement(key) ON DELETE CASCADE,
  position INTEGER NOT NULL, part INTEGER NOT NULL REFERENCES statement(key) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY(statement, position)) STRICT, WITHOUT ROWID;
CREATE INDEX containment_by_part ON containment(part);

-- ---- full text: rowids are the keys of sentence, statement and name ----

CREATE TABLE sentence(key INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES document(key) ON DELETE CASCADE,
  begin INTEGER NOT NULL, "end" INTEGER NOT NULL) STRICT;
CREATE INDEX sentence_by_document ON sentence(document, begin, "end");
CREATE VIRTUAL TABLE sentence_text USING fts5(text, content='', tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE statement_text USING fts5(content, label, predicate, content='',
  tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE name_text USING fts5(text, content='', tokenize='unicode61 remove_diacritics 2');

-- ---- what users create in queries, beside the extracted graph (graph/query) ----

CREATE TABLE user_node(key INTEGER PRIMARY KEY, labels TEXT NOT NULL, properties TEXT NOT NULL) STRICT;
CREATE TABLE user_edge(key INTEGER PRIMARY KEY, type TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
  properties TEXT NOT NULL) STRICT;
CREATE INDEX user_edge_by_source ON user_edge(source, type);
CREATE INDEX user_edge_by_target ON user_edge(target, type);
