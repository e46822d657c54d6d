import type { NamedLimitEntry } from "@jianheng/contract";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button, Checkbox, type InputRef } from "antd";
import { Fragment, useRef, useState } from "react";
import { KeyHelp } from "../../components/KeyHelp.tsx";
import { EmptyState, Moments, Skeleton } from "../../components/Moments.tsx";
import { SearchBox } from "../../components/SearchBox.tsx";
import { limitsWorkbookPath } from "../../lib/addresses.ts";
import { present } from "../../lib/search-params.ts";
import { useListKeys } from "../../lib/use-list-keys.ts";
import type { Speaker } from "../../lib/speaker.ts";
import { useWords } from "../../lib/words.tsx";
import { limitsWords } from "../../words/limits.ts";
import { LimitDetails } from "./LimitDetails.tsx";
import { LengthLine, StartText, tagTone } from "./limit-parts.tsx";
import { useLimits, type LimitTable } from "./queries.ts";
import { StateWord } from "../../components/StateWord.tsx";
import "./limits.css";

const route = getRouteApi("/limits");

/** Every limit by the stages of the proceedings; a row opens to all that is known of it. */
export function LimitsPage() {
  const { say, citation } = useWords();
  const { text = "", unverified = false } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useLimits();
  const searchBox = useRef<InputRef>(null);
  const [helpOpen, setHelpOpen] = useState(false);
  const all = query.data?.limits ?? [];
  const shown = all.filter(
    (limit) => fits(limit, text, citation) && (!unverified || limit.lengths.some(({ verified }) => !verified)),
  );

  const open = (id: string | undefined) =>
    void navigate({ search: (before) => present({ ...before, open: id }), replace: true, resetScroll: false });
  const { open: opened } = route.useSearch();
  const active = useListKeys({
    count: shown.length,
    onOpen: (index) => open(shown[index]?.id === opened ? undefined : shown[index]?.id),
    onSearch: () => searchBox.current?.focus(),
    onHelp: () => setHelpOpen(true),
  });

  return (
    <div className="page list">
      <div className="line apart">
        <div className="line loose">
          <h1>{say(limitsWords.title)}</h1>
          {query.data !== undefined && (
            <span className="soft" role="status">
              {say(limitsWords.count, { shown: shown.length, total: all.length })}
            </span>
          )}
        </div>
        <Button href={limitsWorkbookPath}>{say(limitsWords.excel)}</Button>
      </div>
      <div className="line loose" role="search" aria-label={say(limitsWords.searchLabel)}>
        <SearchBox
          label={say(limitsWords.searchLabel)}
          hint={say(limitsWords.searchHint)}
          text={text}
          box={searchBox}
          onText={(typed) =>
            void navigate({ search: (before) => present({ ...before, text: typed === "" ? undefined : typed }) })
          }
        />
        <Checkbox
          checked={unverified}
          onChange={(event) =>
            void navigate({
              search: (before) => present({ ...before, unverified: event.target.checked ? true : undefined }),
            })
          }
        >
          {say(limitsWords.unverifiedOnly)}
        </Checkbox>
      </div>
      <Moments query={query} skeleton={<Skeleton lines={16} />}>
        {(table) =>
          shown.length === 0 ? (
            <EmptyState title={text === "" ? say(limitsWords.emptyTitle) : say(limitsWords.emptyFiltered, { text })}>
              <p>{say(limitsWords.emptyHint)}</p>
            </EmptyState>
          ) : (
            <LimitRows table={table} shown={shown} active={active} opened={opened} onOpen={open} />
          )
        }
      </Moments>
      <KeyHelp open={helpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}

interface LimitRowsProps {
  readonly table: LimitTable;
  readonly shown: readonly NamedLimitEntry[];
  readonly active: number;
  readonly opened: string | undefined;
  readonly onOpen: (id: string | undefined) => void;
}

function LimitRows({ table, shown, active, opened, onOpen }: LimitRowsProps) {
  const { say } = useWords();
  const sections = [
    ...table.sections,
    ...shown.flatMap(({ section }) => (table.sections.some(({ id }) => id === section.id) ? [] : [section])),
  ].filter(({ id }, index, list) => list.findIndex((other) => other.id === id) === index);
  return (
    <div className="scroller">
      <table className="data fixed limits" aria-label={say(limitsWords.title)}>
        <thead>
          <tr>
            <th scope="col">{say(limitsWords.columnLimit)}</th>
            <th scope="col">{say(limitsWords.columnStart)}</th>
            <th scope="col">{say(limitsWords.columnLength)}</th>
            <th scope="col">{say(limitsWords.columnBasis)}</th>
            <th scope="col">{say(limitsWords.checked)}</th>
            <th scope="col">{say(limitsWords.columnHolder)}</th>
            <th scope="col">{say(limitsWords.columnAct)}</th>
          </tr>
        </thead>
        {sections.map((section) => {
          const own = shown.filter((limit) => limit.section.id === section.id);
          if (own.length === 0) return null;
          return (
            <tbody key={section.id}>
              <tr className="group">
                <th scope="rowgroup" colSpan={7}>
                  {say(section.label)} <span className="soft">{own.length}</span>
                </th>
              </tr>
              {own.map((limit) => (
                <Fragment key={limit.id}>
                  <LimitRow
                    limit={limit}
                    isActive={shown[active]?.id === limit.id}
                    isOpen={opened === limit.id}
                    onToggle={() => onOpen(opened === limit.id ? undefined : limit.id)}
                  />
                  {opened === limit.id && (
                    <tr className="opened">
                      <td colSpan={7} id={`limit-${limit.id}`}>
                        <LimitDetails limit={limit} />
                      </td>
                    </tr>
                  )}
                </Fragment>
              ))}
            </tbody>
          );
        })}
      </table>
    </div>
  );
}

interface LimitRowProps {
  readonly limit: NamedLimitEntry;
  readonly isActive: boolean;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** The rest stand in the details. */
const articlesShown = 2;

function LimitRow({ limit, isActive, isOpen, onToggle }: LimitRowProps) {
  const { say, citation } = useWords();
  const row = useRef<HTMLTableRowElement>(null);
  if (isActive) row.current?.scrollIntoView({ block: "nearest" });
  return (
    <tr ref={row} className={isActive ? "active" : undefined}>
      <td>
        <button
          type="button"
          className="plain link"
          aria-expanded={isOpen}
          aria-controls={`limit-${limit.id}`}
          onClick={onToggle}
        >
          {say(limit.label)}
        </button>
        {limit.bound === "earliest" && <p className="small soft">{say(limitsWords.earliest)}</p>}
      </td>
      <td>
        <StartText trigger={limit.trigger} />
      </td>
      <td>
        <ul>
          {limit.lengths.map((length) => (
            <li key={`${length.key} ${length.effectiveFrom}`}>
              <LengthLine length={length} />
            </li>
          ))}
        </ul>
      </td>
      <td className="small">
        <ul>
          {[...new Set(limit.lengths.flatMap(({ basis }) => basis.map(citation)))]
            .slice(0, articlesShown)
            .map((one) => (
              <li key={one}>{one}</li>
            ))}
        </ul>
      </td>
      <td>
        <ul>
          {limit.lengths
            .filter(
              ({ tagLabel }, index, list) => list.findIndex((other) => other.tagLabel.zh === tagLabel.zh) === index,
            )
            .map((length) => (
              <li key={length.tagLabel.zh} className="tag">
                <StateWord tone={tagTone(length)}>{say(length.tagLabel)}</StateWord>
              </li>
            ))}
        </ul>
      </td>
      <td>{say(limit.dutyHolder.label)}</td>
      <td>
        <Link to="/limits/compute" search={{ limit: limit.id }} className="whole">
          {say(limitsWords.compute)} →
        </Link>
      </td>
    </tr>
  );
}

function fits(limit: NamedLimitEntry, text: string, citation: Speaker["citation"]): boolean {
  const wanted = text.toLowerCase();
  const articles = limit.lengths.flatMap(({ basis }) => basis.map(citation));
  const words = [
    limit.id,
    limit.label.zh,
    limit.label.en,
    limit.section.label.zh,
    limit.section.label.en,
    limit.dutyHolder.label.zh,
    limit.dutyHolder.label.en,
    ...limit.trigger.parts.flatMap(({ label }) => [label.zh, label.en]),
    ...limit.lengths.flatMap(({ when, periodText }) => [...when.map(({ label }) => label.zh), periodText.zh]),
    ...articles,
  ];
  return words.some((word) => word.toLowerCase().includes(wanted));
}
