-- Articles, the claims in them with their facts and vectors, and what the second door opens by.
-- Days are proleptic Gregorian ordinals (Python's date.toordinal); records are the JSON of factcheck.records.
-- AUTOINCREMENT: a number names one article or claim for ever, which is what lets the vectors file catch up.

PRAGMA application_id = 1180787572;

CREATE TABLE encoder (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  name TEXT NOT NULL,
  digest TEXT NOT NULL,
  dimension INTEGER NOT NULL CHECK (dimension > 0)
);

CREATE TABLE articles (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL,
  source TEXT NOT NULL,
  outlet TEXT NOT NULL,
  first INTEGER,
  last INTEGER,
  reading TEXT NOT NULL,
  digest TEXT NOT NULL,
  record TEXT NOT NULL
);
CREATE INDEX articles_by_id ON articles (id);
CREATE INDEX articles_by_source ON articles (source);
CREATE INDEX articles_by_reading ON articles (reading);
CREATE INDEX articles_by_day ON articles (first, last);

CREATE TABLE claims (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  id TEXT NOT NULL,
  speaker TEXT NOT NULL,
  speaker_key TEXT,
  fact TEXT NOT NULL
);
CREATE INDEX claims_by_article ON claims (article, id);

CREATE TABLE vectors (
  claim INTEGER PRIMARY KEY REFERENCES claims ON DELETE CASCADE,
  vector BLOB NOT NULL
);

CREATE TABLE terms (
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  claim INTEGER NOT NULL REFERENCES claims ON DELETE CASCADE,
  first INTEGER,
  last INTEGER,
  PRIMARY KEY (kind, key, claim)
) WITHOUT ROWID;
CREATE INDEX terms_by_claim ON terms (claim);

CREATE TABLE figures (
  claim INTEGER NOT NULL REFERENCES claims ON DELETE CASCADE,
  dimension TEXT NOT NULL,
  low REAL NOT NULL,
  high REAL NOT NULL,
  first INTEGER,
  last INTEGER
);
CREATE INDEX figures_by_amount ON figures (dimension, low, high, claim, first, last);
CREATE INDEX figures_by_claim ON figures (claim);

-- One row for each change, chained: ``state`` hashes the state before it and what changed.
CREATE TABLE changes (
  number INTEGER PRIMARY KEY,
  state TEXT NOT NULL,
  claims INTEGER NOT NULL
);
