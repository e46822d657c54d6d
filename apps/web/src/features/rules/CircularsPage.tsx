import { getRouteApi, Link } from "@tanstack/react-router";
import { Button, Checkbox, Select } from "antd";
import { useId, useState } from "react";
import { DataTable } from "../../components/DataTable.tsx";
import { EmptyState, Moments, Skeleton } from "../../components/Moments.tsx";
import { useWords } from "../../lib/words.tsx";
import { outcomeWords } from "../../words/states.ts";
import { benchWords, circularWords } from "../../words/workbench.ts";
import { NewRuleDialog } from "./workbench/NewRuleDialog.tsx";
import { useBenchActs, useBenchRules, useCircular, useCirculars, type CircularItem } from "./workbench/queries.ts";
import { circularRegister } from "./workbench/registers.ts";
import "./workbench/workbench.css";

const route = getRouteApi("/rules/circulars");

/** A superior's circular, item by item, beside what our rules find in the same cases. */
export function CircularsPage() {
  const { say } = useWords();
  const { batch, none = false } = route.useSearch();
  const navigate = route.useNavigate();
  const circulars = useCirculars();
  const shown = batch ?? circulars.data?.[0]?.batch;
  const items = useCircular(shown);
  const select = useId();
  return (
    <div className="page">
      <Link to="/rules">← {say(benchWords.toRules)}</Link>
      <div className="page-head">
        <div>
          <h1>{say(circularWords.title)}</h1>
          <p className="soft">{say(circularWords.hint)}</p>
        </div>
        <Link to="/registers/$register" params={{ register: circularRegister }}>
          {say(circularWords.toRegister)}
        </Link>
      </div>
      <Moments query={circulars} skeleton={<Skeleton lines={10} />}>
        {(all) =>
          shown === undefined ? (
            <EmptyState title={say(circularWords.empty)}>
              <p>{say(circularWords.emptyHint)}</p>
            </EmptyState>
          ) : (
            <>
              <div className="line loose">
                <label htmlFor={select}>{say(circularWords.batch)}</label>
                <Select
                  id={select}
                  style={{ minWidth: 280 }}
                  value={shown}
                  options={all.map((one) => ({ value: one.batch, label: say(circularWords.batchItems, one) }))}
                  onChange={(chosen) => void navigate({ search: { batch: chosen } })}
                />
                <Checkbox
                  checked={none}
                  onChange={(event) =>
                    void navigate({ search: { batch: shown, ...(event.target.checked ? { none: true } : {}) } })
                  }
                >
                  {say(circularWords.onlyNone)}
                </Checkbox>
              </div>
              <Moments query={items} skeleton={<Skeleton lines={10} />}>
                {(read) => <Items key={shown} all={read} onlyNone={none} />}
              </Moments>
            </>
          )
        }
      </Moments>
    </div>
  );
}

/** Cases from which one rule is begun; more are no example any more. */
const casesMost = 20;

function Items({ all, onlyNone }: { readonly all: readonly CircularItem[]; readonly onlyNone: boolean }) {
  const { say } = useWords();
  const { mayRevise } = useBenchActs();
  const rules = useBenchRules();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [isBeginning, setBeginning] = useState(false);
  const rows = onlyNone ? all.filter(({ standing }) => standing === "none") : all;
  const of = (standing: CircularItem["standing"]) => all.filter((item) => item.standing === standing).length;
  const picked = all.filter(({ record }) => chosen.includes(record));
  return (
    <>
      <div className="line loose">
        <p role="status">
          {say(circularWords.count, {
            total: all.length,
            found: of("found"),
            none: of("none"),
            noCase: of("noCase"),
          })}
        </p>
        {mayRevise && (
          <Button
            disabled={picked.length === 0 || picked.length > casesMost || rules.data === undefined}
            onClick={() => setBeginning(true)}
          >
            {say(circularWords.draft)}
          </Button>
        )}
      </div>
      {rows.length === 0 ? (
        <EmptyState title={say(circularWords.nothingLeft)} />
      ) : (
        <DataTable
          label={say(circularWords.title)}
          rows={rows}
          keyOf={({ record }) => record}
          columns={[
            {
              key: "choose",
              title: "",
              width: 44,
              render: (item) =>
                mayRevise &&
                item.standing === "none" && (
                  <Checkbox
                    aria-label={`${item.number} ${item.detail}`}
                    checked={chosen.includes(item.record)}
                    onChange={(event) =>
                      setChosen(
                        event.target.checked
                          ? [...chosen, item.record]
                          : chosen.filter((record) => record !== item.record),
                      )
                    }
                  />
                ),
            },
            {
              key: "item",
              title: say(circularWords.item),
              minWidth: 320,
              render: (item) => (
                <>
                  <Link to="/records/$recordId" params={{ recordId: item.record }}>
                    {item.detail}
                  </Link>
                  <br />
                  <span className="small soft">
                    <span className="whole">{item.caseNo}</span> {item.suspect ?? ""}
                  </span>
                </>
              ),
            },
            {
              key: "standing",
              title: say(circularWords.standing),
              width: 150,
              render: ({ standing }) => (
                <span className={standing === "none" ? "strong" : standing === "noCase" ? "soft" : ""}>
                  {say(circularWords[standing])}
                </span>
              ),
            },
            {
              key: "findings",
              title: say(circularWords.findings),
              minWidth: 360,
              render: ({ findings }) => (
                <ul className="stack tight">
                  {findings.map((finding) => (
                    <li key={finding.id}>
                      <Link to="/findings/$findingId" params={{ findingId: finding.id }}>
                        {finding.rule} {say(finding.title)}
                      </Link>{" "}
                      <span className="small soft">
                        {finding.subject}
                        {finding.outcome === "undetermined" && ` · ${say(outcomeWords.undetermined)}`}
                      </span>
                    </li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
      )}
      {isBeginning && rules.data !== undefined && (
        <NewRuleDialog
          rules={rules.data}
          circular={{ caseNos: [...new Set(picked.map(({ caseNo }) => caseNo))], fault: picked[0]?.detail ?? "" }}
          onClose={() => setBeginning(false)}
        />
      )}
    </>
  );
}
