-- SPDX-License-Identifier: Apache-2.0
-- Version 3: what an edition was read from and by (Store::put); 0 where that is not known.
ALTER TABLE edition ADD COLUMN reading INTEGER NOT NULL DEFAULT 0;
