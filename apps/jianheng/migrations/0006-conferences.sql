-- The joint oversight conference: its agenda, and what is said in it.
SET search_path TO jianheng;

-- The agenda as it is now; each change of it is an act of the conference.
CREATE TABLE agenda_item (
  conference_id uuid NOT NULL REFERENCES record,
  problem_id    uuid NOT NULL REFERENCES record,
  place         integer NOT NULL,
  PRIMARY KEY (conference_id, problem_id)
);
CREATE INDEX agenda_item_problem ON agenda_item (problem_id);

-- A question, an answer to it, a commitment: what it is never changes, what it says stands in its versions.
CREATE TABLE meeting_entry (
  id            uuid PRIMARY KEY,
  conference_id uuid NOT NULL REFERENCES record,
  problem_id    uuid NOT NULL REFERENCES record,
  kind          text NOT NULL CHECK (kind IN ('question', 'answer', 'commitment')),
  question_id   uuid REFERENCES meeting_entry,
  place         bigint GENERATED ALWAYS AS IDENTITY,
  CHECK ((kind = 'question') = (question_id IS NULL))
);
CREATE INDEX meeting_entry_conference ON meeting_entry (conference_id, place);

-- Append-only. The current text is the highest version that is not in conflict.
CREATE TABLE meeting_entry_version (
  entry_id     uuid NOT NULL REFERENCES meeting_entry,
  version      integer NOT NULL,
  base_version integer NOT NULL,          -- what the writer saw; 0 for a new entry
  words        jsonb NOT NULL,
  conflict     boolean NOT NULL,          -- another had written since the base: kept beside the current text
  settles      integer[] NOT NULL,        -- versions in conflict that this one settles
  withdrawn    boolean NOT NULL,
  carried      boolean NOT NULL,          -- the commitment went into the ledger with this version
  ground       text,
  by_person    text NOT NULL REFERENCES person,
  by_name      text NOT NULL,
  at           timestamptz NOT NULL,
  request_id   uuid NOT NULL UNIQUE,
  nonce        bytea NOT NULL,
  leaf_index   bigint NOT NULL UNIQUE REFERENCES log_leaf,
  PRIMARY KEY (entry_id, version)
);
CREATE TRIGGER meeting_entry_version_append_only BEFORE UPDATE OR DELETE ON meeting_entry_version
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE agenda_item           ENABLE ROW LEVEL SECURITY;
ALTER TABLE meeting_entry         ENABLE ROW LEVEL SECURITY;
ALTER TABLE meeting_entry_version ENABLE ROW LEVEL SECURITY;
CREATE POLICY agenda_item_reach ON agenda_item
  USING (reader_is_system() OR EXISTS (SELECT 1 FROM record WHERE record.id = conference_id));
CREATE POLICY meeting_entry_reach ON meeting_entry
  USING (reader_is_system() OR (EXISTS (SELECT 1 FROM record WHERE record.id = conference_id)
                                AND EXISTS (SELECT 1 FROM record WHERE record.id = problem_id)));
CREATE POLICY meeting_entry_version_reach ON meeting_entry_version
  USING (reader_is_system() OR EXISTS (SELECT 1 FROM meeting_entry WHERE meeting_entry.id = entry_id));

-- How far a case was when a problem began to wait for its next step.
CREATE TABLE awaited_step (
  record_id    uuid PRIMARY KEY REFERENCES record,
  case_no      text NOT NULL,
  standing     jsonb NOT NULL,            -- decided, closed, stage: what a newer delivery is compared with
  data_date    date NOT NULL
);
ALTER TABLE awaited_step ENABLE ROW LEVEL SECURITY;
CREATE POLICY awaited_step_reach ON awaited_step
  USING (reader_is_system() OR EXISTS (SELECT 1 FROM record WHERE record.id = record_id));

GRANT SELECT, INSERT, UPDATE, DELETE ON agenda_item, awaited_step TO :"application";
GRANT SELECT, INSERT ON meeting_entry, meeting_entry_version TO :"application";
