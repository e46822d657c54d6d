import { TimePicker } from "antd";
import dayjs from "dayjs";

interface TimeFieldProps {
  readonly label: string;
  readonly placeholder: string;
  /** `14:20`, or "". */
  readonly value: string;
  readonly onChange: (time: string) => void;
}

/** A time of day, typed or picked. */
export function TimeField({ label, placeholder, value, onChange }: TimeFieldProps) {
  return (
    <TimePicker
      aria-label={label}
      placeholder={placeholder}
      format="HH:mm"
      needConfirm={false}
      value={value === "" ? null : dayjs(`2000-01-01T${value}`)}
      onChange={(time) => onChange(time === null ? "" : time.format("HH:mm"))}
    />
  );
}
