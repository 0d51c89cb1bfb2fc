-- index.sql - ledger and index of a store: DIR/index.sqlite
--
-- The file has two parts.  The LEDGER is permanent: what became of every file ever seen.  The INDEX is built from the
-- records under DIR/records and can be thrown away and built again (standpunkt reindex) with the same answers.
--
-- To read it with any SQLite tool, begin with the views v_documents, v_proposals, v_positions, v_decisions, v_votes,
-- v_dissents, v_works, v_remarks and v_ledger; they need nothing of ours.  Only the full-text table passage_fts needs
-- the tokenizer: .load standpunkt_tokenizer, then
--   SELECT p.* FROM passage_fts f JOIN passage p ON p.key = f.rowid WHERE passage_fts MATCH 'avslag' ORDER BY rank;
--
-- Columns called `key` are this file's own and differ from one build of the index to the next; `id` is the record's.
-- Tokens (type, layer, stance, outcome ...) are those of schemas/record.xsd.

-- name: connection_writer
PRAGMA page_size = 8192; -- of a new file: a batch changes many pages a little, and each is written whole
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL; -- what is committed has reached the disk
PRAGMA foreign_keys = ON;
PRAGMA secure_delete = ON; -- what is forgotten is written over
PRAGMA temp_store = MEMORY;
PRAGMA cache_size = -12000; -- 12 MB
PRAGMA wal_autocheckpoint = 2000; -- 16 MB of pages: a page that several batches change reaches the file but once
PRAGMA journal_size_limit = 16000000; -- what a large transaction leaves of its log

-- name: connection_reader
PRAGMA query_only = ON;
PRAGMA temp_store = MEMORY;
PRAGMA cache_size = -16000;

-- name: schema_permanent
PRAGMA application_id = 0x5374706B; -- "Stpk"
PRAGMA user_version = 3;            -- format of both parts; raised with every change

-- ---- the ledger: one row for every file ever seen ----
CREATE TABLE ledger (
  path      BLOB NOT NULL PRIMARY KEY, -- absolute; the bytes of the system, which need not be valid UTF-8
  size      INTEGER NOT NULL,          -- bytes
  modified  INTEGER NOT NULL,          -- nanoseconds since 1970
  inode     INTEGER NOT NULL,
  device    INTEGER NOT NULL,
  hash      TEXT,                      -- SHA-256 of the content; NULL if it could not be read
  state     TEXT NOT NULL CHECK (state IN ('done', 'duplicate', 'failed', 'forgotten')),
  reason    TEXT,                      -- of failed: encrypted, damaged, ...
  message   TEXT,                      -- of failed: the sentence for people
  document  TEXT,                      -- id of the record
  rules     TEXT,                      -- hash of the rules it was read with
  extractor TEXT,                      -- versions of the extractors it was read with
  seen      TEXT NOT NULL              -- when, ISO 8601 UTC
) STRICT, WITHOUT ROWID;
CREATE INDEX ledger_hash ON ledger (hash);
CREATE INDEX ledger_document ON ledger (document);

