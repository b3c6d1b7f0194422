-- How it stands with an edit that waits for a person. What was asked, decided and noted are bodies
-- (table body, by hash), so that events hold no content and all of it can be erased.
ALTER TABLE conflict ADD COLUMN fields BIGINT NOT NULL DEFAULT 0
;
ALTER TABLE conflict ADD COLUMN kinds TEXT NOT NULL DEFAULT ''
;
ALTER TABLE conflict ADD COLUMN question @bytes@
;
ALTER TABLE conflict ADD COLUMN assignee @name@ NOT NULL DEFAULT ''
;
ALTER TABLE conflict ADD COLUMN postponed_until BIGINT NOT NULL DEFAULT 0
;
ALTER TABLE conflict ADD COLUMN notes BIGINT NOT NULL DEFAULT 0
;
ALTER TABLE conflict ADD COLUMN closed_by @name@ NOT NULL DEFAULT ''
;
ALTER TABLE conflict ADD COLUMN closed_at BIGINT NOT NULL DEFAULT 0
;
ALTER TABLE conflict ADD COLUMN closed_sequence BIGINT NOT NULL DEFAULT 0
;
ALTER TABLE conflict ADD COLUMN resolution @bytes@
;
CREATE INDEX conflict_closed ON conflict (tenant, closed_sequence)
;
CREATE TABLE conflict_note (
    tenant @name@ NOT NULL,
    conflict @name@ NOT NULL,
    sequence BIGINT NOT NULL,
    at BIGINT NOT NULL,
    person @name@ NOT NULL,
    note @bytes@ NOT NULL,
    PRIMARY KEY (tenant, conflict, sequence)
) @clustered@
;
-- Choices that were not sent: no act, so the log does not know them.
CREATE TABLE conflict_draft (
    tenant @name@ NOT NULL,
    conflict @name@ NOT NULL,
    person @name@ NOT NULL,
    at BIGINT NOT NULL,
    head_version BIGINT NOT NULL,
    choices @bytes@ NOT NULL,
    PRIMARY KEY (tenant, conflict)
) @clustered@
