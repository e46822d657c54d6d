-- Runs as the owner role. The application role (here :"application") owns nothing, is no superuser and cannot bypass
-- row-level security. Every request sets its reader with SET LOCAL before the first statement:
--   jianheng.person       id of the signed-in person ('' for none)
--   jianheng.offices      office codes whose whole content the reader may see, comma separated
--   jianheng.departments  department ids whose whole content the reader may see, comma separated
--   jianheng.system       'on' for background work that acts for the whole installation (imports, screening)
-- A missing setting shows nothing.

CREATE SCHEMA jianheng;
GRANT USAGE ON SCHEMA jianheng TO :"application";
SET search_path TO jianheng;

CREATE FUNCTION reader_person() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('jianheng.person', true), '') $$;
CREATE FUNCTION reader_offices() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT string_to_array(coalesce(current_setting('jianheng.offices', true), ''), ',') $$;
CREATE FUNCTION reader_departments() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT string_to_array(coalesce(current_setting('jianheng.departments', true), ''), ',') $$;
CREATE FUNCTION reader_is_system() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('jianheng.system', true), '') = 'on' $$;

-- Refuses change and removal of what must only ever grow.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql
  AS $$ BEGIN RAISE EXCEPTION 'rows of % are append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$;

-- ---------------------------------------------------------------- organisation (no case content)
CREATE TABLE office (
  code        text PRIMARY KEY,          -- six digits
  name        text NOT NULL,
  level       text NOT NULL CHECK (level IN ('national', 'province', 'city', 'county')),
  parent_code text REFERENCES office,
  demonstration boolean NOT NULL DEFAULT false
);
CREATE TABLE department (
  id          text PRIMARY KEY,
  office_code text NOT NULL REFERENCES office,
  name        text NOT NULL,
  UNIQUE (office_code, name)
);
CREATE TABLE person (
  id          text PRIMARY KEY,
  name        text NOT NULL,
  office_code text NOT NULL REFERENCES office,
  user_name   text UNIQUE                -- sign-in, null for people without one
);
-- Who held which duty from when to when. `held_to` is the last day, inclusive; null while it lasts.
CREATE TABLE post (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id     text NOT NULL REFERENCES person,
  department_id text NOT NULL REFERENCES department,
  role          text NOT NULL,
  held_from     date NOT NULL,
  held_to       date,
  CHECK (held_to IS NULL OR held_to >= held_from)
);
CREATE INDEX post_person ON post (person_id, held_from);
CREATE INDEX post_department ON post (department_id, held_from);

-- ---------------------------------------------------------------- proof log
-- One leaf per act, in the act's own transaction. Tiles and checkpoints are files; these rows are what they commit to.
CREATE TABLE log_leaf (
  leaf_index bigint PRIMARY KEY,          -- 0, 1, 2 … without a gap
  commitment bytea NOT NULL CHECK (length(commitment) = 32)
);
CREATE TRIGGER log_leaf_append_only BEFORE UPDATE OR DELETE ON log_leaf FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TABLE log_head (
  single      boolean PRIMARY KEY DEFAULT true CHECK (single),
  next_index  bigint NOT NULL,            -- locked FOR UPDATE by whoever appends
  tree_size   bigint NOT NULL,            -- leaves covered by the newest checkpoint
  checkpoint  text NOT NULL               -- signed note; '' before the first
);
INSERT INTO log_head VALUES (true, 0, 0, '');

