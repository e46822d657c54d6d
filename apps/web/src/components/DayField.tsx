import { DatePicker } from "antd";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";

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

/** A calendar day, typed (`2026-03-20` or `20260320`) or picked, shown with its weekday. */
export function DayField({ id, label, value, onChange, from, until, placeholder }: DayFieldProps) {
  return (
    <DatePicker
      {...(id === undefined ? {} : { id })}
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(from === undefined ? {} : { minDate: dayjs(from) })}
      {...(until === undefined ? {} : { maxDate: dayjs(until) })}
      aria-label={label}
      value={value === undefined ? null : dayjs(value)}
      // The first is how a day is shown; typing one of the others is understood.
      format={["YYYY-MM-DD ddd", "YYYY-MM-DD", "YYYYMMDD", "YYYY/M/D", "YYYY.M.D"]}
      onKeyDown={(event) => {
        // The picker takes a typed day only when it is left; the next Tab goes on from there.
        if (event.key === "Enter" && event.target instanceof HTMLInputElement) event.target.blur();
      }}
      onChange={(day) => onChange(day === null ? undefined : day.format("YYYY-MM-DD"))}
    />
  );
}
