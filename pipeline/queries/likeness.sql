-- likeness.sql - proposals by their words (pipeline/likeness*.c)

-- name: likeness_proposals
SELECT count(*) FROM proposal WHERE kind <> 'claim';

-- name: likeness_rarity
SELECT count(*) FROM proposal_stem WHERE stem = ?1;

-- name: likeness_of_item
SELECT p.finding, p.text FROM finding f JOIN proposal p ON p.finding = f.key
WHERE f.item = ?1 AND f.kind = 'proposal' AND p.kind <> 'claim';

-- name: likeness_stem_add
INSERT OR IGNORE INTO proposal_stem (stem, proposal) VALUES (?1, ?2);

-- name: likeness_stem_find
SELECT proposal FROM proposal_stem WHERE stem >= ?1 AND stem <= ?2 LIMIT ?3;

-- name: likeness_proposal
SELECT d.id, f.id, i.n, m.id, p.n, p.text, p."by", p."to", coalesce(m.title, i.title, d.title), u.name, b.name, d.date, d.file,
       e.page, d.work
FROM proposal p JOIN finding f ON f.key = p.finding JOIN item i ON i.key = f.item JOIN document d ON d.key = f.document
JOIN evidence e ON e.finding = f.key AND e.n = 1
LEFT JOIN matter_item x ON x.item = i.key LEFT JOIN matter m ON m.key = x.matter
LEFT JOIN municipality u ON u.key = d.municipality LEFT JOIN body b ON b.key = d.issuer
WHERE p.finding = ?1;
