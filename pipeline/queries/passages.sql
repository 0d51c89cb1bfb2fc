-- passages.sql - what a search must know of every passage (pipeline/passages.c, pipeline/passages_note.c)

-- name: passages_findings
SELECT f.passage, x.stance, c.outcome, s.party, x.layer, x.holder
FROM finding f LEFT JOIN position x ON x.finding = f.key LEFT JOIN decision c ON c.finding = f.key
LEFT JOIN dissent s ON s.finding = f.key
WHERE f.document = ?1 AND f.kind IN ('position', 'decision', 'dissent') ORDER BY f.passage, f.key;

-- name: passages_people
SELECT coalesce(item, 0), party FROM person
WHERE document = ?1 AND party IS NOT NULL AND party <> '' AND role IN ('mover', 'dissenter');

-- name: passages_store
INSERT INTO search_document (document, first, first_item, year, day, type, id, municipality, body, passages)
SELECT key, ?2, ?3, CAST(substr(date, 1, 4) AS INTEGER), CAST(julianday(date) - 2440587.5 AS INTEGER), type,
       substr(id, 1, 16), municipality, coalesce(issuer, addressee), ?4
FROM document WHERE key = ?1;

-- name: passages_load
SELECT document, first, first_item, year, day, type, id, municipality, body, passages FROM search_document
ORDER BY first;

-- name: passages_works
SELECT key, work FROM document ORDER BY key;

-- Changes when somebody else has committed, and when this connection has written.
-- name: passages_version
PRAGMA data_version;

-- name: passages_changes
SELECT total_changes();

-- name: passages_municipalities
SELECT key, name, code, 0 FROM municipality ORDER BY key;

-- name: passages_bodies
SELECT key, name, ref, coalesce(municipality, 0) FROM body ORDER BY key;

-- name: passages_most
SELECT coalesce(max(key), 0) FROM passage;

-- name: passages_documents
SELECT count(*) FROM search_document;
