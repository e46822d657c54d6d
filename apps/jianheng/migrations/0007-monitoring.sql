-- Process monitoring as GZ 665 orders it: an oral reminder, a written notice, a notice and a report to the chief
-- procurator. A notice or a report is a paper that was made once; its bytes lie in the data folder under their digest.
SET search_path TO jianheng;

CREATE TABLE monitoring_paper (
  id          uuid PRIMARY KEY,
  kind        text NOT NULL CHECK (kind IN ('notice', 'report')),
  office_code text NOT NULL REFERENCES office,
  year        integer NOT NULL,
  n           integer NOT NULL,           -- gapless within office, kind and year
  addressee   text NOT NULL,              -- the department, or the chief procurator
  made_on     date NOT NULL,
  made_by     text NOT NULL REFERENCES person,
  bytes       bigint NOT NULL,
  sha256      text NOT NULL,
  UNIQUE (office_code, kind, year, n)
);
CREATE INDEX monitoring_paper_digest ON monitoring_paper (sha256);
CREATE TRIGGER monitoring_paper_append_only BEFORE UPDATE OR DELETE ON monitoring_paper
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TABLE monitoring_number (
  office_code text, kind text, year integer, last integer NOT NULL, PRIMARY KEY (office_code, kind, year)
);
CREATE TABLE finding_paper (
  finding_id uuid NOT NULL REFERENCES finding,
  paper_id   uuid NOT NULL REFERENCES monitoring_paper,
  PRIMARY KEY (finding_id, paper_id)
);
CREATE INDEX finding_paper_paper ON finding_paper (paper_id);
CREATE TRIGGER finding_paper_append_only BEFORE UPDATE OR DELETE ON finding_paper
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE finding
  ADD COLUMN level_set   boolean NOT NULL DEFAULT false,  -- by a person, with a reason: a newer hit leaves it
  ADD COLUMN notice_id   uuid REFERENCES monitoring_paper,-- of the hand-over that stands
  ADD COLUMN received_on date,                            -- by the department: the ten days run from it
  ADD COLUMN reported_on date;

ALTER TABLE monitoring_paper ENABLE ROW LEVEL SECURITY;
ALTER TABLE finding_paper    ENABLE ROW LEVEL SECURITY;
-- Whoever reads a finding reads the papers about it; whoever makes one makes it for an office in reach.
CREATE POLICY finding_paper_reach ON finding_paper
  USING (reader_is_system() OR EXISTS (SELECT 1 FROM finding WHERE finding.id = finding_id));
CREATE POLICY monitoring_paper_reach ON monitoring_paper
  USING (reader_is_system() OR EXISTS (SELECT 1 FROM finding_paper WHERE paper_id = monitoring_paper.id))
  WITH CHECK (reader_is_system() OR office_code = ANY (reader_offices()));
GRANT SELECT, INSERT ON monitoring_paper, finding_paper TO :"application";
GRANT SELECT, INSERT, UPDATE ON monitoring_number TO :"application";
