import type { CaseDetail, CaseLane } from "@jianheng/contract";
import { Fragment, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { useWidth } from "../../lib/use-width.ts";
import { useWords } from "../../lib/words.tsx";
import { caseWords, limitEndWords } from "../../words/cases.ts";
import { textWidth } from "../deadline/place-labels.ts";
import { LimitGlyph } from "./LimitGlyph.tsx";
import { itemAfterKey, timelineItems, type TimelineItem } from "./timeline-items.ts";
import {
  isCompact,
  layOutTimeline,
  type Bar,
  type LaneLayout,
  type LimitEnd,
  type TimelineLayout,
} from "./timeline-layout.ts";
import "./timeline.css";

interface TimelineProps {
  readonly detail: CaseDetail;
  /** A limit was chosen to see how it is counted. */
  readonly onLimit: (lane: CaseLane, limit: CaseLane["limits"][number]) => void;
}

/** One lane per suspect. What is pointed at or reached by arrow keys is read out above the drawing. */
export function Timeline({ detail, onLimit }: TimelineProps) {
  const words = useWords();
  const { say, day } = words;
  const [box, width] = useWidth<HTMLDivElement>(1080);
  const drawing = useRef<SVGSVGElement>(null);
  const [focused, setFocused] = useState(0);
  const [shown, setShown] = useState<TimelineItem | null>(null);
  const { lanes, today, dataDate } = detail;
  const items = useMemo(() => timelineItems(lanes, words), [lanes, words]);
  const layout = layOutTimeline({
    lanes,
    today,
    dataDate,
    width: Math.max(width, 640),
    endWords: (limit) =>
      wordless(limit.state, lanes.length) ? "" : `${say(limit.label)} ${say(limitEndWords[limit.state])}`,
  });

  function move(event: KeyboardEvent) {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      open(items[focused]);
      return;
    }
    const next = itemAfterKey(items, focused, event.key);
    if (next === focused) return;
    event.preventDefault();
    setFocused(next);
    drawing.current?.querySelector<SVGGElement>(`[data-item="${next}"]`)?.focus();
  }

  function open(item: TimelineItem | undefined) {
    const lane = item === undefined ? undefined : lanes[item.lane];
    const limit = item?.kind === "limit" ? lane?.limits[item.index] : undefined;
    if (lane !== undefined && limit !== undefined) onLimit(lane, limit);
  }

  return (
    <div ref={box} className="timeline">
      <p className="read-out no-print">
        {shown === null ? <span className="soft">{say(caseWords.readOut)}</span> : shown.sentence}
      </p>
      <svg
        ref={drawing}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
        width={layout.width}
        height={layout.height}
        role="group"
        aria-label={say(caseWords.timelineLabel, {
          case: detail.legalCaseNo,
          lanes: lanes.length,
          items: items.length,
        })}
        onKeyDown={move}
        onMouseLeave={() => setShown(null)}
      >
        <Axis layout={layout} />
        {layout.lanes.map((lane, index) => (
          <LaneGround
            key={lanes[index]?.suspectNo ?? index}
            lane={lane}
            layout={layout}
            note={lanes[index]?.note ?? ""}
          />
        ))}
        <DayLine
          x={layout.dataDateX}
          layout={layout}
          kind="data-date"
          label={`${say(caseWords.dataDate)} ${day(dataDate)}`}
        />
        <DayLine x={layout.todayX} layout={layout} kind="today" label={`${say(caseWords.today)} ${day(today)}`} />
        {paintOrder(items, lanes).map((index) => {
          const item = items[index];
          if (item === undefined) return null;
          const lane = layout.lanes[item.lane];
          const source = lanes[item.lane];
          if (lane === undefined || source === undefined) return null;
          return (
            <g
              key={`${item.lane}/${item.kind}/${item.index}`}
              data-item={index}
              className={`item ${item.kind}`}
              role={item.kind === "limit" ? "button" : "img"}
              aria-label={item.sentence}
              tabIndex={index === focused ? 0 : -1}
              onFocus={() => {
                setFocused(index);
                setShown(item);
              }}
              onMouseEnter={() => setShown(item)}
              onClick={() => open(item)}
            >
              <ItemDrawing item={item} lane={lane} source={source} compact={layout.compact} />
            </g>
          );
        })}
      </svg>
      <p className="strip-legend small soft">
        <span className="swatch stage" /> {say(caseWords.legendStage)}
        <span className="swatch measure" /> {say(caseWords.legendMeasure)}
        <span className="swatch limit" /> {say(caseWords.legendLimit)}
        {(["done", "doneLate", "near", "passed", "ahead", "toVerify"] as const).map((state) => (
          <Fragment key={state}>
            <svg className="legend-glyph" width="16" height="16" viewBox="-8 -8 16 16" aria-hidden>
              <LimitGlyph state={state} />
            </svg>
            {say(limitEndWords[state])}
          </Fragment>
        ))}
        <svg className="legend-glyph" width="16" height="16" viewBox="-8 -8 16 16" aria-hidden>
          <path className="mark-glyph" d="M0,-5 5,0 0,5 -5,0z" />
        </svg>
        {say(caseWords.legendMark)}
      </p>
    </div>
  );
}

const layers = ["stage", "measure", "mark", "limit"] as const;

/** Limits from the least to the most pressing: where two ends meet, the pressing one lies on top. */
const pressing = ["done", "ahead", "undetermined", "toVerify", "near", "doneLate", "passed"] as const;

