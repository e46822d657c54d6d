-- Registers: definitions, records, and what hangs on a record.
SET search_path TO jianheng;

-- ---------------------------------------------------------------- who reads a record
-- A record lists tokens of those who may read it; a reader has tokens of what he is today. Besides the settings of
-- 0001-foundation.sql a request sets
--   jianheng.tokens   person:ID, department:ID, head:ID, office:CODE, role:ROLE@CODE, a line each
-- Upper offices stand in the record's list, so that a reader has few tokens, whatever lies below.
CREATE FUNCTION reader_tokens() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT string_to_array(coalesce(current_setting('jianheng.tokens', true), ''), E'\n') $$;
-- What work for the whole installation is: every record has this token, because a policy of one comparison can look into
-- the index, and one with an alternative would read every row.
CREATE FUNCTION record_tokens() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT CASE WHEN reader_is_system() THEN ARRAY['system'] ELSE reader_tokens() END $$;

-- ---------------------------------------------------------------- definitions (no case content)
CREATE TABLE register_definition (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  register      text NOT NULL,
  version       integer NOT NULL CHECK (version > 0),
  origin        text NOT NULL CHECK (origin IN ('shipped', 'adopted')),
  text          text NOT NULL,            -- the file as it was given
  digest        text NOT NULL,            -- SHA-256 of the text, hex
  adopted_by    text REFERENCES person,
  adopted_at    timestamptz NOT NULL,
  ground        text,
  request_id    uuid UNIQUE,
  nonce         bytea,
  leaf_index    bigint UNIQUE REFERENCES log_leaf,
  UNIQUE (register, version),
  CHECK ((origin = 'adopted') = (num_nonnulls(adopted_by, ground, request_id, nonce, leaf_index) = 5))
);
CREATE TRIGGER register_definition_append_only BEFORE UPDATE OR DELETE ON register_definition
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- ---------------------------------------------------------------- records
-- Columns are the fold of the record's acts; `fields` holds what is not kept apart.
CREATE TABLE record (
  id            uuid PRIMARY KEY,         -- the request that registered it, or made from it
  register      text NOT NULL,
  definition_id bigint NOT NULL REFERENCES register_definition,
  office_code   text NOT NULL REFERENCES office,
  department_id text REFERENCES department,
  number        text NOT NULL,
  number_year   integer NOT NULL,         -- 0 where counting never restarts
  number_n      integer NOT NULL,
  title         text NOT NULL,
  state         text NOT NULL,
  ended         boolean NOT NULL,
  fields        jsonb NOT NULL,
  version       integer NOT NULL,         -- number of acts
  author_id     text NOT NULL REFERENCES person,
  author_name   text NOT NULL,            -- as it was on that day
  doers         jsonb NOT NULL,           -- act: person who last did it; `act by`: who did it in that one's name
  registered_on date NOT NULL,            -- office's calendar day
  changed_at    timestamptz NOT NULL,
  due_date      date,                     -- nearest running limit
  due_warning   date,
  due_limit     text,
  readers       text[] NOT NULL CHECK ('system' = ANY (readers)),
  awaits        text[] NOT NULL,          -- tokens of those of whom something is expected
  search        tsvector NOT NULL,        -- pairs of neighbouring characters of `search_text`
  search_text   text NOT NULL,            -- number, title and what is readable in the fields, lower case
  UNIQUE (register, office_code, number_year, number_n)
);
CREATE TABLE record_number (
  register text, office_code text, year integer, last integer NOT NULL, PRIMARY KEY (register, office_code, year)
);
CREATE INDEX record_list ON record (register, number_year DESC, number_n DESC, id);
CREATE INDEX record_office ON record (register, office_code, number_year DESC, number_n DESC);
CREATE INDEX record_changed ON record (register, changed_at DESC, id);
-- Two, because what has no limit comes last in either order.
CREATE INDEX record_due_first ON record (register, due_date, id);
CREATE INDEX record_due_last ON record (register, due_date DESC NULLS LAST, id);
CREATE INDEX record_open_due ON record (due_date) WHERE due_date IS NOT NULL;
CREATE INDEX record_readers ON record USING gin (readers);
CREATE INDEX record_awaits ON record USING gin (awaits);
CREATE INDEX record_search ON record USING gin (search);
CREATE INDEX record_author ON record (author_id, changed_at DESC);
CREATE INDEX record_definition_id ON record (definition_id);

