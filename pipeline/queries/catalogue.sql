-- catalogue.sql - lists of what the index holds, for the pages of `serve` (pipeline/catalogue.c)

-- Changes whenever another connection has changed the index.
-- name: data_version
PRAGMA data_version;

-- One kind of document or all (?1 NULL), one municipality or all (?2), newest first.
-- name: catalogue_documents
SELECT d.id, d.type, coalesce(d.title, d.file), m.name, b.name, d.layer, d.date, d.pages, d.file,
       (SELECT count(*) FROM finding f WHERE f.document = d.key AND f.kind = 'position'),
       (SELECT count(*) FROM finding f WHERE f.document = d.key AND f.kind = 'decision')
FROM document d
LEFT JOIN municipality m ON m.key = d.municipality
LEFT JOIN body b ON b.key = d.issuer
WHERE (?1 IS NULL OR d.type = ?1) AND (?2 IS NULL OR m.name = ?2)
ORDER BY d.date DESC NULLS LAST, d.id LIMIT ?3 OFFSET ?4;

-- name: catalogue_documents_count
SELECT count(*) FROM document d LEFT JOIN municipality m ON m.key = d.municipality
WHERE (?1 IS NULL OR d.type = ?1) AND (?2 IS NULL OR m.name = ?2);

-- name: catalogue_types
SELECT type, NULL, count(*) FROM document GROUP BY type ORDER BY count(*) DESC, type;

-- name: catalogue_municipalities
SELECT m.name, NULL, count(*) FROM document d JOIN municipality m ON m.key = d.municipality
GROUP BY m.name ORDER BY count(*) DESC, m.name LIMIT 400;

-- Who has issued documents, of all municipalities or of one (?1).
-- name: catalogue_bodies
SELECT b.name, m.name, count(*) FROM document d JOIN body b ON b.key = d.issuer
LEFT JOIN municipality m ON m.key = d.municipality
WHERE (?1 IS NULL OR m.name = ?1)
GROUP BY b.name, m.name ORDER BY m.name NULLS LAST, b.name LIMIT 2000;

-- name: catalogue_states
SELECT state, reason, count(*) FROM ledger GROUP BY state, reason ORDER BY state, count(*) DESC, reason;

-- ?1 a state or NULL for all
-- name: catalogue_ledger
SELECT path, state, reason, message, document, size, modified, seen, hash
FROM ledger WHERE (?1 IS NULL OR state = ?1) ORDER BY path LIMIT ?2 OFFSET ?3;

-- name: catalogue_ledger_count
SELECT count(*) FROM ledger WHERE (?1 IS NULL OR state = ?1);

-- The hash and the name of the source of a document.
-- name: catalogue_source
SELECT source_hash, media_type, file FROM document WHERE id = ?1;
