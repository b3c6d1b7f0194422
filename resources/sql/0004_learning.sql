-- What learners did, as their devices told it. A learner is a random key; erasing a key deletes its
-- rows, and only a hash of the key stays, so that what a device still sends does not come back.
CREATE TABLE learning_event (
    tenant @name@ NOT NULL,
    id @name@ NOT NULL,
    learner @name@ NOT NULL,
    at BIGINT NOT NULL,
    received_at BIGINT NOT NULL,
    verb @name@ NOT NULL,
    lesson @name@ NOT NULL,
    part @name@ NOT NULL,
    revision BIGINT NOT NULL,
    arm @name@ NOT NULL,
    score BIGINT,
    success BIGINT,
    duration_ms BIGINT NOT NULL,
    response TEXT NOT NULL,
    platform @name@ NOT NULL,
    app_version @name@ NOT NULL,
    offline BIGINT NOT NULL,
    consent BIGINT NOT NULL,
    clock_wrong BIGINT NOT NULL,
    PRIMARY KEY (tenant, id)
) @clustered@
;
CREATE INDEX learning_by_learner ON learning_event (tenant, learner, lesson)
;
CREATE INDEX learning_by_lesson ON learning_event (tenant, lesson, platform)
;
CREATE INDEX learning_by_time ON learning_event (tenant, at)
;
CREATE TABLE learner_erased (
    tenant @name@ NOT NULL,
    learner_hash @bytes@ NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (tenant, learner_hash)
) @clustered@
