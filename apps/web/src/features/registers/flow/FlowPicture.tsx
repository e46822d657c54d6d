import type { RegisterDefinition } from "@jianheng/contract";
import { useEffect, useId, useMemo, useRef } from "react";
import { useWords } from "../../../lib/words.tsx";
import { commonWords } from "../../../words/format.ts";
import { flowWords } from "../../../words/registers.ts";
import { flowGraph, type FlowArrow, type FlowGathered } from "./flow-graph.ts";
import { flowLayout, type FlowLine } from "./flow-layout.ts";
import type { FlowPassed } from "./flow-passed.ts";
import { textLines, textWidth } from "./flow-text.ts";
import "./flow.css";

interface FlowPictureProps {
  readonly definition: RegisterDefinition;
  /** State of the record; none for a definition by itself. */
  readonly current?: string;
  readonly passed?: FlowPassed;
}

/** Words of an arrow are broken beyond this, so that a flow of twelve states stays on a screen's width or two. */
const labelMost = { zh: 66, en: 92 };
const lineHeight = 16;

/** The flow of a register, drawn; the same as a list for those who do not see it. */
export function FlowPicture({ definition, current, passed }: FlowPictureProps) {
  const { say, language } = useWords();
  const marker = useId();
  const frame = useRef<HTMLDivElement>(null);
  const stateLabel = (id: string) => {
    const state = definition.states.find((one) => one.id === id);
    return state === undefined ? id : say(state.label);
  };
  const actLabel = (id: string) => {
    const act = definition.acts.find((one) => one.id === id);
    return act === undefined ? id : say(act.label);
  };
  const arrowLines = (arrow: FlowArrow) => arrow.acts.flatMap((act) => textLines(actLabel(act), labelMost[language]));
  const dropLines = (gathered: readonly FlowGathered[]) =>
    gathered.flatMap(({ act, from }) => [actLabel(act), say(flowWords.fromMany, { count: from.length })]);
  const layout = useMemo(
    () =>
      flowLayout(flowGraph(definition), {
        stateWidth: (state) => textWidth(stateLabel(state)),
        labelWidth: (arrow) => Math.max(0, ...arrowLines(arrow).map(textWidth)),
        labelLines: (arrow) => arrowLines(arrow).length,
        dropLines: (gathered) => dropLines(gathered).length,
        dropWidth: (gathered) => Math.max(0, ...dropLines(gathered).map(textWidth)),
      }),
    // The words follow the definition and the language.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [definition, language],
  );

  useEffect(() => {
    // A long flow opens where the record stands.
    const box = layout.boxes.find(({ state }) => state === current);
    if (box !== undefined && frame.current !== null)
      frame.current.scrollLeft = box.x + box.width / 2 - frame.current.clientWidth / 2;
  }, [layout, current]);

  return (
    <div className="flow">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div ref={frame} className="flow-frame" tabIndex={0}>
        <svg
          role="img"
          aria-label={
            current === undefined ? say(flowWords.plain) : say(flowWords.picture, { state: stateLabel(current) })
          }
          width={layout.width}
          height={layout.height}
          viewBox={`0 0 ${layout.width} ${layout.height}`}
        >
          <defs>
            {(["gone", "ahead"] as const).map((kind) => (
              <marker
                key={kind}
                id={`${marker}-${kind}`}
                className={kind}
                viewBox="0 0 8 8"
                refX="8"
                refY="4"
                markerWidth="8"
                markerHeight="8"
                markerUnits="userSpaceOnUse"
                orient="auto"
              >
                <path d="M0 0L8 4L0 8z" />
              </marker>
            ))}
          </defs>
          {layout.lines.map((line) => {
            const kind = passed?.arrows.has(`${line.arrow.from}>${line.arrow.to}`) === true ? "gone" : "ahead";
            return (
              <path
                key={`${line.arrow.from}>${line.arrow.to}`}
                className={`flow-line ${kind}`}
                d={pathOf(line)}
                markerEnd={`url(#${marker}-${kind})`}
              />
            );
          })}
          {layout.lines.map((line) => (
            <Words
              key={`${line.arrow.from}>${line.arrow.to}`}
              x={line.label[0]}
              y={line.label[1]}
              lines={arrowLines(line.arrow)}
            />
          ))}
          {layout.drops.map(({ to, gathered, x, from, until }) => {
            const gone = gathered.some((one) =>
              one.from.some((state) => passed?.arrows.has(`${state}>${to}`) === true),
            );
            const kind = gone ? "gone" : "ahead";
            const lines = dropLines(gathered);
            return (
              <g key={to}>
                <path
                  className={`flow-line ${kind}`}
                  d={`M${x} ${from}V${until}`}
                  markerEnd={`url(#${marker}-${kind})`}
                />
                <Words x={x} y={from - (lines.length * lineHeight) / 2} lines={lines} />
              </g>
            );
          })}
          {layout.boxes.map(({ state, x, y, width, height }) => {
            const ended = definition.states.find(({ id }) => id === state)?.end === true;
            return (
              <g key={state} className={`flow-state ${standing(state)}`}>
                <rect x={x} y={y} width={width} height={height} rx={ended ? height / 2 : 2} />
                <text x={x + width / 2} y={y + height / 2} dy="0.36em">
                  {stateLabel(state)}
                </text>
              </g>
            );
          })}
        </svg>
      </div>
      <details className="small">
        <summary>{say(flowWords.asList)}</summary>
        <FlowList definition={definition} standing={standing} current={current} />
      </details>
    </div>
  );

  function standing(state: string): "current" | "passed" | "ahead" {
    if (state === current) return "current";
    return passed?.states.has(state) === true ? "passed" : "ahead";
  }
}

