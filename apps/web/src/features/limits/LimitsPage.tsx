import type { NamedLimitEntry, PromptDutyEntry } from "@jianheng/contract";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button, Checkbox, type InputRef } from "antd";
import { Fragment, useEffect, useRef, useState, type RefObject } from "react";
import { Article } from "../../components/Article.tsx";
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
import { isVerified, LengthLine, StartText, tagTone } from "./limit-parts.tsx";
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
  const { limits = [], promptDuties = [] } = query.data ?? {};
  const shown = limits.filter((limit) => fits(wordsOf(limit, citation), text) && (!unverified || !isVerified(limit)));
  // Of a duty without a number there is no number to check.
  const duties = unverified ? [] : promptDuties.filter((duty) => fits(wordsOfDuty(duty, citation), text));
  const ids = [...shown, ...duties].map(({ id }) => id);

  const open = (id: string | undefined) =>
    void navigate({ search: (before) => present({ ...before, open: id }), replace: true, resetScroll: false });
  const { open: opened } = route.useSearch();
  const active = useListKeys({
    count: ids.length,
    onOpen: (index) => open(ids[index] === opened ? undefined : ids[index]),
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
              {say(limitsWords.count, { shown: ids.length, total: limits.length + promptDuties.length })}
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
          pauseMilliseconds={0}
          onText={(typed) =>
            void navigate({
              search: (before) => present({ ...before, text: typed === "" ? undefined : typed }),
              replace: true,
            })
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
          ids.length === 0 ? (
            <EmptyState title={text === "" ? say(limitsWords.emptyTitle) : say(limitsWords.emptyFiltered, { text })}>
              <p>{say(limitsWords.emptyHint)}</p>
            </EmptyState>
          ) : (
            <LimitRows table={table} shown={shown} duties={duties} active={ids[active]} opened={opened} onOpen={open} />
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
  readonly duties: readonly PromptDutyEntry[];
  /** Of the row under the keyboard. */
  readonly active: string | undefined;
  readonly opened: string | undefined;
  readonly onOpen: (id: string | undefined) => void;
}

function LimitRows({ table, shown, duties, active, opened, onOpen }: LimitRowsProps) {
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
                    isActive={active === limit.id}
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
        {duties.length > 0 && (
          <tbody>
            <tr className="group">
              <th scope="rowgroup" colSpan={7}>
                {say(limitsWords.duties)} <span className="soft">{duties.length}</span>
                <span className="small soft duties-intro">{say(limitsWords.dutiesIntro)}</span>
              </th>
            </tr>
            {duties.map((duty) => (
              <DutyRow
                key={duty.id}
                duty={duty}
                isActive={active === duty.id}
                isOpen={opened === duty.id}
                onToggle={() => onOpen(opened === duty.id ? undefined : duty.id)}
              />
            ))}
          </tbody>
        )}
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
  const row = useRowInSight(isActive, isOpen);
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
          {limit.extensions.some(({ verified }) => !verified) && (
            <li className="tag">
              <StateWord tone="unknown">{say(limitsWords.extensionUnverified)}</StateWord>
            </li>
          )}
          {limit.unsure !== null && (
            <li className="tag">
              <StateWord tone="unknown">{say(limitsWords.unsure)}</StateWord>
            </li>
          )}
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

interface DutyRowProps {
  readonly duty: PromptDutyEntry;
  readonly isActive: boolean;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** A duty without a number: how soon in the words of the law, and what that means; opened, its articles. */
function DutyRow({ duty, isActive, isOpen, onToggle }: DutyRowProps) {
  const { say, citation } = useWords();
  const row = useRowInSight(isActive, isOpen);
  return (
    <>
      <tr ref={row} className={isActive ? "active" : undefined}>
        <td>
          <button
            type="button"
            className="plain link"
            aria-expanded={isOpen}
            aria-controls={`limit-${duty.id}`}
            onClick={onToggle}
          >
            {say(duty.label)}
          </button>
        </td>
        <td>{say(duty.start)}</td>
        <td>
          <span className="strong">{say(duty.pace.label)}</span>
        </td>
        <td className="small">
          <ul>
            {[...new Set(duty.basis.map(citation))].slice(0, articlesShown).map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </td>
        <td className="small soft">{say(duty.dayKnown ? limitsWords.dutyDay : limitsWords.dutyReminder)}</td>
        <td>{say(duty.dutyHolder.label)}</td>
        <td />
      </tr>
      {isOpen && (
        <tr className="opened">
          <td colSpan={7} id={`limit-${duty.id}`}>
            <dl className="facts duty-articles">
              {duty.basis.map((one) => (
                <Fragment key={citation(one)}>
                  <dt>{one.words === null ? "" : say(limitsWords.wordsOfArticle, { words: one.words })}</dt>
                  <dd>
                    <Article citation={one} text={one.text ?? one.words} />
                  </dd>
                </Fragment>
              ))}
            </dl>
          </td>
        </tr>
      )}
    </>
  );
}

/** Keeps the row under the keyboard in sight, and brings the one that the address names there. */
function useRowInSight(isActive: boolean, isOpen: boolean): RefObject<HTMLTableRowElement | null> {
  const row = useRef<HTMLTableRowElement>(null);
  const opensWithPage = useRef(isOpen);
  if (isActive) row.current?.scrollIntoView({ block: "nearest" });
  useEffect(() => {
    if (opensWithPage.current) row.current?.scrollIntoView({ block: "center" });
  }, []);
  return row;
}

function fits(words: readonly string[], text: string): boolean {
  const wanted = text.toLowerCase();
  return words.some((word) => word.toLowerCase().includes(wanted));
}

function wordsOf(limit: NamedLimitEntry, citation: Speaker["citation"]): string[] {
  return [
    limit.id,
    limit.label.zh,
    limit.label.en,
    limit.section.label.zh,
    limit.section.label.en,
    limit.dutyHolder.label.zh,
    limit.dutyHolder.label.en,
    ...limit.trigger.parts.flatMap(({ label }) => [label.zh, label.en]),
    ...limit.lengths.flatMap(({ when, periodText }) => [...when.map(({ label }) => label.zh), periodText.zh]),
    ...limit.lengths.flatMap(({ basis }) => basis.map(citation)),
  ];
}

function wordsOfDuty(duty: PromptDutyEntry, citation: Speaker["citation"]): string[] {
  const { id, label, start, dutyHolder, pace, basis } = duty;
  const texts = [label, start, dutyHolder.label, pace.label, limitsWords.duties];
  return [id, ...texts.flatMap(({ zh, en }) => [zh, en]), ...basis.map(citation)];
}
