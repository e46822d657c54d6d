import {
  errors,
  errorSentence,
  mappingFaultSentences,
  type Bilingual,
  type ErrorCode,
  type MappingFault,
} from "@jianheng/contract";
import { failureWords } from "../words/failure.ts";

/** What a failed request means to the reader. */
export interface Refusal {
  /** `refused`: the server said no, with a code. `defect`: the server failed. `unreachable`: no answer came. */
  readonly kind: "refused" | "defect" | "unreachable";
  readonly code: ErrorCode | null;
  readonly sentence: Bilingual;
  /** To be told to the administrator. */
  readonly requestId: string | null;
  /** What in the request it is about, place by place; empty where that is the request as a whole. */
  readonly faults: readonly MappingFault[];
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
      faults: faultsOf(data["faults"]),
    };
  }
  const status = typeof error["status"] === "number" ? error["status"] : 0;
  if (status === 401)
    return { kind: "refused", code: "session.required", sentence: errors["session.required"], requestId, faults: [] };
  if (typeof code === "string" || status >= 400) {
    return {
      kind: "defect",
      code: null,
      sentence: requestId === null ? failureWords.defect : errorSentence("server.defect", { requestId }),
      requestId,
      faults: [],
    };
  }
  return unreachable;
}

const unreachable: Refusal = {
  kind: "unreachable",
  code: null,
  sentence: failureWords.unreachable,
  requestId: null,
  faults: [],
};

function faultsOf(given: unknown): readonly MappingFault[] {
  return Array.isArray(given) && given.every(isFault) ? (given as readonly MappingFault[]) : [];
}

function isFault(one: unknown): boolean {
  return isRecord(one) && typeof one["code"] === "string" && Object.hasOwn(mappingFaultSentences, one["code"]);
}

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
