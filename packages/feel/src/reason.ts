import type { Span } from "./span.ts";
import type { FeelType } from "./type.ts";
import type { FeelValue } from "./value.ts";

/**
 * Why a part of a text has its value: the part, and below it the parts that decided. Where a let decides, its own text
 * stands here with the let's name as `source`: once, where it first decides. Frozen; bounded in depth and size.
 */
export type Reason = ReasonBase &
  (
    | {
        /**
         * and, or: `parts` are the operands that made it what it is. not: its operand. if: the condition, then the
         * branch taken. value: anything else, as a comparison or a call; `parts` are what its operands rest on.
         */
        readonly kind: "and" | "or" | "not" | "if" | "value";
      }
    | {
        readonly kind: "some" | "every";
        /** The place, from one, of the item that decided, or that first could not be told; null if no single one did. */
        readonly decidedBy: number | null;
        /** How many items were looked at; `some` and `every` stop at the one that decides. */
        readonly looked: number;
        /** The variables at that item; `parts` say what the condition made of it. */
        readonly variables: readonly Operand[];
      }
    | {
        readonly kind: "table";
        /**
         * Rows of the table that the value comes from, from one; empty if none holds, null if it cannot be told which:
         * an input is missing or not allowed. `operands` are the inputs.
         */
        readonly rules: readonly number[] | null;
      }
  );

export interface ReasonBase {
  /** The let or output whose text it stands in. */
  readonly source: string;
  readonly span: Span;
  /** The words at the span. Empty for a table, which is not written as one text. */
  readonly text: string;
  readonly type: FeelType;
  readonly value: FeelValue;
  readonly operands: readonly Operand[];
  readonly parts: readonly Reason[];
  /** True where parts or operands were left out: too many, or too deep. */
  readonly cut: boolean;
}

export interface Operand {
  readonly text: string;
  readonly value: FeelValue;
  /** constant: says its own value. fact: a name. computed: neither; the names in it follow as operands of their own. */
  readonly kind: "constant" | "fact" | "computed";
}
