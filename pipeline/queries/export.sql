-- export.sql - the documents that are handed on (pipeline/export_select.c)

-- name: export_count
SELECT count(*) FROM document;

-- name: export_all
SELECT d.id, d.date, (SELECT min(w.id) FROM document w WHERE w.work = d.work),
       (SELECT substr(max(l.seen), 1, 10) FROM ledger l WHERE l.document = d.id AND l.state = 'done')
FROM document d ORDER BY d.date, d.id;

-- name: export_one
SELECT d.id, d.date, (SELECT min(w.id) FROM document w WHERE w.work = d.work),
       (SELECT substr(max(l.seen), 1, 10) FROM ledger l WHERE l.document = d.id AND l.state = 'done')
FROM document d WHERE d.id = ?1;
