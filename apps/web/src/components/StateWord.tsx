import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  ExclamationCircleOutlined,
  HourglassOutlined,
  QuestionCircleOutlined,
} from "@ant-design/icons";
import type { ReactNode } from "react";

/** Red: a limit has passed. Amber: one is near. Green: done. Open: running. Unknown: a fact is missing. */
export type Tone = "red" | "amber" | "green" | "open" | "unknown";

const icons = {
  red: ExclamationCircleOutlined,
  amber: HourglassOutlined,
  green: CheckCircleOutlined,
  open: ClockCircleOutlined,
  unknown: QuestionCircleOutlined,
} as const;

/** A state told three ways at once: shape, words, and colour last. */
export function StateWord({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  const Icon = icons[tone];
  const colour = tone === "open" || tone === "unknown" ? "neutral" : tone;
  return (
    <span className={`state ${colour}`}>
      <Icon aria-hidden />
      <span>{children}</span>
    </span>
  );
}

/** A task's light as a tone. Green says "time enough", which is no achievement, so it is shown as running. */
export function toneOfLight(light: "green" | "amber" | "red" | null): Tone {
  return light === "red" || light === "amber" ? light : "open";
}
