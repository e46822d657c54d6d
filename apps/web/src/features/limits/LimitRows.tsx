import type { Bilingual, NamedLimitEntry, PromptDutyEntry } from "@jianheng/contract";
import { Link } from "@tanstack/react-router";
import { Fragment, useEffect, useRef, type RefObject } from "react";
import { Article } from "../../components/Article.tsx";
import { StateWord } from "../../components/StateWord.tsx";
import { useWords } from "../../lib/words.tsx";
import { limitsWords } from "../../words/limits.ts";
import { LimitDetails } from "./LimitDetails.tsx";
import { LengthLine, StartText, tagTone } from "./limit-parts.tsx";

interface LimitRowsProps {
  /** In the order of their headings. */
  readonly limits: readonly NamedLimitEntry[];
  readonly duties: readonly PromptDutyEntry[];
  /** Of the row under the keyboard. */
  readonly active: string | undefined;
  readonly opened: string | undefined;
  readonly onOpen: (id: string | undefined) => void;
}

/** A row for every limit under its heading, then the duties without a number. */
export function LimitRows({ limits, duties, active, opened, onOpen }: LimitRowsProps) {
  const { say } = useWords();
  const sections = limits
    .map(({ section }) => section)
    .filter(({ id }, index, all) => all.findIndex((other) => other.id === id) === index);
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
          const own = limits.filter((limit) => limit.section.id === section.id);
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

function LimitRow({ limit, isActive, isOpen, onToggle }: LimitRowProps) {
  const { say, citation } = useWords();
  const row = useRowInSight(isActive, isOpen);
  return (
    <tr ref={row} className={isActive ? "active" : undefined}>
      <td>
        <RowName id={limit.id} label={limit.label} isOpen={isOpen} onToggle={onToggle} />
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
        <FirstArticles citations={limit.lengths.flatMap(({ basis }) => basis.map(citation))} />
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

interface DutyRowProps extends Omit<LimitRowProps, "limit"> {
  readonly duty: PromptDutyEntry;
}

/** A duty without a number: how soon in the words of the law, and what that means; opened, its articles. */
function DutyRow({ duty, isActive, isOpen, onToggle }: DutyRowProps) {
  const { say, citation } = useWords();
  const row = useRowInSight(isActive, isOpen);
  return (
    <>
      <tr ref={row} className={isActive ? "active" : undefined}>
        <td>
          <RowName id={duty.id} label={duty.label} isOpen={isOpen} onToggle={onToggle} />
        </td>
        <td>{say(duty.start)}</td>
        <td>
          <span className="strong">{say(duty.pace.label)}</span>
        </td>
        <td className="small">
          <FirstArticles citations={duty.basis.map(citation)} />
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

interface RowNameProps extends Pick<LimitRowProps, "isOpen" | "onToggle"> {
  readonly id: string;
  readonly label: Bilingual;
}

function RowName({ id, label, isOpen, onToggle }: RowNameProps) {
  const { say } = useWords();
  return (
    <button
      type="button"
      className="plain link"
      aria-expanded={isOpen}
      aria-controls={`limit-${id}`}
      onClick={onToggle}
    >
      {say(label)}
    </button>
  );
}

/** The rest stand in the details. */
const articlesShown = 2;

function FirstArticles({ citations }: { readonly citations: readonly string[] }) {
  return (
    <ul>
      {[...new Set(citations)].slice(0, articlesShown).map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
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
