-- draft.sql - what drafts and deadlines ask of the index (pipeline/index_draft.c)

-- The newest referral of the motion ?1 in the municipality ?2.
-- name: draft_referral
SELECT d.id FROM reference r JOIN document d ON d.key = r.document JOIN municipality m ON m.key = d.municipality
WHERE r.type = 'motion' AND r.value = ?1 AND d.type = 'referral' AND m.name = ?2
ORDER BY d.date DESC NULLS LAST, d.id LIMIT 1;

-- Positions of administrations, committees, boards and councils on the proposal ?2 of document ?1.
-- name: draft_positions
SELECT f.id, x.holder, x.layer, x.stance, f.confidence, d.id, d.date, b.name, m.name, a.name, 0
FROM document d JOIN finding g ON g.document = d.key AND g.id = ?2
JOIN position x ON x.proposal = g.key JOIN finding f ON f.key = x.finding
LEFT JOIN body b ON b.key = d.issuer LEFT JOIN municipality m ON m.key = d.municipality
LEFT JOIN body a ON a.key = d.addressee
WHERE d.id = ?1 AND x.layer IN ('administration', 'committee', 'board', 'council')
ORDER BY f.key;

-- Decisions of committees, boards and councils on the whole of matter ?1, or on its proposal with number ?2.
-- name: draft_decisions
SELECT f.id, coalesce(c.body, b.name), d.layer, c.outcome, f.confidence, d.id, d.date, b.name, m.name, a.name, c.part
FROM matter t JOIN matter_item x ON x.matter = t.key JOIN finding f ON f.item = x.item
JOIN decision c ON c.finding = f.key JOIN document d ON d.key = f.document
LEFT JOIN body b ON b.key = d.issuer LEFT JOIN municipality m ON m.key = d.municipality
LEFT JOIN body a ON a.key = d.addressee
WHERE t.id = ?1 AND c.object = 'matter' AND c.status IN ('adopted', 'recommended')
  AND c.outcome IN ('granted', 'partly-granted', 'rejected', 'answered', 'declined')
  AND (c.part = 0 OR c.n = ?2) AND d.layer IN ('committee', 'board', 'council')
ORDER BY f.key;

-- The quotes of the finding ?2 of document ?1.
-- name: draft_evidence
SELECT e.block, e.start, e."end", e.quote FROM document d JOIN finding f ON f.document = d.key AND f.id = ?2
JOIN evidence e ON e.finding = f.key WHERE d.id = ?1 ORDER BY e.n;

-- Papers that want an answer: from the day ?1 on, the nearest first.  Several dates in one paper give the latest.
-- name: deadlines
SELECT d.id, coalesce(d.title, d.file), m.name, b.name, a.name, d.file, max(t.value),
       (SELECT group_concat(DISTINCT c.text) FROM case_number c WHERE c.document = d.key AND c.item IS NULL)
FROM date t JOIN document d ON d.key = t.document
LEFT JOIN municipality m ON m.key = d.municipality LEFT JOIN body b ON b.key = d.issuer
LEFT JOIN body a ON a.key = d.addressee
WHERE t.role = 'reply-by' AND t.value IS NOT NULL AND d.type IN ('referral', 'motion', 'inquiry')
GROUP BY d.key HAVING max(t.value) >= ?1 ORDER BY 7, d.id;