-- ---------------------------------------------------------------- deliveries
CREATE TABLE delivery (
  id            text PRIMARY KEY,         -- also the folder name in the lake
  office_code   text NOT NULL REFERENCES office,  -- office that imported it
  label         text NOT NULL,
  data_date     date NOT NULL,            -- the day the export speaks for
  kind          text NOT NULL CHECK (kind IN ('full', 'increment')),
  scope         jsonb NOT NULL,           -- { offices: [], datasets: [] }
  digest        text NOT NULL,            -- over the files' digests: the same bytes twice are recognised
  files         jsonb NOT NULL,
  summary       jsonb NOT NULL,           -- sheets, counts and problem groups as understood at import
  cases         integer NOT NULL,
  rows          bigint NOT NULL,
  problems      bigint NOT NULL,
  accepted_by   text NOT NULL REFERENCES person,
  accepted_at   timestamptz NOT NULL,
  demonstration boolean NOT NULL DEFAULT false,
  withdrawn_at  timestamptz,
  withdrawn_reason text,
  nonce         bytea NOT NULL,           -- with the row's canonical JSON this opens the leaf's commitment
  leaf_index    bigint NOT NULL UNIQUE REFERENCES log_leaf
);
CREATE UNIQUE INDEX delivery_same_bytes ON delivery (office_code, digest) WHERE withdrawn_at IS NULL;
CREATE INDEX delivery_newest ON delivery (accepted_at DESC);
CREATE INDEX delivery_office_date ON delivery (office_code, data_date DESC, accepted_at DESC);

CREATE TABLE screening_run (
  id            text PRIMARY KEY,
  delivery_id   text NOT NULL REFERENCES delivery,
  office_code   text NOT NULL REFERENCES office,
  state         text NOT NULL CHECK (state IN ('queued', 'running', 'finished', 'failed')),
  as_of         date NOT NULL,
  book_digest   text,
  progress      jsonb NOT NULL,           -- what the watcher shows
  report        jsonb,                    -- per rule, when finished
  hit_root      bytea,                    -- Merkle root of the run's hits
  queued_at     timestamptz NOT NULL,
  finished_at   timestamptz,
  nonce         bytea,
  leaf_index    bigint UNIQUE REFERENCES log_leaf
);
CREATE INDEX screening_run_delivery ON screening_run (delivery_id, queued_at DESC);

-- ---------------------------------------------------------------- cases: what access and lists need of the newest data
CREATE TABLE legal_case (
  case_no       text PRIMARY KEY,
  case_name     text NOT NULL,
  case_type     text NOT NULL,
  office_code   text NOT NULL,
  office_name   text NOT NULL,
  department_id text,                     -- null when the card names a department we do not know
  department    text NOT NULL,
  handler       text NOT NULL,            -- name on the card
  handler_id    text,                     -- the person of that name in that office, when there is exactly one
  accepted_date date,
  decided_date  date,
  closed_date   date,
  suspects      integer NOT NULL,
  next_due      date,                     -- nearest running limit, by any suspect
  delivery_id   text NOT NULL REFERENCES delivery,
  data_date     date NOT NULL,            -- of that delivery, which not every reader of the case may see
  row_id        bigint NOT NULL           -- row of the case sheet in that delivery
);
CREATE INDEX legal_case_accepted ON legal_case (office_code, accepted_date DESC, case_no);
CREATE INDEX legal_case_due ON legal_case (office_code, next_due, case_no);
CREATE INDEX legal_case_handler ON legal_case (handler_id);
CREATE INDEX legal_case_department ON legal_case (department_id);

-- Running limits of open cases, as computed from the newest data.
CREATE TABLE case_limit (
  case_no       text NOT NULL REFERENCES legal_case ON DELETE CASCADE,
  suspect_no    text NOT NULL DEFAULT '',
  suspect_name  text,
  limit_id      text NOT NULL,
  office_code   text NOT NULL,
  department_id text,
  handler_id    text,
  due_date      date NOT NULL,            -- rolled expiry: only a day after it is late
  deadline      jsonb NOT NULL,           -- the whole computed period with its steps
  PRIMARY KEY (case_no, suspect_no, limit_id)
);
CREATE INDEX case_limit_due ON case_limit (office_code, due_date);

