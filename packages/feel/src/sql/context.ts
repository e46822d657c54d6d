import type { Ir } from "../ir.ts";
import type { FunctionLibrary } from "../library.ts";
import type { Program } from "../program.ts";
import type { SqlRelation } from "../sql-program.ts";
import type { FeelType } from "../type.ts";
import type { FeelValue } from "../value.ts";
import type { Block, Env, Source } from "./block.ts";
import type { Fragment } from "./fragment.ts";
import type { ParameterStore } from "./parameters.ts";

/** What the parts of the emitter share. */
export interface EmitContext {
  readonly program: Program;
  readonly library: FunctionLibrary;
  readonly params: ParameterStore;
  readonly base: Source;
  readonly relation: (datasetId: string) => SqlRelation;
  /** The SQL of an expression inside a block; joins it needs are added to the block. */
  readonly emit: (ir: Ir, env: Env, block: Block) => Fragment;
  /** A value as a typed parameter. */
  readonly value: (value: FeelValue, type: FeelType, ir: Ir) => Fragment;
  /** The column of the base that holds a node, if it has been computed in an earlier layer. */
  readonly computed: (ir: Ir) => Fragment | undefined;
  /** Asks that a node be computed in an earlier layer, and begins again. */
  readonly hoist: (ir: Ir) => never;
  /** Whether a node is one of the program's own; those made on the way are new in each emission. */
  readonly isOwn: (ir: Ir) => boolean;
  /** A variable place that no text uses. */
  readonly freshSlot: () => number;
}
