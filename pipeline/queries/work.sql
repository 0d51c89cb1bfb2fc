-- work.sql - documents that are renderings of one work (pipeline/work.c)

-- name: sketch_add
INSERT INTO sketch (document, shingles, signature, identity) VALUES (?1, ?2, ?3, ?4);

-- name: band_add
INSERT OR IGNORE INTO band (hash, document) VALUES (?1, ?2);

-- name: band_find
SELECT document FROM band WHERE hash = ?1 AND document <> ?2;

-- name: sketch_get
SELECT shingles, signature, identity FROM sketch WHERE document = ?1;

-- name: rendering_add
INSERT INTO rendering (one, other, alike) VALUES (?1, ?2, ?3);

-- name: rendering_of
SELECT other, alike FROM rendering WHERE one = ?1
UNION ALL
SELECT one, alike FROM rendering WHERE other = ?1;

-- The works of the documents that ?1 is alike, and whether they are contested.
-- name: works_beside
SELECT DISTINCT work.key, work.contested FROM rendering r
JOIN document d ON d.key = CASE r.one WHEN ?1 THEN r.other ELSE r.one END JOIN work ON work.key = d.work
WHERE r.one = ?1 OR r.other = ?1;

-- name: work_members
SELECT d.key, d.id, s.identity FROM document d JOIN sketch s ON s.document = d.key WHERE d.work = ?1;

-- name: work_member
SELECT d.key, d.id, s.identity FROM document d JOIN sketch s ON s.document = d.key WHERE d.key = ?1;

-- name: work_set
UPDATE document SET work = ?2 WHERE key = ?1;

-- name: work_join
UPDATE document SET work = ?2 WHERE work = ?1;

-- name: work_contested
UPDATE work SET contested = ?2 WHERE key = ?1;

-- name: work_remove
DELETE FROM work WHERE key = ?1;

-- name: work_of
SELECT work FROM document WHERE key = ?1;

-- name: work_other
SELECT min(other.id) FROM document d JOIN document other ON other.work = d.work AND other.key <> d.key WHERE d.key = ?1;
