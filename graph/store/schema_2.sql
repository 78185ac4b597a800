-- SPDX-License-Identifier: Apache-2.0
-- Version 2: what changed since which generation, so that a graph in memory can follow without being made anew.

-- A node as it was before the first change in a generation: its store entity and its least id (0 and '' where the change
-- made it). Nodes that are gone stand here too.
CREATE TABLE node_change(node INTEGER NOT NULL, generation INTEGER NOT NULL, cluster INTEGER NOT NULL,
  least TEXT NOT NULL, PRIMARY KEY(generation, node)) STRICT, WITHOUT ROWID;
-- Documents that were erased.
CREATE TABLE gone_document(generation INTEGER NOT NULL, id TEXT NOT NULL, PRIMARY KEY(generation, id))
  STRICT, WITHOUT ROWID;
CREATE INDEX document_by_generation ON document(generation);
-- The last generation whose changes are not all told by the tables above.
INSERT INTO counter SELECT 'untold', value FROM counter WHERE name = 'generation';
