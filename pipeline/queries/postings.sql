-- postings.sql - the segments of the full text (pipeline/postings.c)

-- name: read_begin
BEGIN;

-- name: postings_version
SELECT v FROM passage_fts_config WHERE k = 'version';

-- The list of segments.
-- name: postings_structure
SELECT block FROM passage_fts_data WHERE id = 10;

-- The leaf of the segment on which the word ?2 stands if it is there.
-- name: postings_leaf
SELECT pgno >> 1 FROM passage_fts_idx WHERE segid = ?1 AND term <= ?2 ORDER BY term DESC LIMIT 1;

-- name: postings_pages
SELECT id, block FROM passage_fts_data WHERE id BETWEEN ?1 AND ?2 ORDER BY id;

-- What SQLite itself finds: tests compare it with what is read from the lists.
-- name: postings_match
SELECT rowid FROM passage_fts WHERE passage_fts MATCH ?1 ORDER BY rowid;
