import type { Deadline } from "@jianheng/contract";
import { daysBetween } from "../../lib/civil-days.ts";
import { formatWords } from "../../words/format.ts";
import { useWidth } from "../../lib/use-width.ts";
import { useWords, type SpokenLanguage } from "../../lib/words.tsx";
import { deadlineWords, markWords } from "../../words/deadline.ts";
import { placeLabels, textWidth } from "./place-labels.ts";
import { layOutStrip, type StripDay, type StripInput, type StripLayout, type StripMark } from "./strip-layout.ts";
import "./deadline.css";

interface DeadlineStripProps {
  readonly deadline: Deadline;
  readonly restDays: StripInput["restDays"];
  readonly today: string;
  /** The day the data speak for; null where nothing was delivered, as on the calculator. */
  readonly dataDate: string | null;
}

/** The limit drawn on the calendar. The same is told in words by the steps that follow it on the page. */
export function DeadlineStrip({ deadline, restDays, today, dataDate }: DeadlineStripProps) {
  const words = useWords();
  const { say, day } = words;
  const [box, width] = useWidth<HTMLElement>(720);
  const layout = layOutStrip({
    ...deadline,
    restDays,
    today,
    dataDate,
    stepCodes: deadline.steps.map(({ code }) => code),
  });
  const stays = deadline.inCustody && restDays.some(({ date }) => date === deadline.dueDate);
  const moved = daysBetween(deadline.legalExpiry, deadline.dueDate);
  return (
    <figure
      ref={box}
      className="strip"
      role="img"
      aria-label={say(deadlineWords.stripLabel, {
        label: say(deadline.label),
        trigger: day(deadline.trigger),
        legalExpiry: day(deadline.legalExpiry),
        dueDate: day(deadline.dueDate),
      })}
    >
      {layout.scale === "months" && (
        <>
          <MonthBar layout={layout} />
          <Marks marks={layout.marks} width={width} words={words} stays={stays} />
          <p className="small soft">{say(deadlineWords.closeUp)}</p>
        </>
      )}
      <DayCells days={layout.days} words={words} />
      <Marks
        marks={layout.scale === "days" ? layout.marks : layout.closeUpMarks}
        width={width}
        words={words}
        stays={stays}
      />
      <p className="strip-legend small soft">
        <span className="swatch counted" /> {say(deadlineWords.legendCounted)}
        {moved > 0 && (
          <>
            <span className="swatch rolled" /> {say(deadlineWords.legendRolled)}
          </>
        )}
        <span className="swatch rest" /> {say(deadlineWords.legendRest)}
      </p>
      {(deadline.inCustody || moved > 0) && (
        <p>{deadline.inCustody ? say(deadlineWords.custodyNoRoll) : say(deadlineWords.rolled, { days: moved })}</p>
      )}
    </figure>
  );
}

function MonthBar({ layout }: { readonly layout: StripLayout }) {
  return (
    <div className="month-bar">
      {layout.restSpans.map((span) => (
        <span key={span.from} className="month-rest" title={span.name} style={placeOf(span)} />
      ))}
      {layout.months.map((month) => (
        <span key={month.month} className="month" style={placeOf(month)}>
          {month.to - month.from > 0.05 ? month.month : ""}
        </span>
      ))}
      {layout.counted !== null && <span className="run counted" style={placeOf(layout.counted)} />}
      {layout.rolled !== null && <span className="run rolled" style={placeOf(layout.rolled)} />}
    </div>
  );
}

function placeOf({ from, to }: { readonly from: number; readonly to: number }) {
  return { left: `${from * 100}%`, width: `${(to - from) * 100}%` };
}