/** Indices of the items as they are painted: bands below, marks and limits on top. */
function paintOrder(items: readonly TimelineItem[], lanes: readonly CaseLane[]): number[] {
  const rank = ({ kind, lane, index }: TimelineItem) => {
    const limit = kind === "limit" ? lanes[lane]?.limits[index] : undefined;
    return layers.indexOf(kind) * pressing.length + (limit === undefined ? 0 : pressing.indexOf(limit.state));
  };
  return [...items.keys()].toSorted((a, b) => rank(items[a] as TimelineItem) - rank(items[b] as TimelineItem));
}

/** From this many suspects on there is room for shapes only; the legend names them, and each is read out. */
const shapesOnlyFrom = 24;

/** What was done in time needs no words beside it; on a crowded sheet, what still runs needs none either. */
function wordless(state: CaseLane["limits"][number]["state"], lanes: number): boolean {
  return lanes >= shapesOnlyFrom || state === "done" || (state === "ahead" && isCompact(lanes));
}

function Axis({ layout }: { readonly layout: TimelineLayout }) {
  // A month whose name the line of today would cross goes without it.
  const dayLines = [layout.todayX, layout.dataDateX];
  return (
    <g aria-hidden className="axis">
      {layout.ticks.map(({ x, label }) => (
        <g key={label}>
          <line x1={x} x2={x} y1={36} y2={layout.height} />
          {!dayLines.some((line) => line !== null && line > x && line < x + textWidth(label)) && (
            <text x={x + 3} y={48}>
              {label}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}

interface DayLineProps {
  readonly x: number | null;
  readonly layout: TimelineLayout;
  readonly kind: "today" | "data-date";
  readonly label: string;
}

/** Each of the two lines has its label in a row of its own, so that they can stand on neighbouring days. */
const labelBaseline = { today: 13, "data-date": 29 } as const;

function DayLine({ x, layout, kind, label }: DayLineProps) {
  if (x === null) return null;
  const rightward = x + textWidth(label) + 8 < layout.width;
  const y = labelBaseline[kind];
  return (
    <g aria-hidden className={`day-line ${kind}`}>
      <line x1={x} x2={x} y1={y - 9} y2={layout.height} />
      <text x={rightward ? x + 4 : x - 4} y={y} textAnchor={rightward ? "start" : "end"}>
        {label}
      </text>
    </g>
  );
}

interface LaneGroundProps {
  readonly lane: LaneLayout;
  readonly layout: TimelineLayout;
  readonly note: string;
}

function LaneGround({ lane, layout, note }: LaneGroundProps) {
  const first = lane.y + (layout.compact ? 15 : 20);
  return (
    <g className="lane" aria-hidden>
      <line x1={0} x2={layout.width} y1={lane.y} y2={lane.y} />
      {lane.nameLines.map((line, index) => (
        <text key={line} x={4} y={first + index * 18} className="lane-name">
          {line}
        </text>
      ))}
      {!layout.compact && (
        <text x={4} y={first + lane.nameLines.length * 18} className="lane-note">
          {note}
        </text>
      )}
    </g>
  );
}

interface ItemDrawingProps {
  readonly item: TimelineItem;
  readonly lane: LaneLayout;
  readonly source: CaseLane;
  readonly compact: boolean;
}

function ItemDrawing({ item, lane, source, compact }: ItemDrawingProps) {
  const { say } = useWords();
  switch (item.kind) {
    case "stage":
    case "measure": {
      const bar = (item.kind === "stage" ? lane.stages : lane.measures)[item.index];
      const stretch = (item.kind === "stage" ? source.stages : source.measures)[item.index];
      return bar === undefined ? null : (
        <BarDrawing bar={bar} label={compact || stretch === undefined ? "" : say(stretch.label)} />
      );
    }
    case "limit": {
      const end = lane.limits[item.index];
      const limit = source.limits[item.index];
      return end === undefined || end === null || limit === undefined ? null : (
        <LimitDrawing end={end} state={limit.state} />
      );
    }
    case "mark": {
      const mark = lane.marks[item.index];
      return mark === undefined ? null : (
        <path className="mark-glyph" d={`M${mark.x},${mark.y - 5} l5,5 -5,5 -5,-5z`} />
      );
    }
    default:
      return null;
  }
}

function BarDrawing({ bar, label }: { readonly bar: Bar; readonly label: string }) {
  return (
    <>
      <rect className="bar" x={bar.x} y={bar.y} width={bar.width} height={bar.height} />
      {bar.open && (
        <path className="open-end" d={`M${bar.x + bar.width},${bar.y} l5,${bar.height / 2} -5,${bar.height / 2}z`} />
      )}
      {label !== "" && textWidth(label) + 8 <= bar.width && (
        <text x={bar.x + 4} y={bar.y + bar.height / 2 + 4} className="bar-label">
          {label}
        </text>
      )}
    </>
  );
}

function LimitDrawing({ end, state }: { readonly end: LimitEnd; readonly state: CaseLane["limits"][number]["state"] }) {
  // The run ends where words to the left of the end begin.
  const runEnd = end.side === "left" && end.words !== "" ? end.x - 14 - textWidth(end.words) : end.x;
  return (
    <>
      <line className="limit-run" x1={end.fromX} x2={Math.max(end.fromX, runEnd)} y1={end.y} y2={end.y} />
      <g transform={`translate(${end.x} ${end.y})`}>
        <LimitGlyph state={state} />
      </g>
      {end.words !== "" && (
        <text
          className={`limit-words ${state}`}
          x={end.side === "right" ? end.x + 10 : end.x - 10}
          y={end.y + 4}
          textAnchor={end.side === "right" ? "start" : "end"}
        >
          {end.words}
        </text>
      )}
    </>
  );
}
