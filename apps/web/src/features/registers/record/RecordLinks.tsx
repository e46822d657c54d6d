import type { RecordDetail } from "@jianheng/contract";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useWords } from "../../../lib/words.tsx";
import { recordWords } from "../../../words/registers.ts";
import { LinkDialog } from "./LinkDialog.tsx";

type RecordLink = RecordDetail["links"][number];

/** What the record refers to, and what refers to it, each with what it is to this record. */
export function RecordLinks({ record, mayLink }: { readonly record: RecordDetail; readonly mayLink: boolean }) {
  const { say } = useWords();
  const [adding, setAdding] = useState(false);
  return (
    <div className="stack tight">
      {record.links.length === 0 ? (
        <p className="soft">{say(recordWords.noLinks)}</p>
      ) : (
        <ul className="plain-list">
          {record.links.map((link) => (
            <li key={`${link.direction}/${link.kind}/${link.id}/${link.relation.zh}`} className="line">
              <span className="soft">{say(link.relation)}</span>
              <LinkTarget link={link} />
              {link.state !== null && <span>{say(link.state)}</span>}
              {link.direction === "in" && <span className="small soft">{say(recordWords.linkIn)}</span>}
            </li>
          ))}
        </ul>
      )}
      {mayLink && (
        <div className="no-print">
          <Button size="small" onClick={() => setAdding(true)}>
            {say(recordWords.addLink)}
          </Button>
        </div>
      )}
      {adding && <LinkDialog record={record} onClose={() => setAdding(false)} />}
    </div>
  );
}

function LinkTarget({ link }: { readonly link: RecordLink }) {
  if (link.kind === "finding") {
    return (
      <Link to="/findings/$findingId" params={{ findingId: link.id }}>
        {link.label}
      </Link>
    );
  }
  if (link.kind === "case") {
    return (
      <Link to="/cases/$legalCaseNo" params={{ legalCaseNo: link.id }}>
        {link.label}
      </Link>
    );
  }
  return (
    <Link to="/records/$recordId" params={{ recordId: link.id }}>
      {link.label}
    </Link>
  );
}