-- ---------------------------------------------------------------- hits and findings
-- What rules said in one run: rows, written once.
CREATE TABLE hit (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  run_id        text NOT NULL REFERENCES screening_run,
  delivery_id   text NOT NULL REFERENCES delivery,
  as_of         date NOT NULL,            -- the day the rules judged by
  dedupe_key    text NOT NULL,
  rule          text NOT NULL,
  outcome       text NOT NULL CHECK (outcome IN ('hit', 'undetermined')),
  case_no       text NOT NULL,
  office_code   text NOT NULL,
  department_id text,
  handler_id    text,
  body          jsonb NOT NULL            -- the whole hit of the contract
);
CREATE INDEX hit_run ON hit (run_id, rule);
CREATE INDEX hit_key ON hit (dedupe_key, id DESC);
CREATE INDEX hit_delivery ON hit (delivery_id, dedupe_key);

-- The finding register on the ledger kernel. The columns are the fold of the acts and of what deliveries showed;
-- anyone can recompute them from `act` and `examination`.
CREATE TABLE finding (
  id            uuid PRIMARY KEY,
  number        text NOT NULL,            -- gapless within office and year
  dedupe_key    text NOT NULL UNIQUE,
  rule          text NOT NULL,
  kind          text NOT NULL,
  level         text NOT NULL,
  duty          text NOT NULL,
  outcome       text NOT NULL,
  case_no       text NOT NULL,
  case_name     text NOT NULL,
  subject       jsonb NOT NULL,
  message       jsonb NOT NULL,
  office_code   text NOT NULL,
  department_id text,
  department    text NOT NULL,
  handler       text NOT NULL,
  handler_id    text,
  duty_person_id text,                    -- held the duty on the day it fell, by the posts
  due_date      date,
  first_hit_id  bigint NOT NULL REFERENCES hit,
  last_hit_id   bigint NOT NULL REFERENCES hit,
  times_found   integer NOT NULL DEFAULT 1,
  data_state    text NOT NULL DEFAULT 'present' CHECK (data_state IN ('present', 'correctedInData', 'notReexamined')),
  state         text NOT NULL DEFAULT 'suspected',
  assignee_department_id text,
  assignee_person_id text,
  answer_due    date,
  answered_by   text,                     -- who may therefore not re-check
  confirmed_by  text,
  handed_over_by text,
  version       integer NOT NULL DEFAULT 0,   -- number of acts
  examined_date date NOT NULL,            -- data date of the newest delivery that examined it
  created_at    timestamptz NOT NULL,
  UNIQUE (office_code, number)
);
CREATE INDEX finding_office ON finding (office_code, state, created_at DESC);
CREATE INDEX finding_office_case ON finding (office_code, case_no, rule);
CREATE INDEX finding_rule ON finding (rule, state);
CREATE INDEX finding_department ON finding (department_id, state);
CREATE INDEX finding_assignee_department ON finding (assignee_department_id, state);
CREATE INDEX finding_assignee_person ON finding (assignee_person_id, state);
CREATE INDEX finding_handler ON finding (handler_id);
CREATE INDEX finding_case ON finding (case_no);
CREATE TABLE finding_number (office_code text, year integer, last integer NOT NULL, PRIMARY KEY (office_code, year));