-- Values of fields that are kept apart, one row per act that wrote some. The act commits to their digest.
CREATE TABLE record_confidential (
  record_id uuid NOT NULL REFERENCES record,
  field     text NOT NULL,
  seq       integer NOT NULL,             -- of the act
  value     jsonb,
  nonce     bytea NOT NULL,               -- with the value's canonical JSON this opens the digest in the act
  readers   text[] NOT NULL,
  PRIMARY KEY (record_id, field, seq)
);

CREATE TABLE record_limit (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  record_id   uuid NOT NULL REFERENCES record,
  limit_id    text NOT NULL,
  started_on  date NOT NULL,
  due_date    date,                       -- null: not known
  warning     date,
  deadline    jsonb NOT NULL,             -- steps, or what is missing
  owners      text[] NOT NULL,
  stopped_on  date
);
CREATE INDEX record_limit_record ON record_limit (record_id);

CREATE TABLE record_link (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  from_record uuid NOT NULL REFERENCES record,
  to_kind     text NOT NULL CHECK (to_kind IN ('record', 'finding', 'case')),
  to_id       text NOT NULL,
  relation    jsonb NOT NULL,             -- {zh, en}: what the other is to the record
  field       text,                       -- the field that holds it; null: linked by an act
  seq         integer NOT NULL,
  gone_seq    integer                     -- the act that took the field's value away
);
CREATE INDEX record_link_from ON record_link (from_record);
CREATE INDEX record_link_to ON record_link (to_kind, to_id);

-- Bytes lie in the data folder under their digest; here is what they are called on a record.
CREATE TABLE record_file (
  id          uuid PRIMARY KEY,
  record_id   uuid NOT NULL REFERENCES record,
  name        text NOT NULL,
  bytes       bigint NOT NULL,
  sha256      text NOT NULL,
  media_type  text NOT NULL,
  made        boolean NOT NULL,           -- by an act of the record
  seq         integer NOT NULL,
  by_name     text NOT NULL,
  at          timestamptz NOT NULL
);
CREATE INDEX record_file_record ON record_file (record_id);
CREATE INDEX record_file_digest ON record_file (sha256);

-- A copy sent to an office, a department or a person, with its receipts.
CREATE TABLE record_copy (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  record_id    uuid NOT NULL REFERENCES record,
  to_token     text NOT NULL,             -- office:CODE, department:ID, person:ID
  to_name      text NOT NULL,
  document     text,
  seq          integer NOT NULL,
  sent_at      timestamptz NOT NULL,
  delivered_at timestamptz,               -- it stood in somebody's inbox
  read_at      timestamptz,
  read_by      text REFERENCES person,
  UNIQUE (record_id, to_token, seq)
);
CREATE INDEX record_copy_record ON record_copy (record_id);
CREATE INDEX record_copy_to ON record_copy (to_token, sent_at DESC);

-- ---------------------------------------------------------------- inbox
-- A word to one person about one record: told by an act, or reminded.
CREATE TABLE notice (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id  text NOT NULL REFERENCES person,
  record_id  uuid NOT NULL REFERENCES record,
  kind       text NOT NULL CHECK (kind IN ('told', 'reminded')),
  what       jsonb NOT NULL,              -- {zh, en}
  by_name    text NOT NULL,
  day        date NOT NULL,
  at         timestamptz NOT NULL,
  read_at    timestamptz
);
CREATE INDEX notice_person ON notice (person_id, at DESC);
CREATE INDEX notice_record ON notice (record_id);
-- Reminders at most once a day.
CREATE UNIQUE INDEX notice_reminded_once ON notice (record_id, person_id, day) WHERE kind = 'reminded';

-- Who stands in for whom; the days at both ends count. No case content.
CREATE TABLE delegation (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  from_person text NOT NULL REFERENCES person,
  to_person   text NOT NULL REFERENCES person,
  from_day    date NOT NULL,
  to_day      date NOT NULL,
  reason      text NOT NULL,
  made_at     timestamptz NOT NULL,
  ended_on    date,                       -- the first day on which it no longer holds
  CHECK (to_day >= from_day AND from_person <> to_person)
);
CREATE INDEX delegation_to ON delegation (to_person, to_day);
CREATE INDEX delegation_from ON delegation (from_person, to_day);

CREATE TABLE list_view (
  id            uuid PRIMARY KEY,
  register      text NOT NULL,
  person_id     text NOT NULL REFERENCES person,
  department_id text REFERENCES department,     -- null: for the person alone
  name          text NOT NULL,
  search        text NOT NULL,
  columns       jsonb NOT NULL
);
CREATE INDEX list_view_register ON list_view (register, person_id);

