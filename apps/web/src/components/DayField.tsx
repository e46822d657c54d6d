import { DatePicker } from "antd";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import { formatWords } from "../words/format.ts";
import { useWords } from "../lib/words.tsx";

interface DayFieldProps {
  readonly id?: string;
  readonly label?: string;
  readonly value: string | undefined;
  readonly onChange: (day: string | undefined) => void;
  /** First and last day that can be chosen, both included. */
  readonly from?: string;
  readonly until?: string;
  readonly placeholder?: string;
}

/** A calendar day, typed or picked, shown with its weekday. */
export function DayField({ id, label, value, onChange, from, until, placeholder }: DayFieldProps) {
  const { language } = useWords();
  return (
    <DatePicker
      {...(id === undefined ? {} : { id })}
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(from === undefined ? {} : { minDate: dayjs(from) })}
      {...(until === undefined ? {} : { maxDate: dayjs(until) })}
      aria-label={label}
      value={value === undefined ? null : dayjs(value)}
      format={[
        (day) => `${day.format("YYYY-MM-DD")} ${formatWords.weekdays[language][day.day()] ?? ""}`,
        "YYYY-MM-DD",
        "YYYYMMDD",
      ]}
      onChange={(day) => onChange(day === null ? undefined : day.format("YYYY-MM-DD"))}
    />
  );
}
