import { Link } from "@tanstack/react-router";
import { DataTable } from "../../components/DataTable.tsx";
import { Moments, Skeleton } from "../../components/Moments.tsx";
import { registerPaths } from "../../lib/addresses.ts";
import { formatCount } from "../../lib/format.ts";
import { useWords } from "../../lib/words.tsx";
import { commonWords } from "../../words/format.ts";
import { definitionWords } from "../../words/registers.ts";
import { useDefinitions } from "./queries.ts";
import { newDefinition } from "./new-definition.ts";

/** Every register that the office works by: where it came from, how large it is, how much stands in it. */
export function DefinitionsPage() {
  const { say, instant } = useWords();
  const query = useDefinitions();
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{say(definitionWords.title)}</h1>
          <p className="soft">{say(definitionWords.hint)}</p>
        </div>
        <Link to="/setup/registers/$register" params={{ register: newDefinition }}>
          {say(definitionWords.add)}
        </Link>
      </div>
      <Moments query={query} skeleton={<Skeleton lines={12} />}>
        {(definitions) => (
          <DataTable
            label={say(definitionWords.title)}
            rows={definitions}
            keyOf={({ register, version }) => `${register}/${version}`}
            columns={[
              {
                key: "register",
                title: say(definitionWords.register),
                minWidth: 220,
                render: (one) => (
                  <Link to="/setup/registers/$register" params={{ register: one.register }}>
                    {say(one.title)} <span className="soft">{one.register}</span>
                  </Link>
                ),
              },
              {
                key: "version",
                title: say(definitionWords.version),
                width: 80,
                align: "number",
                render: ({ version }) => version,
              },
              {
                key: "origin",
                title: say(definitionWords.origin),
                width: 240,
                render: (one) => (
                  <>
                    {say(definitionWords[one.origin])}
                    {one.adoptedBy !== null && one.adoptedAt !== null && (
                      <span className="soft">
                        {" · "}
                        {say(definitionWords.adoptedBy, { who: one.adoptedBy, at: instant(one.adoptedAt) })}
                      </span>
                    )}
                  </>
                ),
              },
              {
                key: "lines",
                title: say(definitionWords.lines),
                width: 80,
                align: "number",
                render: ({ lines }) => formatCount(lines),
              },
              {
                key: "records",
                title: say(definitionWords.records),
                width: 90,
                align: "number",
                render: ({ records }) => formatCount(records),
              },
              {
                key: "file",
                title: say(commonWords.file),
                width: 120,
                render: ({ register }) => (
                  <a href={registerPaths.definition(register)} download>
                    {say(definitionWords.download)}
                  </a>
                ),
              },
            ]}
          />
        )}
      </Moments>
    </div>
  );
}