-- ---------------------------------------------------------------- row-level security
ALTER TABLE record              ENABLE ROW LEVEL SECURITY;
ALTER TABLE record_confidential ENABLE ROW LEVEL SECURITY;
ALTER TABLE record_limit        ENABLE ROW LEVEL SECURITY;
ALTER TABLE record_link         ENABLE ROW LEVEL SECURITY;
ALTER TABLE record_file         ENABLE ROW LEVEL SECURITY;
ALTER TABLE record_copy         ENABLE ROW LEVEL SECURITY;
ALTER TABLE notice              ENABLE ROW LEVEL SECURITY;
ALTER TABLE list_view           ENABLE ROW LEVEL SECURITY;

CREATE POLICY record_reach ON record USING (readers && record_tokens());
CREATE POLICY record_confidential_reach ON record_confidential
  USING (reader_is_system() OR readers && reader_tokens());
CREATE POLICY record_limit_reach ON record_limit
  USING (reader_is_system() OR EXISTS (SELECT 1 FROM record WHERE record.id = record_id));
-- A link shows on both records; what the other one is called shows only to who may read it.
CREATE POLICY record_link_reach ON record_link
  USING (reader_is_system() OR EXISTS (SELECT 1 FROM record WHERE record.id = from_record)
         OR (to_kind = 'record' AND EXISTS (SELECT 1 FROM record WHERE record.id::text = to_id)));
CREATE POLICY record_file_reach ON record_file
  USING (reader_is_system() OR EXISTS (SELECT 1 FROM record WHERE record.id = record_id));
CREATE POLICY record_copy_reach ON record_copy
  USING (reader_is_system() OR EXISTS (SELECT 1 FROM record WHERE record.id = record_id));
-- Its own person reads it, and that somebody was reminded whoever reads the record; who acts on the record writes it.
CREATE POLICY notice_reach ON notice
  USING (reader_is_system() OR person_id = reader_person()
         OR (kind = 'reminded' AND EXISTS (SELECT 1 FROM record WHERE record.id = record_id)))
  WITH CHECK (reader_is_system() OR EXISTS (SELECT 1 FROM record WHERE record.id = record_id));
CREATE POLICY list_view_reach ON list_view
  USING (reader_is_system() OR person_id = reader_person()
         OR 'department:' || department_id = ANY (reader_tokens()))
  WITH CHECK (reader_is_system() OR person_id = reader_person());
CREATE POLICY list_view_removal ON list_view AS RESTRICTIVE FOR DELETE
  USING (reader_is_system() OR person_id = reader_person());

DROP POLICY act_reach ON act;
CREATE POLICY act_reach ON act
  USING (reader_is_system()
         OR (register = 'finding' AND EXISTS (SELECT 1 FROM finding WHERE finding.id = record_id))
         OR (register <> 'finding' AND EXISTS (SELECT 1 FROM record WHERE record.id = record_id)));

-- ---------------------------------------------------------------- search
-- The operators of text search are not leakproof, so row-level security keeps them from the index. This function looks
-- in the index and shows the very rows that the policy shows; whoever calls it reads them under the policy again.
CREATE FUNCTION search_records(in_register text, pairs tsquery, words text[], most integer)
  RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = jianheng, pg_temp
  AS $$
    SELECT id FROM record
    WHERE register = in_register AND search @@ pairs AND readers && record_tokens()
      AND NOT EXISTS (SELECT 1 FROM unnest(words) AS word WHERE position(word IN search_text) = 0)
    ORDER BY number_year DESC, number_n DESC LIMIT most
  $$;
-- The overlap of lists is not leakproof either: what waits for a reader of a nation would be sought among all that he reads.
CREATE FUNCTION awaiting_records(tokens text[])
  RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = jianheng, pg_temp
  AS $$ SELECT id FROM record WHERE awaits && tokens AND readers && record_tokens() $$;
REVOKE ALL ON FUNCTION search_records, awaiting_records FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_records, awaiting_records TO :"application";

-- ---------------------------------------------------------------- what the application may do
GRANT SELECT, INSERT, UPDATE ON record, record_number, record_limit, record_copy, notice, delegation TO :"application";
GRANT SELECT, INSERT ON register_definition, record_file TO :"application";
GRANT SELECT, INSERT ON record_confidential, record_link TO :"application";
GRANT UPDATE (readers) ON record_confidential TO :"application";
GRANT UPDATE (gone_seq) ON record_link TO :"application";
GRANT SELECT, INSERT, UPDATE, DELETE ON list_view TO :"application";
