import type { HitPolicy, MissingPolicy } from "../ir.ts";
import type { Named, NamedTest } from "../named.ts";
import type { Syntax, UnaryTestsSyntax } from "../syntax.ts";

/** A decision table as written: nothing resolved. */
export interface TableSyntax {
  readonly hitPolicy: HitPolicy;
  readonly missing: MissingPolicy;
  readonly inputs: readonly {
    readonly label: string;
    readonly value: Syntax;
    readonly allowed: UnaryTestsSyntax | null;
  }[];
  readonly outputs: readonly {
    readonly name: string | null;
    readonly allowed: UnaryTestsSyntax | null;
    readonly fallback: Syntax | null;
  }[];
  readonly rules: readonly { readonly tests: readonly UnaryTestsSyntax[]; readonly outputs: readonly Syntax[] }[];
}

/** The same with names bound; every column has the slot of its `?`. */
export interface NamedTable {
  readonly hitPolicy: HitPolicy;
  readonly missing: MissingPolicy;
  readonly inputs: readonly {
    readonly label: string;
    readonly slot: number;
    readonly value: Named;
    readonly allowed: NamedColumnTests | null;
  }[];
  readonly outputs: readonly {
    readonly name: string | null;
    readonly slot: number;
    readonly allowed: NamedColumnTests | null;
    readonly fallback: Named | null;
  }[];
  readonly rules: readonly { readonly tests: readonly NamedColumnTests[]; readonly outputs: readonly Named[] }[];
}

export interface NamedColumnTests {
  readonly tests: readonly NamedTest[];
  readonly negated: boolean;
}
