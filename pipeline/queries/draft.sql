-- draft.sql - what drafts and deadlines ask of the index (pipeline/index_draft.c)

-- The newest referral of the motion ?1 in the municipality ?2.
-- name: draft_referral
SELECT d.id FROM reference r JOIN document d ON d.key = r.document JOIN municipality m ON m.key = d.municipality
WHERE r.type = 'motion' AND r.value = ?1 AND d.type = 'referral' AND m.name = ?2
ORDER BY d.date DESC NULLS LAST, d.id LIMIT 1;
