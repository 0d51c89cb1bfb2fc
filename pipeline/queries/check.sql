-- check.sql - whether the index is whole

-- That every word of the full-text table is a word of its passage, and the other way round.
-- name: check_fts
INSERT INTO passage_fts (passage_fts, rank) VALUES ('integrity-check', 1);

-- Gives a row for each key that leads nowhere.
-- name: check_keys
PRAGMA foreign_key_check;
