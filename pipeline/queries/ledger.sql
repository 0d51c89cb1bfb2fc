-- ledger.sql - the ledger (pipeline/ledger.c)

-- name: ledger_get
SELECT path, size, modified, inode, device, hash, state, reason, message, document, rules, extractor, seen
FROM ledger WHERE path = ?1;

-- name: ledger_each
SELECT path, size, modified, inode, device, hash, state, reason, message, document, rules, extractor, seen
FROM ledger ORDER BY path;

-- The file that the document was made of before the files that only have the same bytes.
-- name: ledger_document
SELECT document, rules, extractor FROM ledger
WHERE hash = ?1 AND document IS NOT NULL ORDER BY state <> 'done', path LIMIT 1;

-- name: ledger_put
INSERT INTO ledger (path, size, modified, inode, device, hash, state, reason, message, document, rules, extractor, seen)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
ON CONFLICT (path) DO UPDATE SET
  size = excluded.size, modified = excluded.modified, inode = excluded.inode, device = excluded.device,
  hash = excluded.hash, state = excluded.state, reason = excluded.reason, message = excluded.message,
  document = excluded.document, rules = excluded.rules, extractor = excluded.extractor, seen = excluded.seen;

-- name: pending_clear
DELETE FROM pending;

-- name: pending_add
INSERT OR IGNORE INTO pending (name) VALUES (?1);

-- name: pending_each
SELECT name FROM pending;

-- name: pending_has
SELECT 1 FROM pending WHERE name = ?1;

-- ---- forgetting (index_forget) ----

-- The hash of the source of a document: as the ledger has it, else as its record.
-- name: forget_hash
SELECT hash FROM ledger WHERE document = ?1 AND hash IS NOT NULL
UNION ALL SELECT source_hash FROM document WHERE id = ?1 LIMIT 1;

-- name: forget_ledger
UPDATE ledger SET state = 'forgotten', reason = 'forgotten', message = ?2, document = NULL
WHERE document = ?1 OR hash = ?3;

-- name: forget_ledger_entirely
DELETE FROM ledger WHERE document = ?1 OR hash = ?2;

-- Whether the bytes of this hash were forgotten.
-- name: forgotten
SELECT 1 FROM ledger WHERE hash = ?1 AND state = 'forgotten' LIMIT 1;

-- name: forget_lift
DELETE FROM ledger WHERE state = 'forgotten' AND hash = (SELECT hash FROM ledger WHERE path = ?1);

-- name: removal_add
INSERT OR IGNORE INTO removal (name) VALUES (?1);

-- name: removal_each
SELECT name FROM removal;

-- name: removal_clear
DELETE FROM removal;

-- What was deleted leaves the full text for good only when its segments are merged.
-- name: scrub_fts
INSERT INTO passage_fts (passage_fts) VALUES ('optimize');

-- name: scrub_log
PRAGMA wal_checkpoint(TRUNCATE);

-- name: scrub_pages
VACUUM;
