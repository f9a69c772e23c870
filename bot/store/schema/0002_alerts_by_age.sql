-- Whether a channel's daily alert was told is asked at every message that may cause it.
CREATE INDEX alerts_by_age ON outbox (server_id, created_at) WHERE kind = 'AlertOperator';