-- Files of the store that the last batch brought: should they not be in their places, they are to be moved there.
CREATE TABLE pending (
  name TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Files of the store whose document was forgotten: should they still be there, they are to be removed.
CREATE TABLE removal (
  name TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE VIEW v_ledger AS
  SELECT CAST(path AS TEXT) AS file, state, reason, message, document, size AS bytes,
         datetime(modified / 1000000000, 'unixepoch') AS modified, seen, hash AS sha256
  FROM ledger ORDER BY path;

-- name: schema_rebuildable
CREATE TABLE municipality (
  key  INTEGER PRIMARY KEY,
  code TEXT,         -- official, four digits; NULL if not known
  name TEXT NOT NULL -- as documents print it: one municipality may have several rows
) STRICT;
CREATE INDEX municipality_name ON municipality (name, code);

-- Who speaks or is spoken to: a committee, an administration, the council; as documents print it.
CREATE TABLE body (
  key          INTEGER PRIMARY KEY,
  municipality INTEGER REFERENCES municipality,
  ref          TEXT, -- its identity in the gazetteer; NULL if not known
  name         TEXT NOT NULL
) STRICT;
CREATE INDEX body_name ON body (name, ref);
CREATE INDEX body_municipality ON body (municipality);

-- Documents that are renderings of one text share a work.
CREATE TABLE work (
  key       INTEGER PRIMARY KEY,
  contested INTEGER NOT NULL DEFAULT 0 -- 1: like a document of another work that cannot be the same (see work.c)
) STRICT;

CREATE TABLE document (
  key          INTEGER PRIMARY KEY,
  id           TEXT NOT NULL UNIQUE,
  source_hash  TEXT NOT NULL, -- SHA-256
  rules        TEXT NOT NULL, -- hash of the rule set
  generator    TEXT NOT NULL,
  file         TEXT NOT NULL,
  media_type   TEXT,
  extractor    TEXT,
  ocr          TEXT,
  bytes        INTEGER NOT NULL,
  pages        INTEGER NOT NULL,
  type         TEXT NOT NULL,
  lang         TEXT,
  title        TEXT,
  subtitle     TEXT,
  municipality INTEGER REFERENCES municipality,
  issuer       INTEGER REFERENCES body,
  layer        TEXT,    -- of the issuer
  addressee    INTEGER REFERENCES body,
  date         TEXT,    -- the one to sort by: of the meeting, else of the document, else signed, approved, motion
  work         INTEGER NOT NULL REFERENCES work
) STRICT;
CREATE INDEX document_work ON document (work);
CREATE INDEX document_municipality ON document (municipality);
CREATE INDEX document_issuer ON document (issuer);
CREATE INDEX document_addressee ON document (addressee);
CREATE INDEX document_date ON document (date);
CREATE INDEX document_file ON document (file);

-- One paragraph of minutes, or the whole of another document.
CREATE TABLE item (
  key      INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  id       TEXT NOT NULL,
  n        TEXT, -- "243"; NULL for a whole document
  title    TEXT
) STRICT;
CREATE INDEX item_document ON item (document);

-- What is said of a document or, where item is set, of one item of it.
CREATE TABLE date (
  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  role     TEXT NOT NULL,
  value    TEXT, -- ISO 8601; NULL: the date cannot exist
  text     TEXT NOT NULL
) STRICT;
CREATE INDEX date_document ON date (document);

CREATE TABLE case_number (
  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  item     INTEGER REFERENCES item ON DELETE CASCADE,
  of       TEXT, -- own, sender
  value    TEXT, -- normalised
  text     TEXT NOT NULL
) STRICT;
CREATE INDEX case_number_document ON case_number (document);
CREATE INDEX case_number_item ON case_number (item) WHERE item IS NOT NULL;
CREATE INDEX case_number_value ON case_number (value);

CREATE TABLE person (
  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  item     INTEGER REFERENCES item ON DELETE CASCADE,
  role     TEXT NOT NULL,
  name     TEXT NOT NULL,
  party    TEXT, -- as printed, upper case
  title    TEXT,
  date     TEXT
) STRICT;
CREATE INDEX person_document ON person (document);
CREATE INDEX person_item ON person (item) WHERE item IS NOT NULL;
CREATE INDEX person_name ON person (name);

CREATE TABLE reference (
  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  item     INTEGER REFERENCES item ON DELETE CASCADE,
  type     TEXT NOT NULL,
  value    TEXT,
  text     TEXT NOT NULL
) STRICT;
CREATE INDEX reference_document ON reference (document);
CREATE INDEX reference_item ON reference (item) WHERE item IS NOT NULL;
CREATE INDEX reference_value ON reference (value, type);

CREATE TABLE remark (
  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  item     INTEGER REFERENCES item ON DELETE CASCADE,
  code     TEXT NOT NULL,
  severity TEXT NOT NULL,
  page     INTEGER, -- NULL: the whole document
  text     TEXT
) STRICT;
CREATE INDEX remark_document ON remark (document);
CREATE INDEX remark_item ON remark (item) WHERE item IS NOT NULL;

CREATE TABLE section (
  key      INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  id       TEXT NOT NULL,
  role     TEXT NOT NULL,
  heading  TEXT,
  page     INTEGER
) STRICT;
CREATE INDEX section_document ON section (document);

-- What a search finds: a title, a heading, the quote of a finding, or a block of text.  One of title, heading, finding
-- and text is set; a title has in `context` what the document can also be found by (body, case number, people, file).
CREATE TABLE passage (
  key      INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  section  INTEGER REFERENCES section ON DELETE CASCADE,
  item     INTEGER REFERENCES item ON DELETE CASCADE, -- of findings and titles of items
  kind     TEXT NOT NULL, -- title, heading, proposal, position, decision, answer, vote, dissent, paragraph
  id       TEXT,          -- of the finding or block in the record
  block    INTEGER,       -- where it stands, counted from 0; NULL: not in the text
  page     INTEGER,
  title    TEXT,
  heading  TEXT,
  finding  TEXT,
  text     TEXT,
  context  TEXT
) STRICT;
CREATE INDEX passage_document ON passage (document);
CREATE INDEX passage_section ON passage (section) WHERE section IS NOT NULL;
CREATE INDEX passage_item ON passage (item) WHERE item IS NOT NULL;

-- Full text over passage, which holds the content.  Passages leave it by trigger, but enter it by a statement of their
-- own (query fulltext_add), for FTS5 writes out what it has gathered whenever a statement with triggers begins.
CREATE VIRTUAL TABLE passage_fts USING fts5 (
  title, heading, finding, text, context,
  content = 'passage', content_rowid = 'key', tokenize = 'swedish'
);
CREATE TRIGGER passage_removed AFTER DELETE ON passage BEGIN
  INSERT INTO passage_fts (passage_fts, rowid, title, heading, finding, text, context)
  VALUES ('delete', old.key, old.title, old.heading, old.finding, old.text, old.context);
END;
CREATE TRIGGER passage_changed AFTER UPDATE OF key, title, heading, finding, text, context ON passage BEGIN
  INSERT INTO passage_fts (passage_fts, rowid, title, heading, finding, text, context)
  VALUES ('delete', old.key, old.title, old.heading, old.finding, old.text, old.context);
  INSERT INTO passage_fts (rowid, title, heading, finding, text, context)
  VALUES (new.key, new.title, new.heading, new.finding, new.text, new.context);
END;

-- What a search must know of all passages at once (pipeline/passages.h): kinds, lengths and values by which one narrows,
-- packed, without any text.
CREATE TABLE search_document (
  document     INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE,
  first        INTEGER NOT NULL, -- key of its first passage; the others follow it without a gap
  first_item   INTEGER NOT NULL, -- key of its first item, so too
  year         INTEGER,          -- of its date; NULL: not known
  day          INTEGER,          -- the same in days since 1970
  type         TEXT NOT NULL,
  id           TEXT NOT NULL,    -- the first sixteen digits
  municipality INTEGER,
  body         INTEGER,          -- the issuer or, where that is not known, the addressee
  passages     BLOB NOT NULL
) STRICT;
CREATE INDEX search_document_first ON search_document (first);

-- What the words of the full text were cut with (compounds_version): with anything else they would not be found again
-- when a passage is removed.
CREATE TABLE search_words (
  compounds TEXT NOT NULL
) STRICT;

-- A finding of any kind; what is special to its kind stands in the table of that name under the same key.
CREATE TABLE finding (
  key        INTEGER PRIMARY KEY,
  document   INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  item       INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,
  passage    INTEGER NOT NULL REFERENCES passage ON DELETE CASCADE, -- the same words may say several things
  kind       TEXT NOT NULL CHECK (kind IN ('proposal', 'position', 'answer', 'decision', 'vote', 'dissent')),
  id         TEXT NOT NULL,
  rule       TEXT,
  confidence REAL
) STRICT;
CREATE INDEX finding_document ON finding (document, id);
CREATE INDEX finding_item ON finding (item);
CREATE INDEX finding_passage ON finding (passage);

CREATE TABLE proposal (
  finding INTEGER PRIMARY KEY REFERENCES finding ON DELETE CASCADE,
  n       TEXT,
  kind    TEXT NOT NULL, -- proposal, question, claim
  "by"    TEXT,
  "to"    TEXT,
  text    TEXT NOT NULL
) STRICT;

CREATE TABLE position (
  finding  INTEGER PRIMARY KEY REFERENCES finding ON DELETE CASCADE,
  proposal INTEGER REFERENCES proposal ON DELETE CASCADE, -- NULL: the motion as a whole
  holder   TEXT,
  layer    TEXT NOT NULL,
  stance   TEXT NOT NULL
) STRICT;
CREATE INDEX position_proposal ON position (proposal);
CREATE INDEX position_stance ON position (stance, layer);

CREATE TABLE answer (
  finding  INTEGER PRIMARY KEY REFERENCES finding ON DELETE CASCADE,
  question INTEGER REFERENCES proposal ON DELETE CASCADE
) STRICT;
CREATE INDEX answer_question ON answer (question);

CREATE TABLE decision (
  finding    INTEGER PRIMARY KEY REFERENCES finding ON DELETE CASCADE,
  n          TEXT,
  status     TEXT NOT NULL, -- proposed, recommended, adopted, earlier
  body       TEXT,
  outcome    TEXT NOT NULL,
  object     TEXT,
  assignment INTEGER NOT NULL CHECK (assignment IN (0, 1)),
  minority   INTEGER NOT NULL CHECK (minority IN (0, 1)),
  part       INTEGER NOT NULL CHECK (part IN (0, 1)) -- 1: on the one proposal of the motion whose number is n
) STRICT;
CREATE INDEX decision_outcome ON decision (outcome, status);

CREATE TABLE vote (
  finding   INTEGER PRIMARY KEY REFERENCES finding ON DELETE CASCADE,
  yes       INTEGER, -- NULL: not told; so below
  no        INTEGER,
  abstain   INTEGER,
  absent    INTEGER,
  yes_means TEXT,
  no_means  TEXT,
  follows   TEXT
) STRICT;

CREATE TABLE dissent (
  finding INTEGER PRIMARY KEY REFERENCES finding ON DELETE CASCADE,
  kind    TEXT NOT NULL,
  "by"    TEXT,
  party   TEXT
) STRICT;

-- The verbatim quotes of a finding, at least one.
CREATE TABLE evidence (
  finding INTEGER NOT NULL REFERENCES finding ON DELETE CASCADE,
  n       INTEGER NOT NULL, -- from 1
  block   TEXT NOT NULL,    -- id in the record
  start   INTEGER NOT NULL, -- bytes in the block's text
  "end"   INTEGER NOT NULL,
  page    INTEGER NOT NULL,
  rule    TEXT,             -- NULL: the finding's own
  quote   TEXT NOT NULL,
  PRIMARY KEY (finding, n)
) STRICT, WITHOUT ROWID;

-- What a document's other renderings are found by (see pipeline/work.c).
CREATE TABLE sketch (
  document  INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE,
  shingles  INTEGER NOT NULL, -- different runs of four words
  signature BLOB NOT NULL,
  identity  TEXT NOT NULL     -- what it says of itself
) STRICT;
CREATE TABLE band (
  hash     INTEGER NOT NULL,
  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  PRIMARY KEY (hash, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX band_document ON band (document);

-- Two documents whose texts are alike and that nothing tells apart.
CREATE TABLE rendering (
  one   INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  other INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  alike REAL NOT NULL, -- share of the shorter text's runs of words that the other has
  PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX rendering_other ON rendering (other);

-- ---- matters: a motion and all that is said of it (see pipeline/matter.h) ----

CREATE TABLE matter (
  key          INTEGER PRIMARY KEY,
  id           TEXT NOT NULL UNIQUE, -- the address that stays
  kind         TEXT NOT NULL,        -- motion, inquiry, referral, other
  title        TEXT,
  municipality TEXT,
  code         TEXT,                 -- official, of the municipality
  motion       TEXT,                 -- number
  cases        TEXT,                 -- case numbers
  movers       TEXT,
  first        TEXT,                 -- dates of the oldest and the newest paper
  last         TEXT
) STRICT;
CREATE INDEX matter_last ON matter (last);

-- Every id, motion number and case number that leads to a matter.
CREATE TABLE matter_name (
  name   TEXT NOT NULL,
  matter INTEGER NOT NULL REFERENCES matter ON DELETE CASCADE,
  PRIMARY KEY (name, matter)
) STRICT, WITHOUT ROWID;
CREATE INDEX matter_name_matter ON matter_name (matter);

-- An item that belongs to a matter, and by what it is known.
CREATE TABLE matter_item (
  item   INTEGER PRIMARY KEY REFERENCES item ON DELETE CASCADE,
  matter INTEGER REFERENCES matter ON DELETE SET NULL,
  signs  TEXT NOT NULL -- a line each: a letter (see pipeline/matter.h), the value, a tab and how it is written
) STRICT;
CREATE INDEX matter_item_matter ON matter_item (matter);

-- Items that might belong together meet under a hash.
CREATE TABLE matter_key (
  hash INTEGER NOT NULL,
  item INTEGER NOT NULL REFERENCES matter_item ON DELETE CASCADE,
  PRIMARY KEY (hash, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX matter_key_item ON matter_key (item);

-- Two items that belong together, and why.
CREATE TABLE matter_link (
  one   INTEGER NOT NULL REFERENCES matter_item ON DELETE CASCADE,
  other INTEGER NOT NULL REFERENCES matter_item ON DELETE CASCADE,
  score REAL NOT NULL, -- 1 and more
  PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX matter_link_other ON matter_link (other);

CREATE TABLE matter_reason (
  one    INTEGER NOT NULL,
  other  INTEGER NOT NULL,
  n      INTEGER NOT NULL, -- from 1, the heaviest
  kind   TEXT NOT NULL,    -- motion-number, case-number, cited-paragraph, rendering, title, mover, proposals, date, time
  text   TEXT NOT NULL,    -- the sign itself
  weight REAL NOT NULL,
  PRIMARY KEY (one, other, n),
  FOREIGN KEY (one, other) REFERENCES matter_link ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- The stems of the words of proposals, and the same backwards after a "<" (see pipeline/likeness_find.c).
CREATE TABLE proposal_stem (
  stem     TEXT NOT NULL,
  proposal INTEGER NOT NULL REFERENCES proposal ON DELETE CASCADE,
  PRIMARY KEY (stem, proposal)
) STRICT, WITHOUT ROWID;
CREATE INDEX proposal_stem_proposal ON proposal_stem (proposal);

-- ---- views for people ----

CREATE VIEW v_documents AS
  SELECT d.id AS document, d.type, d.title, m.name AS municipality, b.name AS issuer, d.layer, a.name AS addressee,
         d.date, (SELECT group_concat(DISTINCT c.text) FROM case_number c
                  WHERE c.document = d.key AND c.item IS NULL) AS case_numbers,
         d.pages, d.file, (SELECT min(w.id) FROM document w WHERE w.work = d.work) AS work
  FROM document d
  LEFT JOIN municipality m ON m.key = d.municipality
  LEFT JOIN body b ON b.key = d.issuer
  LEFT JOIN body a ON a.key = d.addressee;

CREATE VIEW v_works AS
  SELECT min(d.id) AS work, count(*) AS sources, min(d.title) AS title,
         -- by id, not as they came in: the same papers give the same answer
         (SELECT group_concat(o.file, '; ') FROM (SELECT file FROM document WHERE work = d.work ORDER BY id) o) AS files
  FROM document d GROUP BY d.work;

CREATE VIEW v_proposals AS
  SELECT d.document, d.municipality, d.issuer, d.date, i.n AS item, p.n, p.kind, p."by", p."to", p.text,
         e.quote, e.page, f.rule, f.id
  FROM proposal p JOIN finding f ON f.key = p.finding JOIN item i ON i.key = f.item
  JOIN evidence e ON e.finding = f.key AND e.n = 1
  JOIN document k ON k.key = f.document JOIN v_documents d ON d.document = k.id;

CREATE VIEW v_positions AS
  SELECT d.document, d.municipality, d.issuer AS body, d.date, i.n AS item, r.n AS proposal_n, r.text AS proposal,
         p.stance, p.holder, p.layer, e.quote, e.page, f.confidence, f.rule, f.id
  FROM position p JOIN finding f ON f.key = p.finding JOIN item i ON i.key = f.item
  LEFT JOIN proposal r ON r.finding = p.proposal
  JOIN evidence e ON e.finding = f.key AND e.n = 1
  JOIN document k ON k.key = f.document JOIN v_documents d ON d.document = k.id;

CREATE VIEW v_decisions AS
  SELECT d.document, d.municipality, coalesce(c.body, d.issuer) AS body, d.date, i.n AS item, i.title AS item_title,
         c.n, c.status, c.outcome, c.object, c.assignment, c.minority, e.quote, e.page, f.confidence, f.rule, f.id
  FROM decision c JOIN finding f ON f.key = c.finding JOIN item i ON i.key = f.item
  JOIN evidence e ON e.finding = f.key AND e.n = 1
  JOIN document k ON k.key = f.document JOIN v_documents d ON d.document = k.id;

CREATE VIEW v_votes AS
  SELECT d.document, d.municipality, d.issuer AS body, d.date, i.n AS item, v.yes, v.no, v.abstain, v.absent,
         v.yes_means, v.no_means, v.follows, e.quote, e.page, f.id
  FROM vote v JOIN finding f ON f.key = v.finding JOIN item i ON i.key = f.item
  JOIN evidence e ON e.finding = f.key AND e.n = 1
  JOIN document k ON k.key = f.document JOIN v_documents d ON d.document = k.id;

CREATE VIEW v_dissents AS
  SELECT d.document, d.municipality, d.issuer AS body, d.date, i.n AS item, s.kind, s."by", s.party, e.quote, e.page,
         f.id
  FROM dissent s JOIN finding f ON f.key = s.finding JOIN item i ON i.key = f.item
  JOIN evidence e ON e.finding = f.key AND e.n = 1
  JOIN document k ON k.key = f.document JOIN v_documents d ON d.document = k.id;

CREATE VIEW v_remarks AS
  SELECT d.id AS document, d.file, i.n AS item, r.severity, r.code, r.text, r.page
  FROM remark r JOIN document d ON d.key = r.document LEFT JOIN item i ON i.key = r.item;

CREATE VIEW v_matters AS
  SELECT m.id AS matter, m.kind, m.title, m.municipality, m.motion, m.cases, m.movers, m.first, m.last,
         d.id AS document, d.file, i.n AS item, d.type, d.date
  FROM matter m JOIN matter_item x ON x.matter = m.key JOIN item i ON i.key = x.item JOIN document d ON d.key = i.document;

CREATE VIEW v_matter_links AS
  SELECT m.id AS matter, a.file AS one, ai.n AS one_item, b.file AS other, bi.n AS other_item, l.score, r.kind, r.text,
         r.weight
  FROM matter_link l JOIN matter_reason r ON r.one = l.one AND r.other = l.other
  JOIN item ai ON ai.key = l.one JOIN document a ON a.key = ai.document
  JOIN item bi ON bi.key = l.other JOIN document b ON b.key = bi.document
  JOIN matter_item x ON x.item = l.one JOIN matter_item y ON y.item = l.other AND y.matter = x.matter
  JOIN matter m ON m.key = x.matter;

-- name: schema_drop
-- Children before parents, so that no key has to be looked up.
DROP VIEW v_matter_links;
DROP VIEW v_matters;
DROP VIEW v_remarks;
DROP VIEW v_dissents;
DROP VIEW v_votes;
DROP VIEW v_decisions;
DROP VIEW v_positions;
DROP VIEW v_proposals;
DROP VIEW v_works;
DROP VIEW v_documents;
DROP TABLE proposal_stem;
DROP TABLE matter_reason;
DROP TABLE matter_link;
DROP TABLE matter_key;
DROP TABLE matter_item;
DROP TABLE matter_name;
DROP TABLE matter;
DROP TABLE rendering;
DROP TABLE band;
DROP TABLE sketch;
DROP TABLE evidence;
DROP TABLE dissent;
DROP TABLE vote;
DROP TABLE decision;
DROP TABLE answer;
DROP TABLE position;
DROP TABLE proposal;
DROP TABLE finding;
DROP TABLE search_words;
DROP TABLE search_document;
DROP TABLE passage_fts;
DROP TABLE passage;
DROP TABLE section;
DROP TABLE remark;
DROP TABLE reference;
DROP TABLE person;
DROP TABLE case_number;
DROP TABLE date;
DROP TABLE item;
DROP TABLE document;
DROP TABLE work;
DROP TABLE body;
DROP TABLE municipality;
