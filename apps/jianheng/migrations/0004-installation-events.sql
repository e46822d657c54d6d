-- What happened to the installation itself and belongs in the proof log: that it was restored, and by which key the log
-- goes on.
SET search_path TO jianheng;

CREATE TABLE installation_event (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  content    jsonb NOT NULL,              -- what the leaf commits to, whole
  at         timestamptz NOT NULL,
  nonce      bytea NOT NULL,
  leaf_index bigint NOT NULL UNIQUE REFERENCES log_leaf
);
CREATE TRIGGER installation_event_append_only BEFORE UPDATE OR DELETE ON installation_event
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Written by the owner role alone, while no server runs.
GRANT SELECT ON installation_event TO :"application";
