-- The durable truth of a hub: heads, revisions, the hash-chained log and what stands beside it.
-- @words@ are put in by the dialect (engine/store/dialect.h). Hashes are 32 raw bytes, times are
-- milliseconds of UTC, names of tenants, items and clients are compared byte by byte.

CREATE TABLE meta (
    name @name@ NOT NULL PRIMARY KEY,
    value @bytes@ NOT NULL
) @clustered@
;
CREATE TABLE tenant (
    tenant @name@ NOT NULL PRIMARY KEY,
    epoch TEXT NOT NULL,
    head BIGINT NOT NULL,
    head_hash @bytes@ NOT NULL,
    hlc_ms BIGINT NOT NULL,
    hlc_counter BIGINT NOT NULL,
    created_at BIGINT NOT NULL
) @clustered@
;
CREATE TABLE event (
    tenant @name@ NOT NULL,
    sequence BIGINT NOT NULL,
    kind TEXT NOT NULL,
    canonical @bytes@ NOT NULL,
    previous_hash @bytes@ NOT NULL,
    hash @bytes@ NOT NULL,
    PRIMARY KEY (tenant, sequence)
) @clustered@
;
@append_only event@
;
CREATE TABLE item (
    tenant @name@ NOT NULL,
    id @name@ NOT NULL,
    type TEXT NOT NULL,
    version BIGINT NOT NULL,
    hash @bytes@ NOT NULL,
    deleted SMALLINT NOT NULL,
    sequence BIGINT NOT NULL,
    at BIGINT NOT NULL,
    bytes BIGINT NOT NULL,
    edited_at BIGINT NOT NULL,
    person @name@ NOT NULL,
    platform TEXT NOT NULL,
    title TEXT NOT NULL,
    title_key @name@ NOT NULL,
    gloss TEXT NOT NULL,
    level TEXT NOT NULL,
    unit TEXT NOT NULL,
    review_state TEXT NOT NULL,
    search_text TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
) @clustered@
;
CREATE INDEX item_live ON item (tenant, deleted, title_key, id)
;
CREATE TABLE revision (
    tenant @name@ NOT NULL,
    id @name@ NOT NULL,
    version BIGINT NOT NULL,
    hash @bytes@ NOT NULL,
    parent BIGINT NOT NULL,
    second_parent @bytes@,
    deleted SMALLINT NOT NULL,
    sequence BIGINT NOT NULL,
    at BIGINT NOT NULL,
    edited_at BIGINT NOT NULL,
    hlc_ms BIGINT NOT NULL,
    hlc_counter BIGINT NOT NULL,
    person @name@ NOT NULL,
    platform TEXT NOT NULL,
    PRIMARY KEY (tenant, id, version)
) @clustered@
;
-- Erasing a body leaves its row: packing 2 and no content, so that verify knows it was meant.
CREATE TABLE body (
    tenant @name@ NOT NULL,
    hash @bytes@ NOT NULL,
    packing SMALLINT NOT NULL,
    bytes BIGINT NOT NULL,
    content @bytes@ NOT NULL,
    PRIMARY KEY (tenant, hash)
)
;
-- Names stand beside the chain: events hold the person, and the name can be taken away.
CREATE TABLE person (
    tenant @name@ NOT NULL,
    person @name@ NOT NULL,
    name TEXT,
    PRIMARY KEY (tenant, person)
) @clustered@
;
CREATE UNIQUE INDEX person_name ON person (tenant, name)
;
CREATE TABLE client (
    tenant @name@ NOT NULL,
    client @name@ NOT NULL,
    subject TEXT NOT NULL,
    platform TEXT NOT NULL,
    app TEXT NOT NULL,
    last_edit BIGINT NOT NULL,
    acknowledged BIGINT NOT NULL,
    last_seen BIGINT NOT NULL,
    PRIMARY KEY (tenant, client)
) @clustered@
;
-- `base` is kept of rejected edits only: a later edit may stand on their own base.
CREATE TABLE receipt (
    tenant @name@ NOT NULL,
    client @name@ NOT NULL,
    n BIGINT NOT NULL,
    fingerprint @bytes@ NOT NULL,
    receipt @bytes@ NOT NULL,
    base TEXT,
    PRIMARY KEY (tenant, client, n)
) @clustered@
;
CREATE TABLE conflict (
    tenant @name@ NOT NULL,
    conflict @name@ NOT NULL,
    sequence BIGINT NOT NULL,
    item @name@ NOT NULL,
    type TEXT NOT NULL,
    state TEXT NOT NULL,
    queued_at BIGINT NOT NULL,
    base_version BIGINT NOT NULL,
    base_hash @bytes@,
    head_version BIGINT NOT NULL,
    head_hash @bytes@ NOT NULL,
    incoming_hash @bytes@,
    edited_at BIGINT NOT NULL,
    priority TEXT NOT NULL,
    platforms TEXT NOT NULL,
    client @name@ NOT NULL,
    n BIGINT NOT NULL,
    person @name@ NOT NULL,
    platform TEXT NOT NULL,
    PRIMARY KEY (tenant, conflict)
) @clustered@
;
CREATE INDEX conflict_open ON conflict (tenant, state, sequence)
;
CREATE INDEX conflict_item ON conflict (tenant, item, state)
;
CREATE TABLE blob (
    tenant @name@ NOT NULL,
    hash @bytes@ NOT NULL,
    bytes BIGINT NOT NULL,
    added_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, hash)
) @clustered@
;
CREATE TABLE token (
    tenant @name@ NOT NULL,
    token @name@ NOT NULL,
    role TEXT NOT NULL,
    platform TEXT NOT NULL,
    label TEXT NOT NULL,
    issued_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, token)
) @clustered@
;
CREATE TABLE import (
    tenant @name@ NOT NULL,
    import @name@ NOT NULL,
    sequence BIGINT NOT NULL,
    at BIGINT NOT NULL,
    person @name@ NOT NULL,
    undone_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, import)
) @clustered@
;
CREATE TABLE import_step (
    tenant @name@ NOT NULL,
    import @name@ NOT NULL,
    step BIGINT NOT NULL,
    item @name@ NOT NULL,
    version_before BIGINT NOT NULL,
    version_after BIGINT NOT NULL,
    PRIMARY KEY (tenant, import, step)
) @clustered@
