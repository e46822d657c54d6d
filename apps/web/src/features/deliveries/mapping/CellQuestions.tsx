// What stands in the cells of a column and is not clear by itself: days in two orders, values that are no code of ours.
import type { Dataset } from "@jianheng/contract";
import { Radio, Select } from "antd";
import { useId } from "react";
import { formatCount } from "../../../lib/format.ts";
import { useWords } from "../../../lib/words.tsx";
import { mappingWords } from "../../../words/mapping.ts";
import { nameOfColumn } from "./column-name.ts";
import { closedCodesOf, dayAndMonthOf, type ColumnLine } from "./column-lines.ts";

interface DateOrderQuestionProps {
  /** A day as written that can be read in two ways. */
  readonly day: string;
  readonly order: "dmy" | "mdy" | null;
  readonly onChoose: (order: "dmy" | "mdy" | null) => void;
}

export function DateOrderQuestion({ day, order, onChoose }: DateOrderQuestionProps) {
  const { say } = useWords();
  const id = useId();
  const parts = dayAndMonthOf(day);
  if (parts === null) return null;
  return (
    <div className="cell-question">
      <span id={id}>{say(mappingWords.dateOrder, { example: day })}</span>
      <Radio.Group
        aria-labelledby={id}
        value={order ?? "unknown"}
        options={[
          {
            value: "dmy",
            label: say(mappingWords.dateOrderDmy, { day: parts.first, month: parts.second }),
            disabled: parts.second > monthsOfYear,
          },
          {
            value: "mdy",
            label: say(mappingWords.dateOrderMdy, { month: parts.first, day: parts.second }),
            disabled: parts.first > monthsOfYear,
          },
          { value: "unknown", label: say(mappingWords.dateOrderUnknown) },
        ]}
        onChange={(event) => {
          const value: unknown = event.target.value;
          onChoose(value === "dmy" || value === "mdy" ? value : null);
        }}
      />
    </div>
  );
}

interface ValuesQuestionProps {
  readonly dataset: Dataset;
  readonly column: string;
  readonly values: ColumnLine["values"];
  readonly onValue: (column: string, value: string, means: string | null) => void;
}

export function ValuesQuestion({ dataset, column, values, onValue }: ValuesQuestionProps) {
  const { say, language } = useWords();
  const codes = closedCodesOf(dataset, column);
  return (
    <fieldset className="cell-question">
      <legend>
        {say(mappingWords.values, { column: nameOfColumn(dataset, column, language), count: values.length })}
      </legend>
      <ul className="value-lines">
        {values.map(({ value, count, means }) => (
          <li key={value}>
            <span>
              {value}
              {count !== null && (
                <span className="small soft"> {say(mappingWords.valueCount, { count: formatCount(count) })}</span>
              )}
            </span>
            <Select
              size="small"
              style={{ minWidth: 180 }}
              aria-label={say(mappingWords.valueMeans, { value })}
              showSearch
              popupMatchSelectWidth={false}
              value={means ?? asItIs}
              options={[
                { value: asItIs, label: say(mappingWords.valueKeep) },
                ...codes.map((code) => ({ value: code, label: code })),
              ]}
              onChange={(chosen: string) => onValue(column, value, chosen === asItIs ? null : chosen)}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

const monthsOfYear = 12;

/** No code is empty. */
const asItIs = "";
