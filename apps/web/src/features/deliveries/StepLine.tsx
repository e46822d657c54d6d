import { CheckOutlined } from "@ant-design/icons";
import { useWords } from "../../lib/words.tsx";
import { deliveryStepWords, wizardWords } from "../../words/deliveries.ts";
import { deliverySteps, type DeliveryStep } from "./steps.ts";
import "./deliveries.css";

interface StepLineProps {
  readonly current: DeliveryStep;
  /** Steps that can be gone back to, and how. */
  readonly onGo?: Partial<Readonly<Record<DeliveryStep, () => void>>>;
}

/** All steps of a delivery, always in sight: done, current, to come. */
export function StepLine({ current, onGo = {} }: StepLineProps) {
  const { say } = useWords();
  const at = deliverySteps.indexOf(current);
  return (
    <ol className="step-line no-print" aria-label={say(wizardWords.steps)}>
      {deliverySteps.map((step, index) => {
        const done = index < at || current === "result";
        const go = onGo[step];
        return (
          <li key={step} aria-current={step === current ? "step" : undefined} className={done ? "done" : undefined}>
            <span className="step-number" aria-hidden>
              {done ? <CheckOutlined /> : index + 1}
            </span>
            {go === undefined ? (
              say(deliveryStepWords[step])
            ) : (
              <button type="button" className="plain link" onClick={go}>
                {say(deliveryStepWords[step])}
              </button>
            )}
          </li>
        );
      })}
    </ol>
  );
}
