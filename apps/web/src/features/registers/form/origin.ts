// What a new record arises from, as the address says it: `record:ID`, `finding:ID`, `case:NO`.
export interface Origin {
  readonly kind: "record" | "finding" | "case";
  readonly id: string;
}

export function readOrigin(text: string | undefined): Origin | undefined {
  const match = /^(record|finding|case):(.{1,200})$/.exec(text ?? "");
  const [, kind, id] = match ?? [];
  return kind === undefined || id === undefined ? undefined : { kind: kind as Origin["kind"], id };
}

export function originText({ kind, id }: Origin): string {
  return `${kind}:${id}`;
}
