-- What a client keeps: its copy of the content, its place in the log, and its own edits.
CREATE TABLE client_state (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID
;
-- version 0: not held yet, only wanted. body NULL: header only (fetched when it is needed).
-- stale: held from before a reset; counts as version 0 until the manifest confirms it.
-- wanted: the version that is to be fetched whole; 0 = none. seq: the last one known for the item.
CREATE TABLE replica_item (
    id TEXT NOT NULL PRIMARY KEY,
    type TEXT NOT NULL,
    version INTEGER NOT NULL,
    hash BLOB NOT NULL,
    adapted_hash BLOB NOT NULL,
    seq INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    stale INTEGER NOT NULL,
    wanted INTEGER NOT NULL,
    body BLOB
)
;
CREATE INDEX replica_item_wanted ON replica_item (id) WHERE wanted > 0
;
CREATE INDEX replica_item_deleted ON replica_item (seq) WHERE deleted = 1
;
CREATE INDEX replica_item_stale ON replica_item (id) WHERE stale = 1
;
-- key is local and lasting; n is the number on the line and may be given anew (PROTOCOL.md,
-- "Exactly once"). edit is the JCS form, as it is sent. passed_at: when the cursor passed seq.
CREATE TABLE outbox (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    n INTEGER NOT NULL UNIQUE,
    item TEXT NOT NULL,
    edit BLOB NOT NULL,
    receipt BLOB,
    seq INTEGER,
    passed_at INTEGER
)
;
CREATE INDEX outbox_unreceipted ON outbox (n) WHERE receipt IS NULL
;
CREATE INDEX outbox_receipted ON outbox (seq) WHERE receipt IS NOT NULL AND passed_at IS NULL
;
CREATE INDEX outbox_item ON outbox (item, n)
;
