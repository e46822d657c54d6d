-- Answers about tables that are remembered, deliveries that are withdrawn, and what an office sets of the law's calendar
-- and unsettled points.
SET search_path TO jianheng;

-- ---------------------------------------------------------------- remembered answers about tables
CREATE TABLE table_mapping (
  id            text PRIMARY KEY,
  office_code   text NOT NULL REFERENCES office,   -- whose deliveries it helps to read
  title         text NOT NULL,                     -- sheet, or file without its ending, as the person saw it
  body          jsonb NOT NULL,                    -- TableMapping of the contract
  remembered_by text NOT NULL REFERENCES person,
  remembered_at timestamptz NOT NULL,
  used_at       timestamptz                        -- newest accepted delivery that was read by it
);
CREATE INDEX table_mapping_office ON table_mapping (office_code, remembered_at DESC);
ALTER TABLE table_mapping ENABLE ROW LEVEL SECURITY;
CREATE POLICY table_mapping_reach ON table_mapping
  USING (reader_is_system() OR office_code = ANY (reader_offices()));

-- ---------------------------------------------------------------- withdrawal of a delivery
ALTER TABLE delivery
  ADD COLUMN withdrawn_by         text REFERENCES person,
  ADD COLUMN withdrawn_nonce      bytea,
  ADD COLUMN withdrawn_leaf_index bigint UNIQUE REFERENCES log_leaf,
  ADD COLUMN withdrawn_request_id uuid UNIQUE,
  ADD CONSTRAINT delivery_withdrawn_whole CHECK (
    num_nonnulls(withdrawn_at, withdrawn_reason, withdrawn_by, withdrawn_nonce, withdrawn_leaf_index,
                 withdrawn_request_id) IN (0, 6));
-- A withdrawal takes back what a run had shown of a finding: a row of its own beside the run's.
ALTER TABLE examination
  DROP CONSTRAINT examination_finding_id_run_id_key,
  DROP CONSTRAINT examination_result_check,
  ADD CONSTRAINT examination_result_check
    CHECK (result IN ('hit', 'clear', 'undetermined', 'absent', 'withdrawn'));
CREATE UNIQUE INDEX examination_once ON examination (finding_id, run_id, (result = 'withdrawn'));

-- ---------------------------------------------------------------- the law as an office sets it
-- Append-only: what holds is the newest row of a kind and key, for the office or else for the installation.
CREATE TABLE law_setting (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  office_code text REFERENCES office,    -- null: for every office of the installation
  kind        text NOT NULL CHECK (kind IN ('calendarYear', 'localDay', 'limitLength', 'countingQuestion')),
  key         text NOT NULL,             -- year, day, limit and circumstances, question
  value       jsonb,                     -- null: taken back
  ground      text NOT NULL,             -- the paper or the reason it rests on
  set_by      text NOT NULL REFERENCES person,
  set_by_name text NOT NULL,             -- as it was on that day
  set_at      timestamptz NOT NULL,
  request_id  uuid NOT NULL,
  nonce       bytea NOT NULL,
  leaf_index  bigint NOT NULL UNIQUE REFERENCES log_leaf,
  UNIQUE NULLS NOT DISTINCT (request_id, office_code, kind, key)
);
CREATE INDEX law_setting_newest ON law_setting (kind, key, id DESC);
CREATE TRIGGER law_setting_append_only BEFORE UPDATE OR DELETE ON law_setting FOR EACH ROW EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT, UPDATE, DELETE ON table_mapping TO :"application";
GRANT SELECT, INSERT ON law_setting TO :"application";
