-- Learning over time is counted from this index alone: by learner, platform, version and verb.
DROP INDEX learning_by_time
;
CREATE INDEX learning_by_time ON learning_event (tenant, at, learner, platform, app_version, verb)
