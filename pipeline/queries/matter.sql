-- matter.sql - items that belong to one matter (pipeline/matter*.c)

-- name: matter_item_add
INSERT INTO matter_item (item, signs) VALUES (?1, ?2);

-- name: matter_key_add
INSERT OR IGNORE INTO matter_key (hash, item) VALUES (?1, ?2);

-- name: matter_key_find
SELECT item FROM matter_key WHERE hash = ?1 AND item <> ?2;

-- The same paragraphs (or the whole) of the other renderings of the document of item ?1.
-- name: matter_renderings
SELECT o.key FROM item i
JOIN rendering r ON r.one = i.document OR r.other = i.document
JOIN item o ON o.document = CASE r.one WHEN i.document THEN r.other ELSE r.one END AND o.n IS i.n
JOIN matter_item m ON m.item = o.key
WHERE i.key = ?1;

-- name: matter_item_get
SELECT d.id, m.signs FROM matter_item m JOIN item i ON i.key = m.item JOIN document d ON d.key = i.document
WHERE m.item = ?1;

-- name: matter_link_add
INSERT OR IGNORE INTO matter_link (one, other, score) VALUES (?1, ?2, ?3);

-- name: matter_reason_add
INSERT OR IGNORE INTO matter_reason (one, other, n, kind, text, weight) VALUES (?1, ?2, ?3, ?4, ?5, ?6);

-- Those that item ?1 is linked with, after ?2.
-- name: matter_links_of
SELECT other FROM (
  SELECT other FROM matter_link WHERE one = ?1 UNION SELECT one FROM matter_link WHERE other = ?1
) WHERE other > ?2 ORDER BY other LIMIT 256;

-- name: matter_links_after
SELECT other, score FROM matter_link WHERE one = ?1;

-- name: matter_member
SELECT d.id, i.id, d.key, m.matter, m.signs
FROM matter_item m JOIN item i ON i.key = m.item JOIN document d ON d.key = i.document WHERE m.item = ?1;

-- name: matter_neighbours
SELECT l.other FROM item i JOIN matter_link l ON l.one = i.key JOIN item o ON o.key = l.other
WHERE i.document = ?1 AND o.document <> ?1
UNION
SELECT l.one FROM item i JOIN matter_link l ON l.other = i.key JOIN item o ON o.key = l.one
WHERE i.document = ?1 AND o.document <> ?1;

-- name: matter_leave
UPDATE matter_item SET matter = NULL WHERE item = ?1;

-- name: matter_remove_left
DELETE FROM matter WHERE key = ?1 AND NOT EXISTS (SELECT 1 FROM matter_item WHERE matter = ?1);

-- name: matter_remove_unused
DELETE FROM matter WHERE key NOT IN (SELECT matter FROM matter_item WHERE matter IS NOT NULL);

-- name: matter_insert
INSERT INTO matter (id, kind, title, municipality, code, motion, cases, movers, first, last)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10);

-- name: matter_join
UPDATE matter_item SET matter = ?2 WHERE item = ?1;

-- name: matter_name_add
INSERT OR IGNORE INTO matter_name (name, matter) VALUES (?1, ?2);

-- The matter called ?1, and its oldest paper.
-- name: matter_holder
SELECT m.key, d.date, d.id, i.n FROM matter m
JOIN matter_item x ON x.matter = m.key JOIN item i ON i.key = x.item JOIN document d ON d.key = i.document
WHERE m.id = ?1 ORDER BY d.date IS NULL, d.date, d.id, i.key LIMIT 1;

-- name: matter_rename
UPDATE matter SET id = ?2 WHERE key = ?1;
