import type { ErrorCode, FieldFault, MappingFault } from "@jianheng/contract";

/** A request that the law of the house does not allow; returned, never thrown, until the edge turns it into HTTP. */
export interface Refusal {
  readonly refused: {
    readonly code: ErrorCode;
    readonly args: Readonly<Record<string, string>>;
    /** What in the request it is about, place by place, where there may be several. */
    readonly faults?: readonly MappingFault[];
    /** The same of a record's form, field by field. */
    readonly fields?: readonly FieldFault[];
  };
}

export function refuse(
  code: ErrorCode,
  args: Readonly<Record<string, string>> = {},
  faults?: readonly MappingFault[],
): Refusal {
  return { refused: { code, args, ...(faults === undefined ? {} : { faults }) } };
}

/** Values of a form that cannot be taken, each with what was expected. */
export function refuseFields(fields: readonly FieldFault[]): Refusal {
  const { refused } = refuse("record.invalid", { count: String(fields.length) });
  return { refused: { ...refused, fields } };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === "object" && value !== null && "refused" in value;
}
