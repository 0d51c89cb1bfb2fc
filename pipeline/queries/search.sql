-- search.sql - passages that answer a question (pipeline/search.c)

-- Ranks by kind times BM25: a title says what the whole document is about, a finding is what people look for, and a
-- paragraph's score varies by less than these factors.  Ties go to the newer document, then by id, so that an index
-- built anew answers the same.  A paragraph is left out where a finding, title or heading in it is found itself.
-- ?1 the FTS5 expression, ?2 how many
-- name: search
WITH matched AS MATERIALIZED (
  SELECT p.key, p.document, p.block, p.kind,
         -bm25(passage_fts, 1.0, 1.0, 1.0, 1.0, 0.3)
           * CASE p.kind WHEN 'title' THEN 16 WHEN 'heading' THEN 4 WHEN 'paragraph' THEN 1 ELSE 8 END AS score
  FROM passage_fts CROSS JOIN passage p ON p.key = passage_fts.rowid
  WHERE passage_fts MATCH ?1
), told AS (
  SELECT *, max(kind <> 'paragraph') OVER (PARTITION BY document, block) AS better FROM matched
), shown AS (
  SELECT *, count(*) OVER () AS total FROM told WHERE kind <> 'paragraph' OR NOT better
), first AS MATERIALIZED (
  SELECT shown.key, shown.document, shown.score, shown.total, d.date, d.id
  FROM shown JOIN document d ON d.key = shown.document
  ORDER BY shown.score DESC, d.date DESC NULLS LAST, d.id, shown.key LIMIT ?2
)
SELECT first.key, first.score, first.total, d.id, coalesce(d.title, d.file), m.name, b.name, d.date, d.file,
       p.kind, p.id, coalesce(p.title, p.heading, p.finding, p.text), p.page, i.n, x.stance, c.outcome,
       coalesce(x.holder, c.body, s."by", r."by"),
       CASE p.kind WHEN 'title' THEN 0 WHEN 'heading' THEN 1 WHEN 'paragraph' THEN 3 ELSE 2 END
FROM first JOIN passage p ON p.key = first.key JOIN document d ON d.key = first.document
LEFT JOIN municipality m ON m.key = d.municipality LEFT JOIN body b ON b.key = d.issuer
LEFT JOIN item i ON i.key = p.item
LEFT JOIN finding f ON f.key = (SELECT min(key) FROM finding WHERE passage = p.key)
LEFT JOIN position x ON x.finding = f.key LEFT JOIN decision c ON c.finding = f.key
LEFT JOIN dissent s ON s.finding = f.key LEFT JOIN proposal r ON r.finding = f.key
ORDER BY first.score DESC, first.date DESC NULLS LAST, first.id, first.key;

-- The passage ?2 with its matches between the control characters 2 and 3; ?3 is the column it stands in.
-- name: search_marked
SELECT highlight(passage_fts, ?3, char(2), char(3))
FROM passage_fts WHERE passage_fts MATCH ?1 AND rowid = ?2;

-- The proposals that the positions or answers of the passage ?1 speak of.
-- name: search_proposals
SELECT r.text FROM finding f
LEFT JOIN position x ON x.finding = f.key LEFT JOIN answer a ON a.finding = f.key
JOIN proposal r ON r.finding = coalesce(x.proposal, a.question)
WHERE f.passage = ?1 ORDER BY f.key;
