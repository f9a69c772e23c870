-- The record: ids, scores, labels, offsets, times and verdicts. Never the text of a message. Times are milliseconds UTC.

-- AUTOINCREMENT: the number of a purged case is never given again, since buttons on old cards still name it.
CREATE TABLE cases (
  case_id INTEGER PRIMARY KEY AUTOINCREMENT,
  server_id INTEGER NOT NULL,
  channel_id INTEGER NOT NULL,
  watched_id INTEGER NOT NULL,
  member_id INTEGER NOT NULL,
  message_id INTEGER,
  tier INTEGER NOT NULL CHECK (tier BETWEEN 1 AND 3),
  state TEXT NOT NULL CHECK (state IN ('open', 'claimed', 'resolved')),
  reasons TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  last_message_at INTEGER NOT NULL,
  messages INTEGER NOT NULL,
  claimed_by INTEGER,
  verdict TEXT,
  version INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  card_channel_id INTEGER,
  card_message_id INTEGER,
  CHECK ((state = 'open') = (claimed_by IS NULL)),
  CHECK ((state = 'resolved') = (verdict IS NOT NULL))
) STRICT;
CREATE INDEX cases_of_member ON cases (server_id, member_id, state);
CREATE INDEX cases_waiting ON cases (server_id, state, tier, opened_at);

-- One row a message and no more: reading twice changes nothing. A calm message has neither author nor case.
CREATE TABLE messages (
  message_id INTEGER PRIMARY KEY,
  server_id INTEGER NOT NULL,
  channel_id INTEGER NOT NULL,
  case_id INTEGER REFERENCES cases (case_id) ON DELETE SET NULL,
  written_at INTEGER NOT NULL,
  read_at INTEGER NOT NULL,
  edited_at INTEGER,
  deleted_at INTEGER,
  minutes_late INTEGER NOT NULL,
  tier INTEGER NOT NULL CHECK (tier BETWEEN 0 AND 3),
  by TEXT NOT NULL,
  reasons TEXT NOT NULL,
  evidence TEXT NOT NULL,
  scores TEXT NOT NULL
) STRICT;
CREATE INDEX messages_of_case ON messages (case_id, message_id);
CREATE INDEX messages_by_age ON messages (read_at);

-- What happened to a case. Rows are added, never changed; they go with their case when its time is over.
CREATE TABLE history (
  history_id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES cases (case_id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  by INTEGER,
  word TEXT NOT NULL,
  tier INTEGER NOT NULL,
  state TEXT NOT NULL
) STRICT;
CREATE INDEX history_of_case ON history (case_id, history_id);
CREATE TRIGGER history_is_never_changed BEFORE UPDATE ON history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER history_goes_only_with_its_case BEFORE DELETE ON history
WHEN EXISTS (SELECT 1 FROM cases WHERE case_id = OLD.case_id)
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

CREATE TABLE notes (
  note_id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES cases (case_id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  by INTEGER NOT NULL,
  sealed BLOB NOT NULL
) STRICT;
CREATE INDEX notes_of_case ON notes (case_id, note_id);

-- Effects that wait for delivery, written in the transaction of their cause. AUTOINCREMENT: an id is a nonce, used once.
CREATE TABLE outbox (
  outbox_id INTEGER PRIMARY KEY AUTOINCREMENT,
  server_id INTEGER NOT NULL,
  case_id INTEGER,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL,
  urgency INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  -- Those attempts that failed for a reason of ours; only they are limited in number.
  faults INTEGER NOT NULL DEFAULT 0,
  -- Set when the worker begins with it: its picture may already be drawn, so a later change needs a row of its own.
  taken INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'done', 'dead')),
  code TEXT
) STRICT;
CREATE INDEX outbox_waiting ON outbox (server_id, urgency, outbox_id) WHERE state = 'pending';

CREATE TABLE places (
  server_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  channel_id INTEGER NOT NULL,
  message_id INTEGER NOT NULL,
  PRIMARY KEY (server_id, kind)
) STRICT;

CREATE TABLE watermarks (
  channel_id INTEGER PRIMARY KEY,
  message_id INTEGER NOT NULL
) STRICT;

CREATE TABLE members (
  server_id INTEGER NOT NULL,
  member_id INTEGER NOT NULL,
  opted_out INTEGER NOT NULL DEFAULT 0,
  country TEXT,
  PRIMARY KEY (server_id, member_id)
) STRICT;