-- What each later delivery showed of a finding's fault.
CREATE TABLE examination (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  finding_id  uuid NOT NULL REFERENCES finding,
  run_id      text NOT NULL REFERENCES screening_run,
  result      text NOT NULL CHECK (result IN ('hit', 'clear', 'undetermined', 'absent')),
  hit_id      bigint REFERENCES hit,
  label       text NOT NULL,              -- of the delivery, as it was named
  reopened    boolean NOT NULL DEFAULT false,
  at          timestamptz NOT NULL,
  UNIQUE (finding_id, run_id)
);
CREATE TRIGGER examination_append_only BEFORE UPDATE OR DELETE ON examination FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Append-only acts of every register.
CREATE TABLE act (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  register    text NOT NULL,              -- 'finding'
  record_id   uuid NOT NULL,
  seq         integer NOT NULL,           -- 1, 2, 3 … within the record
  act         text NOT NULL,
  from_state  text NOT NULL,
  to_state    text NOT NULL,
  by_person   text NOT NULL REFERENCES person,
  by_name     text NOT NULL,              -- as it was on that day
  for_office  text NOT NULL REFERENCES office,
  at          timestamptz NOT NULL,
  ground      text,
  arguments   jsonb NOT NULL,
  request_id  uuid NOT NULL,
  nonce       bytea NOT NULL,
  leaf_index  bigint NOT NULL UNIQUE REFERENCES log_leaf,
  UNIQUE (record_id, seq)
);
CREATE INDEX act_request ON act (request_id);
CREATE INDEX act_person ON act (by_person, at DESC);
CREATE TRIGGER act_append_only BEFORE UPDATE OR DELETE ON act FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- ---------------------------------------------------------------- row-level security
ALTER TABLE delivery      ENABLE ROW LEVEL SECURITY;
ALTER TABLE screening_run ENABLE ROW LEVEL SECURITY;
ALTER TABLE legal_case    ENABLE ROW LEVEL SECURITY;
ALTER TABLE case_limit    ENABLE ROW LEVEL SECURITY;
ALTER TABLE hit           ENABLE ROW LEVEL SECURITY;
ALTER TABLE finding       ENABLE ROW LEVEL SECURITY;
ALTER TABLE examination   ENABLE ROW LEVEL SECURITY;
ALTER TABLE act           ENABLE ROW LEVEL SECURITY;

-- A delivery and its runs: those with the whole importing office in reach, and background work.
CREATE POLICY delivery_reach ON delivery
  USING (reader_is_system() OR office_code = ANY (reader_offices()));
CREATE POLICY screening_run_reach ON screening_run
  USING (reader_is_system() OR office_code = ANY (reader_offices()));
-- Case content: the office, the department, or the case's own handler.
CREATE POLICY legal_case_reach ON legal_case
  USING (reader_is_system() OR office_code = ANY (reader_offices()) OR department_id = ANY (reader_departments())
         OR handler_id = reader_person());
CREATE POLICY case_limit_reach ON case_limit
  USING (reader_is_system() OR office_code = ANY (reader_offices()) OR department_id = ANY (reader_departments())
         OR handler_id = reader_person());
-- A finding besides: whoever it was handed to.
CREATE POLICY finding_reach ON finding
  USING (reader_is_system() OR office_code = ANY (reader_offices()) OR department_id = ANY (reader_departments())
         OR handler_id = reader_person() OR assignee_person_id = reader_person()
         OR assignee_department_id = ANY (reader_departments()));
-- A hit: what its own row allows, or a finding that the reader sees.
CREATE POLICY hit_reach ON hit
  USING (reader_is_system() OR office_code = ANY (reader_offices()) OR department_id = ANY (reader_departments())
         OR handler_id = reader_person()
         OR EXISTS (SELECT 1 FROM finding WHERE finding.dedupe_key = hit.dedupe_key));
CREATE POLICY examination_reach ON examination
  USING (reader_is_system() OR EXISTS (SELECT 1 FROM finding WHERE finding.id = finding_id));
CREATE POLICY act_reach ON act
  USING (reader_is_system() OR (register = 'finding' AND EXISTS (SELECT 1 FROM finding WHERE finding.id = record_id)));

-- ---------------------------------------------------------------- what the application may do
GRANT SELECT ON ALL TABLES IN SCHEMA jianheng TO :"application";
GRANT INSERT, UPDATE ON office, department, person, post, delivery, screening_run, legal_case, case_limit, finding,
  finding_number, log_head TO :"application";
GRANT DELETE ON legal_case, case_limit TO :"application";
GRANT INSERT ON log_leaf, hit, examination, act TO :"application";
