import { InputNumber, Select } from "antd";
import { useId } from "react";
import { useWords } from "../../lib/words.tsx";
import { computeWords, unitWords } from "../../words/limits.ts";
import { units, type LengthForm } from "./clock-form.ts";

interface LengthFieldProps {
  readonly label: string;
  readonly length: LengthForm;
  readonly onChange: (length: LengthForm) => void;
}

/** A number and its unit. */
export function LengthField({ label, length, onChange }: LengthFieldProps) {
  const { say } = useWords();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="line whole">
        <InputNumber
          id={id}
          min={1}
          max={9999}
          precision={0}
          style={{ width: 90 }}
          placeholder={say(computeWords.amount)}
          value={length.amount === "" ? null : Number(length.amount)}
          onChange={(amount) => onChange({ ...length, amount: amount === null ? "" : String(amount) })}
        />
        <Select
          aria-label={`${label} ${say(computeWords.unit)}`}
          style={{ width: 130 }}
          value={length.unit}
          options={units.map((unit) => ({ value: unit, label: say(unitWords[unit]) }))}
          onChange={(unit) => onChange({ ...length, unit })}
        />
      </div>
    </div>
  );
}