interface WordsProps {
  readonly x: number;
  /** Middle. */
  readonly y: number;
  readonly lines: readonly string[];
}

/** The words interrupt their arrow: nothing is drawn behind them. */
function Words({ x, y, lines }: WordsProps) {
  const width = Math.max(0, ...lines.map(textWidth));
  const height = lines.length * lineHeight;
  return (
    <g className="flow-words">
      <rect x={x - width / 2} y={y - height / 2} width={width} height={height} />
      <text x={x} y={y - (height - lineHeight) / 2}>
        {lines.map((words, index) => (
          // The same words may stand twice.
          // oxlint-disable-next-line react/no-array-index-key
          <tspan key={index} x={x} dy={index === 0 ? "0.36em" : lineHeight}>
            {words}
          </tspan>
        ))}
      </text>
    </g>
  );
}

/** Straight through the words, with soft bends where a long arrow passes other columns. */
function pathOf({ back, points }: FlowLine): string {
  const [first = [0, 0], ...rest] = points;
  if (back) return `M${first.join(" ")}${rest.map((point) => `L${point.join(" ")}`).join("")}`;
  let path = `M${first.join(" ")}`;
  let [x, y] = first;
  for (const [toX, toY] of rest) {
    const bend = (toX - x) / 2;
    path += `C${x + bend} ${y} ${toX - bend} ${toY} ${toX} ${toY}`;
    [x, y] = [toX, toY];
  }
  return path;
}

interface FlowListProps {
  readonly definition: RegisterDefinition;
  readonly standing: (state: string) => "current" | "passed" | "ahead";
  readonly current: string | undefined;
}

function FlowList({ definition, standing, current }: FlowListProps) {
  const { say } = useWords();
  const labelOf = (id: string) => {
    const state = definition.states.find((one) => one.id === id);
    return state === undefined ? id : say(state.label);
  };
  return (
    <ol className="flow-list">
      {definition.states.map((state) => {
        const acts = definition.acts.filter(({ from }) => from.includes(state.id));
        const staying = acts.filter(({ to }) => to === undefined || to === state.id);
        return (
          <li key={state.id}>
            <span className="strong">{say(state.label)}</span>
            {current !== undefined && <span className="soft"> · {say(flowWords[standing(state.id)])}</span>}
            {state.end === true && <span className="soft"> · {say(flowWords.end)}</span>}
            <ul>
              {acts.flatMap(({ id, label, to }) =>
                to === undefined || to === state.id ? (
                  []
                ) : (
                  <li key={id}>{say(flowWords.step, { act: say(label), state: labelOf(to) })}</li>
                ),
              )}
              {staying.length > 0 && (
                <li className="soft">
                  {say(flowWords.stays, {
                    acts: staying.map(({ label }) => say(label)).join(say(commonWords.listComma)),
                  })}
                </li>
              )}
            </ul>
          </li>
        );
      })}
    </ol>
  );
}
