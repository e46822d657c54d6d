import { getRouteApi } from "@tanstack/react-router";
import { Failure, Moments, Skeleton } from "../../components/Moments.tsx";
import { useWords } from "../../lib/words.tsx";
import { wizardWords } from "../../words/deliveries.ts";
import { CheckStep } from "./CheckStep.tsx";
import { DateStep } from "./DateStep.tsx";
import { FilesStep } from "./FilesStep.tsx";
import { useInspection } from "./queries.ts";
import { ReadingLine } from "./ReadingLine.tsx";
import type { NewDeliveryStep } from "./steps.ts";
import { StepLine } from "./StepLine.tsx";

const route = getRouteApi("/deliveries/new");

/** A new delivery, step by step. The upload and the step stand in the address: a reload or a sent link goes on from there. */
export function NewDeliveryPage() {
  const { say } = useWords();
  const navigate = route.useNavigate();
  const { uploadId, step = "check" } = route.useSearch();
  const current = uploadId === undefined ? "files" : step;
  const goTo = (wanted: NewDeliveryStep) =>
    uploadId === undefined ? navigate({ search: {} }) : navigate({ search: { uploadId, step: wanted } });

  return (
    <div className="page">
      <h1>{say(wizardWords.title)}</h1>
      <StepLine
        current={current}
        onGo={{
          ...(current === "files" ? {} : { files: () => void goTo("files") }),
          ...(current === "date" || (current === "files" && uploadId !== undefined)
            ? { check: () => void goTo("check") }
            : {}),
        }}
      />
      {current === "files" || uploadId === undefined ? (
        <FilesStep onUploaded={(id) => void navigate({ search: { uploadId: id, step: "check" } })} />
      ) : (
        <UploadedSteps key={uploadId} uploadId={uploadId} step={current} onGo={(wanted) => void goTo(wanted)} />
      )}
    </div>
  );
}

interface UploadedStepsProps {
  readonly uploadId: string;
  readonly step: NewDeliveryStep;
  readonly onGo: (step: NewDeliveryStep) => void;
}

function UploadedSteps({ uploadId, step, onGo }: UploadedStepsProps) {
  const query = useInspection(uploadId);
  if (query.error !== null && query.data === undefined)
    return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <Moments
      query={query}
      skeleton={
        <>
          <ReadingLine uploadId={uploadId} reading={query.isPending} />
          <Skeleton lines={10} />
        </>
      }
    >
      {(inspection) =>
        step === "date" ? (
          <DateStep inspection={inspection} onBack={() => onGo("check")} />
        ) : (
          <CheckStep inspection={inspection} onBack={() => onGo("files")} onNext={() => onGo("date")} />
        )
      }
    </Moments>
  );
}
