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
SELECT d.id, i.id, d.key, m.matter, m.signs, o.id
FROM matter_item m JOIN item i ON i.key = m.item JOIN document d ON d.key = i.document
LEFT JOIN matter o ON o.key = m.matter WHERE m.item = ?1;

-- An item of each matter that the free id ?1 leads to.
-- name: matter_claimants
SELECT min(x.item) FROM matter_name n JOIN matter_item x ON x.matter = n.matter
WHERE n.name = ?1 AND NOT EXISTS (SELECT 1 FROM matter WHERE id = ?1) GROUP BY n.matter;

-- name: matter_neighbours
SELECT l.other FROM item i JOIN matter_link l ON l.one = i.key JOIN item o ON o.key = l.other
WHERE i.document = ?1 AND o.document <> ?1
UNION
SELECT l.one FROM item i JOIN matter_link l ON l.other = i.key JOIN item o ON o.key = l.one
WHERE i.document = ?1 AND o.document <> ?1
UNION -- those who would have the id of one of its matters
SELECT min(y.item) FROM item i JOIN matter_item x ON x.item = i.key JOIN matter m ON m.key = x.matter
JOIN matter_name n ON n.name = m.id AND n.matter <> m.key JOIN matter_item y ON y.matter = n.matter
JOIN item o ON o.key = y.item
WHERE i.document = ?1 AND o.document <> ?1 GROUP BY n.matter;

-- name: matter_leave
UPDATE matter_item SET matter = NULL WHERE item = ?1;

-- name: matter_remove_left
DELETE FROM matter WHERE key = ?1 AND NOT EXISTS (SELECT 1 FROM matter_item WHERE matter = ?1);

-- The matters that only the document ?1 belongs to.
-- name: matter_remove_with
DELETE FROM matter WHERE key IN (
  SELECT x.matter FROM item i JOIN matter_item x ON x.item = i.key WHERE i.document = ?1
) AND NOT EXISTS (
  SELECT 1 FROM matter_item y JOIN item j ON j.key = y.item WHERE y.matter = matter.key AND j.document <> ?1
);

-- name: matter_insert
INSERT INTO matter (id, kind, title, municipality, code, motion, cases, movers, first, last)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10);

-- name: matter_join
UPDATE matter_item SET matter = ?2 WHERE item = ?1;

-- name: matter_name_add
INSERT OR IGNORE INTO matter_name (name, matter) VALUES (?1, ?2);

-- The matter called ?1, and its oldest paper.
-- name: matter_holder
SELECT m.key, d.date, d.id, i.n, i.key FROM matter m
JOIN matter_item x ON x.matter = m.key JOIN item i ON i.key = x.item JOIN document d ON d.key = i.document
WHERE m.id = ?1 ORDER BY d.date IS NULL, d.date, d.id, i.key LIMIT 1;

-- name: matter_rename
UPDATE matter SET id = ?2 WHERE key = ?1;

-- ---- loading a matter (pipeline/matter_load.c ...) ----

-- name: matter_get
SELECT key, id, kind, title, municipality, code, motion, cases, movers, first, last FROM matter WHERE id = ?1;

-- name: matter_by_id
SELECT id FROM matter WHERE id = ?1;

-- name: matter_by_name
SELECT m.id FROM matter_name n JOIN matter m ON m.key = n.matter WHERE n.name = ?1 ORDER BY m.id;

-- name: matter_by_document
SELECT DISTINCT m.id FROM document d JOIN item i ON i.document = d.key JOIN matter_item x ON x.item = i.key
JOIN matter m ON m.key = x.matter WHERE d.id = ?1 ORDER BY m.id;

-- name: matter_of_item
SELECT m.id FROM document d JOIN item i ON i.document = d.key JOIN matter_item x ON x.item = i.key
JOIN matter m ON m.key = x.matter WHERE d.id = ?1 AND (?2 IS NULL OR i.id = ?2) ORDER BY i.key LIMIT 1;

-- The matter of a passage: of the paragraph ?2, or of a document that treats but one.
-- name: matter_of_hit
SELECT min(m.id) FROM document d JOIN item i ON i.document = d.key JOIN matter_item x ON x.item = i.key
JOIN matter m ON m.key = x.matter WHERE d.id = ?1 AND (?2 IS NULL OR i.n = ?2) HAVING count(*) = 1;