function DayCells({ days, words }: { readonly days: readonly StripDay[]; readonly words: SpokenLanguage }) {
  const { language, say, day } = words;
  return (
    <div className="cells" style={{ gridTemplateColumns: `repeat(${days.length}, minmax(0, 1fr))` }}>
      {days.map((one, index) => {
        const newMonth = index === 0 || one.date.endsWith("-01");
        const daysHere = days.slice(index).findIndex((later, ahead) => ahead > 0 && later.date.endsWith("-01"));
        const roomForMonth = (daysHere === -1 ? days.length - index : daysHere) >= 3;
        const weekday = formatWords.weekdays[language][new Date(`${one.date}T00:00:00Z`).getUTCDay()] ?? "";
        const title = [
          day(one.date),
          one.rest ?? "",
          one.count === null ? "" : say(deadlineWords.dayCount, { count: one.count }),
          one.part === "trigger" ? say(deadlineWords.notCounted) : "",
        ]
          .filter((part) => part !== "")
          .join(" · ");
        return (
          <span key={one.date} className={`cell ${one.part}${one.rest === null ? "" : " rest"}`} title={title}>
            <span className="cell-month">{newMonth && roomForMonth ? one.date.slice(0, 7) : ""}</span>
            <span className="cell-weekday">{language === "zh" ? weekday.slice(1) : weekday.slice(0, 1)}</span>
            <span className="cell-day">{Number(one.date.slice(8))}</span>
            <span className="cell-count">{one.count ?? ""}</span>
          </span>
        );
      })}
      <RestNames days={days} />
    </div>
  );
}

/** Names of holidays under their blocks; plain weekends are told by the shade and the weekday. */
function RestNames({ days }: { readonly days: readonly StripDay[] }) {
  const blocks: { readonly name: string; readonly first: number; length: number }[] = [];
  for (const [index, { rest }] of days.entries()) {
    if (rest === null || isWeekendName(rest)) continue;
    const last = blocks.at(-1);
    if (last !== undefined && last.name === rest && last.first + last.length === index) last.length += 1;
    else blocks.push({ name: rest, first: index, length: 1 });
  }
  return blocks.map(({ name, first, length }) => (
    <span key={first} className="rest-name" style={{ gridColumn: `${first + 1} / span ${length}` }} title={name}>
      {name}
    </span>
  ));
}

function isWeekendName(name: string): boolean {
  return Object.values(formatWords.weekendNames).some((names) => (names as readonly string[]).includes(name));
}

const rowHeight = 22;

interface MarksProps {
  readonly marks: readonly StripMark[];
  readonly width: number;
  readonly words: SpokenLanguage;
  /** The due day is a rest day that custody keeps from moving. */
  readonly stays: boolean;
}

function Marks({ marks, width, words, stays }: MarksProps) {
  const { say, day } = words;
  const text = (mark: StripMark) =>
    say(deadlineWords.markWithDay, {
      mark: mark.kinds.map((kind) => say(markWords[kind])).join(" · "),
      day: day(mark.date),
    }) + (stays && mark.kinds.includes("dueDate") ? say(deadlineWords.stays) : "");
  const drawn = marks.flatMap((mark) => (mark.at === null ? [] : [{ ...mark, x: mark.at * width, text: text(mark) }]));
  const beyond = marks.filter(({ at }) => at === null);
  const labels = placeLabels(
    drawn.map((mark) => ({ key: mark.date, x: mark.x, width: textWidth(mark.text) + 12 })),
    width,
  );
  const rows = 1 + Math.max(0, ...labels.map(({ row }) => row));
  return (
    <>
      <div className="marks" style={{ height: rows * rowHeight + 6 }}>
        {drawn.map((mark) => {
          const label = labels.find(({ key }) => key === mark.date);
          if (label === undefined) return null;
          const strong = mark.kinds.includes("dueDate") || mark.kinds.includes("today");
          return (
            <span key={mark.date}>
              <span className="pointer" style={{ left: mark.x, height: label.row * rowHeight + rowHeight }} />
              <span
                className={`mark${strong ? " strong" : ""}${label.flipped ? " flipped" : ""}`}
                style={{
                  top: label.row * rowHeight + 4,
                  ...(label.flipped ? { right: width - mark.x } : { left: label.left }),
                }}
              >
                {mark.text}
              </span>
            </span>
          );
        })}
      </div>
      {beyond.map((mark) => (
        <p key={mark.date} className="small soft">
          {say(deadlineWords.beyond, {
            mark: mark.kinds.map((kind) => say(markWords[kind])).join(" · "),
            day: day(mark.date),
          })}
        </p>
      ))}
    </>
  );
}
