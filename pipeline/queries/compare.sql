-- compare.sql - what stands in the cells of a matrix (pipeline/compare*.c)

-- name: compare_positions
SELECT f.id, f.rule, f.confidence, e.quote, e.page, coalesce(p.proposal, 0), p.layer, p.holder, p.stance
FROM finding f JOIN position p ON p.finding = f.key JOIN evidence e ON e.finding = f.key AND e.n = 1
WHERE f.item = ?1 AND f.kind = 'position' ORDER BY f.key;

-- name: compare_decisions
SELECT f.id, f.rule, coalesce(f.confidence, 0.95), e.quote, e.page, c.n, c.status, c.body, c.outcome, c.part
FROM finding f JOIN decision c ON c.finding = f.key JOIN evidence e ON e.finding = f.key AND e.n = 1
WHERE f.item = ?1 AND f.kind = 'decision' AND c.status <> 'earlier' AND c.object = 'matter' ORDER BY f.key;

-- name: compare_dissents
SELECT f.id, s.kind, s."by", s.party, e.quote, e.page
FROM finding f JOIN dissent s ON s.finding = f.key JOIN evidence e ON e.finding = f.key AND e.n = 1
WHERE f.item = ?1 AND f.kind = 'dissent' ORDER BY f.key;

-- The text of a document with the headings it stands under.
-- name: compare_referral
SELECT coalesce(p.text, p.finding, p.heading, p.title), s.heading
FROM document d JOIN passage p ON p.document = d.key LEFT JOIN section s ON s.key = p.section
WHERE d.id = ?1 AND p.block IS NOT NULL ORDER BY p.block, p.key;

-- ---- what a body has said (pipeline/history.c) ----

-- The bodies of the municipality ?1 (name or code), or of all.
-- name: history_bodies
SELECT b.key, b.name FROM body b LEFT JOIN municipality m ON m.key = b.municipality
WHERE ?1 IS NULL OR m.name = ?1 OR m.code = ?1 ORDER BY b.key;

-- Positions in the papers of the body ?1, and its decisions where no position says the same.
-- name: history_positions
SELECT d.id, f.id, m.id, coalesce(m.title, i.title, d.title), r.text, b.name, p.layer, p.holder, p.stance,
       coalesce(d.date, (SELECT max(o.date) FROM document o WHERE o.work = d.work)), d.file,
       e.quote, i.n, e.page, coalesce(f.confidence, 0.95), f.rule, rf.id, d.work, NULL
FROM document d JOIN finding f ON f.document = d.key AND f.kind = 'position' JOIN position p ON p.finding = f.key
JOIN evidence e ON e.finding = f.key AND e.n = 1 JOIN item i ON i.key = f.item JOIN body b ON b.key = d.issuer
LEFT JOIN proposal r ON r.finding = p.proposal LEFT JOIN finding rf ON rf.key = r.finding
LEFT JOIN matter_item x ON x.item = i.key LEFT JOIN matter m ON m.key = x.matter
WHERE d.issuer = ?1 AND p.layer IN ('administration', 'committee', 'board', 'council')
UNION ALL
SELECT d.id, f.id, m.id, coalesce(m.title, i.title, d.title), NULL, b.name, d.layer, c.body, NULL,
       coalesce(d.date, (SELECT max(o.date) FROM document o WHERE o.work = d.work)), d.file,
       e.quote, i.n, e.page, coalesce(f.confidence, 0.95), f.rule, NULL, d.work, c.outcome
FROM document d JOIN finding f ON f.document = d.key AND f.kind = 'decision' JOIN decision c ON c.finding = f.key
JOIN evidence e ON e.finding = f.key AND e.n = 1 JOIN item i ON i.key = f.item JOIN body b ON b.key = d.issuer
JOIN matter_item x ON x.item = i.key JOIN matter m ON m.key = x.matter
WHERE d.issuer = ?1 AND d.layer IN ('committee', 'board', 'council') AND c.status IN ('adopted', 'recommended')
  AND c.object = 'matter' AND c.part = 0 AND m.kind <> 'other'
  AND NOT EXISTS (SELECT 1 FROM finding g JOIN position q ON q.finding = g.key
                  WHERE g.item = f.item AND q.proposal IS NULL AND q.layer = d.layer);
