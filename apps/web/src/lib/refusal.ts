import { errors, errorSentence, type Bilingual, type ErrorCode } from "@jianheng/contract";
import { failureWords } from "../words/failure.ts";

/** What a failed request means to the reader. */
export interface Refusal {
  /** `refused`: the server said no, with a code. `defect`: the server failed. `unreachable`: no answer came. */
  readonly kind: "refused" | "defect" | "unreachable";
  readonly code: ErrorCode | null;
  readonly sentence: Bilingual;
  /** To be told to the administrator. */
  readonly requestId: string | null;
}

/** Reads whatever a request threw or answered: an oRPC error, the JSON of an upload, or a network failure. */
export function readRefusal(error: unknown): Refusal {
  if (!isRecord(error)) return unreachable;
  const code = error["code"];
  const data = isRecord(error["data"]) ? error["data"] : {};
  const given = isRecord(data["args"]) ? data["args"] : isRecord(error["args"]) ? error["args"] : data;
  const requestId = firstText(given["requestId"], data["requestId"], error["requestId"]);
  if (isErrorCode(code)) {
    return {
      kind: code === "server.defect" ? "defect" : "refused",
      code,
      sentence: errorSentence(code, textsOf({ ...given, requestId: requestId ?? "–" })),
      requestId,
    };
  }
  const status = typeof error["status"] === "number" ? error["status"] : 0;
  if (status === 401)
    return { kind: "refused", code: "session.required", sentence: errors["session.required"], requestId };
  if (typeof code === "string" || status >= 400) {
    return {
      kind: "defect",
      code: null,
      sentence: requestId === null ? failureWords.defect : errorSentence("server.defect", { requestId }),
      requestId,
    };
  }
  return unreachable;
}

const unreachable: Refusal = { kind: "unreachable", code: null, sentence: failureWords.unreachable, requestId: null };

function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === "string" && Object.hasOwn(errors, code);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function firstText(...values: readonly unknown[]): string | null {
  return values.find((value): value is string => typeof value === "string" && value !== "") ?? null;
}

function textsOf(values: Record<string, unknown>): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === "string" || typeof value === "number") texts[name] = String(value);
    else if (Array.isArray(value)) texts[name] = value.join("、");
  }
  return texts;
}
