-- check.sql - whether the index is whole

-- That every word of the full-text table is a word of its passage, and the other way round.
-- name: check_fts
INSERT INTO passage_fts (passage_fts, rank) VALUES ('integrity-check', 1);

-- Gives a row for each key that leads nowhere.
-- name: check_keys
PRAGMA foreign_key_check;

-- name: check_pages
PRAGMA integrity_check(1);

-- Whether the document stands in the index as its record was made.
-- name: check_document
SELECT 1 FROM document WHERE id = ?1 AND source_hash = ?2 AND rules = ?3 AND generator = ?4;

-- name: check_all_documents
SELECT id FROM document UNION SELECT document FROM ledger WHERE document IS NOT NULL;

-- The hash of a document's source and the name of its file.
-- name: check_source
SELECT source_hash, file FROM document WHERE id = ?1
UNION ALL
SELECT hash, replace(CAST(path AS TEXT), rtrim(CAST(path AS TEXT), replace(CAST(path AS TEXT), '/', '')), '')
FROM ledger WHERE document = ?1 AND hash IS NOT NULL
LIMIT 1;

-- name: check_drop
DELETE FROM ledger WHERE document = ?1;
