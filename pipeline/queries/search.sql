-- search.sql - what is shown of the passages that answer a question (pipeline/search_fetch.c)

-- One passage: the quote and what is said of it.  Of several findings that say the same of the same words the first.
-- name: search_hit
SELECT p.kind, p.id, coalesce(p.title, p.heading, p.finding, p.text), p.page, i.n, i.title, i.id, x.stance, c.outcome,
       x.layer, coalesce(x.holder, c.body, s."by", r."by"), s.party, f.confidence, f.key IS NULL,
       coalesce((SELECT e.block FROM evidence e WHERE e.finding = f.key AND e.n = 1),
                CASE WHEN p.block IS NOT NULL THEN p.id END),
       d.first_item
FROM passage p JOIN search_document d ON d.document = p.document
LEFT JOIN item i ON i.key = ?2
LEFT JOIN finding f ON f.key = (SELECT min(key) FROM finding WHERE passage = p.key)
LEFT JOIN position x ON x.finding = f.key LEFT JOIN decision c ON c.finding = f.key
LEFT JOIN dissent s ON s.finding = f.key LEFT JOIN proposal r ON r.finding = f.key
WHERE p.key = ?1;

-- name: search_document
SELECT d.id, coalesce(d.title, d.file), d.type, m.name, m.code, b.name, b.ref, d.layer, d.date, d.file
FROM document d LEFT JOIN municipality m ON m.key = d.municipality LEFT JOIN body b ON b.key = d.issuer
WHERE d.key = ?1;

-- name: search_renderings
SELECT o.id, o.file FROM document d JOIN document o ON o.work = d.work AND o.key <> d.key
WHERE d.key = ?1 ORDER BY o.id;

-- The proposals that the positions or answers of the passage ?1 speak of.
-- name: search_proposals
SELECT r.text FROM finding f
LEFT JOIN position x ON x.finding = f.key LEFT JOIN answer a ON a.finding = f.key
JOIN proposal r ON r.finding = coalesce(x.proposal, a.question)
WHERE f.passage = ?1 ORDER BY f.key;

-- Documents and items that refer to a motion with this number, or are it.
-- name: search_motion
SELECT document, coalesce(item, 0) FROM reference
WHERE type = 'motion' AND (lower(replace(value, ' ', '')) = ?1 OR lower(replace(text, ' ', '')) = ?1)
UNION
SELECT document, coalesce(item, 0) FROM case_number
WHERE lower(replace(value, ' ', '')) = ?1 OR lower(replace(text, ' ', '')) = ?1;

-- name: search_case
SELECT document, coalesce(item, 0) FROM case_number
WHERE lower(replace(value, ' ', '')) = ?1 OR lower(replace(text, ' ', '')) = ?1;

-- ---- what the words were cut with (pipeline/index.c) ----

-- name: words_get
SELECT compounds FROM search_words;

-- name: words_set
INSERT INTO search_words (compounds) VALUES (?1);

-- name: words_clear
DELETE FROM search_words;

-- name: words_rebuild
INSERT INTO passage_fts (passage_fts) VALUES ('rebuild');

-- ---- what may have been meant (pipeline/search_guess.c) ----

-- name: guess_passage
SELECT title, heading, finding, text, context FROM passage WHERE key = ?1;
