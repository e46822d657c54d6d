import type { Ir, IteratorIr, LocalIr } from "../ir.ts";
import { childrenOf } from "../ir.ts";
import { isRow } from "../type.ts";
import type { Env, SlotBinding, Source } from "./block.ts";
import { emptyEnv } from "./block.ts";
import type { EmitContext } from "./context.ts";
import { Refused } from "./fragment.ts";

/** An expression in the scope it was written in. */
export interface Scoped {
  readonly ir: Ir;
  readonly env: Env;
}

/** A list as SQL sees it: rows of some datasets that meet conditions, and what each contributes. */
export interface Plan {
  readonly sources: readonly Source[];
  /** Each must be true; null drops the row as false does. */
  readonly conditions: readonly Scoped[];
  readonly element: Scoped;
}

/** The plan of a list expression; refuses lists that are not made from datasets. */
export function planOf(context: EmitContext, ir: Ir, env: Env): Plan {
  switch (ir.kind) {
    case "dataset": {
      const { rowId } = context.relation(ir.dataset);
      const source: Source = { dataset: ir.dataset, rowId, alias: "" };
      const slot = context.freshSlot();
      const { span } = ir;
      const local: LocalIr = { kind: "local", slot, name: "item", type: { kind: "row", dataset: ir.dataset }, span };
      return {
        sources: [source],
        conditions: [],
        element: { ir: local, env: new Map([[slot, { kind: "row", source }]]) },
      };
    }
    case "let": {
      const named = context.program.lets[ir.index];
      if (named === undefined) throw new Refused("feel.sql.list", ir.span);
      return planOf(context, named.ir, emptyEnv);
    }
    case "local": {
      const binding = env.get(ir.slot);
      if (binding?.kind !== "value") throw new Refused("feel.sql.list", ir.span);
      return planOf(context, binding.ir, binding.env);
    }
    case "filter": {
      if (ir.mode !== "boolean") throw new Refused("feel.sql.list", ir.span);
      const plan = planOf(context, ir.of, env);
      const inner = new Map([...env, [ir.slot, bindingOf(plan.element)]]);
      return { ...plan, conditions: [...plan.conditions, { ir: ir.condition, env: inner }] };
    }
    case "field": {
      if (ir.mode !== "rows" || ir.column === undefined) throw new Refused("feel.sql.list", ir.span);
      const plan = planOf(context, ir.of, env);
      const slot = context.freshSlot();
      const { element } = plan;
      const of: LocalIr = { kind: "local", slot, name: "item", type: element.ir.type, span: ir.span };
      const type = typeof ir.type === "object" && ir.type.kind === "list" ? ir.type.element : ir.type;
      const field: Ir = { kind: "field", of, name: ir.name, mode: "row", column: ir.column, type, span: ir.span };
      return { ...plan, element: { ir: field, env: new Map([[slot, bindingOf(element)]]) } };
    }
    case "for":
      return planOfIterators(context, ir.iterators, env, ir.body);
    default:
      throw new Refused("feel.sql.list", ir.span);
  }
}

/** The rows that a `for`, `some` or `every` runs over, and its body. */
export function planOfIterators(context: EmitContext, iterators: readonly IteratorIr[], env: Env, body: Ir): Plan {
  let inner = env;
  const sources: Source[] = [];
  const conditions: Scoped[] = [];
  for (const iterator of iterators) {
    if (iterator.to !== null) throw new Refused("feel.sql.list", iterator.source.span);
    const plan = planOf(context, iterator.source, inner);
    sources.push(...plan.sources);
    conditions.push(...plan.conditions);
    inner = new Map([...inner, [iterator.slot, bindingOf(plan.element)]]);
  }
  return { sources, conditions, element: { ir: body, env: inner } };
}

/** How a variable that stands for an element is bound. */
export function bindingOf(element: Scoped): SlotBinding {
  if (element.ir.kind === "local" && isRow(element.ir.type)) {
    const binding = element.env.get(element.ir.slot);
    if (binding !== undefined) return binding;
  }
  return { kind: "value", ir: element.ir, env: element.env };
}

/** The sources whose rows an expression reads; "base" for the judged row. */
export function sourcesRead(context: EmitContext, scoped: Scoped): ReadonlySet<Source> {
  const found = new Set<Source>();
  collectSources(context, scoped.ir, scoped.env, found);
  return found;
}

function collectSources(context: EmitContext, ir: Ir, env: Env, found: Set<Source>): void {
  // Computed earlier: a column of the base, even if what it was computed from reads no row.
  if (context.computed(ir) !== undefined) {
    found.add(context.base);
    return;
  }
  switch (ir.kind) {
    case "subject":
      found.add(context.base);
      return;
    case "let": {
      const named = context.program.lets[ir.index];
      if (named !== undefined) collectSources(context, named.ir, emptyEnv, found);
      return;
    }
    case "local": {
      const binding = env.get(ir.slot);
      if (binding?.kind === "row") found.add(binding.source);
      if (binding?.kind === "value") collectSources(context, binding.ir, binding.env, found);
      return;
    }
    case "in": {
      const value: SlotBinding = { kind: "value", ir: ir.value, env };
      const inner = new Map([...env, [ir.slot, value]]);
      for (const child of childrenOf(ir)) collectSources(context, child, inner, found);
      return;
    }
    default:
      for (const child of childrenOf(ir)) collectSources(context, child, env, found);
  }
}
