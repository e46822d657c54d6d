import type { ErrorCode } from "@jianheng/contract";

/** A request that the law of the house does not allow; returned, never thrown, until the edge turns it into HTTP. */
export interface Refusal {
  readonly refused: { readonly code: ErrorCode; readonly args: Readonly<Record<string, string>> };
}

export function refuse(code: ErrorCode, args: Readonly<Record<string, string>> = {}): Refusal {
  return { refused: { code, args } };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === "object" && value !== null && "refused" in value;
}