-- name: matter_members
SELECT i.key, d.id, i.id, i.n, coalesce(i.title, d.title), d.type, d.layer, b.name, a.name, m.name, d.date, d.file, d.work
FROM matter_item x JOIN item i ON i.key = x.item JOIN document d ON d.key = i.document
LEFT JOIN body b ON b.key = d.issuer LEFT JOIN body a ON a.key = d.addressee
LEFT JOIN municipality m ON m.key = d.municipality
WHERE x.matter = ?1 ORDER BY d.date IS NULL, d.date, d.id, i.key;

-- name: matter_edges
SELECT l.one, l.other, l.score FROM matter_item x JOIN matter_link l ON l.one = x.item WHERE x.matter = ?1;

-- name: matter_reasons
SELECT kind, text, weight FROM matter_reason WHERE one = ?1 AND other = ?2 ORDER BY n;

-- name: matter_reply_by
SELECT t.value FROM matter_item x JOIN item i ON i.key = x.item JOIN document d ON d.key = i.document
JOIN date t ON t.document = d.key AND t.role = 'reply-by' AND t.value IS NOT NULL
WHERE x.matter = ?1 ORDER BY d.type = 'referral' DESC, t.value DESC LIMIT 1;

-- name: matter_handed_in
SELECT t.value FROM matter_item x JOIN item i ON i.key = x.item JOIN document d ON d.key = i.document
JOIN date t ON t.document = d.key AND t.role = 'motion' AND t.value IS NOT NULL
WHERE x.matter = ?1 AND i.n IS NULL ORDER BY t.value LIMIT 1;

-- name: matter_proposals
SELECT p.finding, f.id, p.n, p.text, p.kind FROM finding f JOIN proposal p ON p.finding = f.key
WHERE f.item = ?1 AND f.kind = 'proposal' AND p.kind <> 'claim' ORDER BY f.key;

-- What the item decides of the matter itself: its own decision before what was proposed to it, an answer before the handing
-- on of it, the whole before a part.
-- name: matter_main_decision
SELECT c.outcome, c.status, e.quote, e.page, f.id FROM finding f JOIN decision c ON c.finding = f.key
JOIN evidence e ON e.finding = f.key AND e.n = 1
WHERE f.item = ?1 AND f.kind = 'decision' AND c.object = 'matter' AND c.status <> 'earlier'
ORDER BY c.status = 'proposed', c.outcome IN ('forwarded', 'assigned'), c.status <> 'adopted', c.part, f.key LIMIT 1;

-- name: matter_count
SELECT count(*) FROM matter;

-- name: matter_list
SELECT m.key, m.id, m.kind, m.title, m.municipality, m.code, m.motion, m.cases, m.movers, m.first, m.last,
       count(*), count(DISTINCT d.key), count(DISTINCT d.work),
       (SELECT c.outcome FROM matter_item y JOIN finding f ON f.item = y.item JOIN decision c ON c.finding = f.key
        JOIN document k ON k.key = f.document
        WHERE y.matter = m.key AND f.kind = 'decision' AND c.status = 'adopted' AND c.object = 'matter'
          AND c.part = 0 AND k.layer = 'council' ORDER BY k.date DESC, f.key LIMIT 1)
FROM (SELECT * FROM matter ORDER BY kind = 'other', last DESC NULLS LAST, id LIMIT ?1) m
JOIN matter_item x ON x.matter = m.key JOIN item i ON i.key = x.item JOIN document d ON d.key = i.document
GROUP BY m.key ORDER BY m.kind = 'other', m.last DESC NULLS LAST, m.id;

-- name: matter_row
SELECT m.key, m.id, m.kind, m.title, m.municipality, m.code, m.motion, m.cases, m.movers, m.first, m.last,
       count(*), count(DISTINCT d.key), count(DISTINCT d.work),
       (SELECT c.outcome FROM matter_item y JOIN finding f ON f.item = y.item JOIN decision c ON c.finding = f.key
        JOIN document k ON k.key = f.document
        WHERE y.matter = m.key AND f.kind = 'decision' AND c.status = 'adopted' AND c.object = 'matter'
          AND c.part = 0 AND k.layer = 'council' ORDER BY k.date DESC, f.key LIMIT 1)
FROM matter m
JOIN matter_item x ON x.matter = m.key JOIN item i ON i.key = x.item JOIN document d ON d.key = i.document
WHERE m.id = ?1 GROUP BY m.key;
