-- index.sql - opening, adding and removing documents (pipeline/index.c, pipeline/index_add.c)

-- name: application
PRAGMA application_id;

-- name: format
PRAGMA user_version;

-- name: objects
SELECT count(*) FROM sqlite_schema;

-- ---- an index of an older format (index_renew) ----

-- name: backup
VACUUM INTO ?1;

-- name: keys_off
PRAGMA foreign_keys = OFF;

-- name: renew_virtual
SELECT format('DROP TABLE "%w"', name) FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%' LIMIT 1;

-- All but the ledger.
-- name: renew_rest
SELECT format('DROP %s "%w"', type, name) FROM sqlite_schema
WHERE type IN ('view', 'table') AND name <> 'ledger' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'
ORDER BY type DESC LIMIT 1;

-- name: schema_renew_ledger
ALTER TABLE ledger RENAME TO ledger_older;
DROP INDEX IF EXISTS ledger_hash;
DROP INDEX IF EXISTS ledger_document;

-- The columns of the ledger have been the same since format 1.
-- name: schema_renew_rows
INSERT INTO ledger (path, size, modified, inode, device, hash, state, reason, message, document, rules, extractor, seen)
SELECT path, size, modified, inode, device, hash, state, reason, message, document, rules, extractor, seen
FROM ledger_older;
DROP TABLE ledger_older;

-- ---- transactions ----

-- name: begin
BEGIN IMMEDIATE;

-- name: commit
COMMIT;

-- name: rollback
ROLLBACK;

-- name: document_key
SELECT key FROM document WHERE id = ?1;

-- name: document_remove
DELETE FROM document WHERE key = ?1;

-- What the document shares with others, to be removed with the last of them.
-- name: document_shares
SELECT d.work, d.issuer, d.addressee, d.municipality FROM document d WHERE d.key = ?1;

-- name: body_remove_unused
DELETE FROM body WHERE key = ?1
  AND NOT EXISTS (SELECT 1 FROM document WHERE issuer = ?1)
  AND NOT EXISTS (SELECT 1 FROM document WHERE addressee = ?1);

-- name: municipality_remove_unused
DELETE FROM municipality WHERE key = ?1
  AND NOT EXISTS (SELECT 1 FROM document WHERE municipality = ?1)
  AND NOT EXISTS (SELECT 1 FROM body WHERE municipality = ?1);

-- name: work_remove_unused
DELETE FROM work WHERE key = ?1 AND NOT EXISTS (SELECT 1 FROM document WHERE work = ?1);

-- name: municipality_find
SELECT key FROM municipality WHERE name = ?1 AND code IS ?2;

-- name: municipality_add
INSERT INTO municipality (name, code) VALUES (?1, ?2);

-- name: body_find
SELECT key FROM body WHERE name = ?1 AND ref IS ?2 AND municipality IS ?3;

-- name: body_add
INSERT INTO body (name, ref, municipality) VALUES (?1, ?2, ?3);

-- name: work_add
INSERT INTO work DEFAULT VALUES;

-- name: document_add
INSERT INTO document (id, source_hash, rules, generator, file, media_type, extractor, ocr, bytes, pages, type, lang,
                      title, subtitle, municipality, issuer, layer, addressee, date, work)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20);

-- name: item_add
INSERT INTO item (document, id, n, title) VALUES (?1, ?2, ?3, ?4);

-- name: date_add
INSERT INTO date (document, role, value, text) VALUES (?1, ?2, ?3, ?4);

-- name: case_number_add
INSERT INTO case_number (document, item, of, value, text) VALUES (?1, ?2, ?3, ?4, ?5);

-- name: person_add
INSERT INTO person (document, item, role, name, party, title, date) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7);

-- name: reference_add
INSERT INTO reference (document, item, type, value, text) VALUES (?1, ?2, ?3, ?4, ?5);

-- name: remark_add
INSERT INTO remark (document, item, code, severity, page, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6);

-- name: section_add
INSERT INTO section (document, id, role, heading, page) VALUES (?1, ?2, ?3, ?4, ?5);

-- name: title_add
INSERT INTO passage (document, kind, id, block, page, title, context) VALUES (?1, 'title', ?2, ?3, ?4, ?5, ?6);

-- name: heading_add
INSERT INTO passage (document, section, item, kind, id, block, page, heading, context)
VALUES (?1, ?2, ?3, 'heading', ?4, ?5, ?6, ?7, ?8);

-- name: text_add
INSERT INTO passage (document, section, kind, id, block, page, text) VALUES (?1, ?2, 'paragraph', ?3, ?4, ?5, ?6);

-- name: finding_passage_add
INSERT INTO passage (document, item, kind, id, block, page, finding) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7);

-- name: fulltext_of
SELECT key, title, heading, finding, text, context, kind, coalesce(block, -1), coalesce(item, -1)
FROM passage WHERE document = ?1 ORDER BY key;

-- name: fulltext_add
INSERT INTO passage_fts (rowid, title, heading, finding, text, context) VALUES (?1, ?2, ?3, ?4, ?5, ?6);

-- name: finding_add
INSERT INTO finding (document, item, passage, kind, id, rule, confidence) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7);

-- name: proposal_add
INSERT INTO proposal (finding, n, kind, "by", "to", text) VALUES (?1, ?2, ?3, ?4, ?5, ?6);

-- name: position_add
INSERT INTO position (finding, proposal, holder, layer, stance) VALUES (?1, ?2, ?3, ?4, ?5);

-- name: answer_add
INSERT INTO answer (finding, question) VALUES (?1, ?2);

-- name: decision_add
INSERT INTO decision (finding, n, status, body, outcome, object, assignment, minority, part)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9);

-- name: vote_add
INSERT INTO vote (finding, yes, no, abstain, absent, yes_means, no_means, follows)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8);

-- name: dissent_add
INSERT INTO dissent (finding, kind, "by", party) VALUES (?1, ?2, ?3, ?4);

-- name: evidence_add
INSERT INTO evidence (finding, n, block, start, "end", page, rule, quote) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8);

-- name: counts
SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM work), (SELECT count(*) FROM item),
       (SELECT count(*) FROM proposal), (SELECT count(*) FROM position), (SELECT count(*) FROM decision),
       (SELECT count(*) FROM passage), (SELECT coalesce(sum(bytes), 0) FROM document);

-- An id or the beginning of one: ?2 is the first id after all that begin with ?1.
-- name: resolve_id
SELECT id FROM document WHERE id >= ?1 AND id < ?2 ORDER BY id LIMIT 1000;

-- name: resolve_file
SELECT id FROM document WHERE file = ?1 ORDER BY id LIMIT 1000;

-- name: resolve_path
SELECT document FROM ledger JOIN document ON document.id = ledger.document WHERE path = ?1;
