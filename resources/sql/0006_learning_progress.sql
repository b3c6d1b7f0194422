-- Progress by lesson and platform is counted from this index alone, in its order.
DROP INDEX learning_by_lesson
;
CREATE INDEX learning_by_lesson ON learning_event (tenant, lesson, platform, at, learner, verb, part, success, duration_ms)
