import type { TableText } from "../tables/table-text.ts";

/** A decision model as its file says it: plain data, no name resolved. Types and names are written as in the file. */
export interface DmnModel {
  readonly name: string;
  readonly namespace: string;
  readonly imports: readonly DmnImport[];
  readonly itemDefinitions: readonly ItemDefinition[];
  readonly inputs: readonly InputData[];
  readonly decisions: readonly Decision[];
  readonly knowledge: readonly BusinessKnowledge[];
  readonly services: readonly DecisionService[];
}

export interface DmnImport {
  /** The name under which the other model's elements stand; empty: they stand among one's own. */
  readonly name: string;
  readonly namespace: string;
}

/** An element by its id; `namespace` is that of its model. */
export interface ElementRef {
  readonly namespace: string;
  readonly id: string;
}

/** A declared type: of a base type, of components, or of functions; `isCollection` makes it a list of that. */
export interface ItemDefinition {
  readonly name: string;
  readonly id: string;
  readonly isCollection: boolean;
  readonly base: string | null;
  /** Unary tests: allowed values of the type, or of the items of a collection. */
  readonly allowed: string | null;
  /** Unary tests over the whole value (DMN 1.5). */
  readonly constraint: string | null;
  readonly components: readonly ItemDefinition[];
  readonly function: { readonly parameters: readonly Variable[]; readonly result: string | null } | null;
}

/** A name with its declared type. */
export interface Variable {
  readonly name: string;
  readonly type: string | null;
}

interface Element {
  readonly id: string;
  readonly name: string;
  readonly variable: Variable;
}

export type InputData = Element;

export interface Decision extends Element {
  /** Decisions and input data that its logic may name. */
  readonly requires: readonly ElementRef[];
  /** Knowledge models and services that its logic may call. */
  readonly knows: readonly ElementRef[];
  readonly logic: Boxed | null;
}

export interface BusinessKnowledge extends Element {
  readonly knows: readonly ElementRef[];
  readonly logic: BoxedFunction | null;
}

export interface DecisionService extends Element {
  readonly outputs: readonly ElementRef[];
  readonly encapsulated: readonly ElementRef[];
  readonly inputDecisions: readonly ElementRef[];
  readonly inputData: readonly ElementRef[];
}

/** A boxed expression. `type` is the type its value is brought to. */
export type Boxed =
  | (BoxedNode & { readonly kind: "literal"; readonly text: string; readonly language: string | null })
  | (BoxedNode & { readonly kind: "table"; readonly table: TableText })
  | (BoxedNode & { readonly kind: "context"; readonly entries: readonly BoxedEntry[]; readonly result: Boxed | null })
  | (BoxedNode & {
      readonly kind: "relation";
      readonly columns: readonly Variable[];
      readonly rows: readonly (readonly Boxed[])[];
    })
  | (BoxedNode & { readonly kind: "list"; readonly items: readonly Boxed[] })
  | (BoxedNode & {
      readonly kind: "invocation";
      readonly called: Boxed;
      readonly bindings: readonly { readonly name: string; readonly value: Boxed | null }[];
    })
  | BoxedFunction
  | (BoxedNode & {
      readonly kind: "conditional";
      readonly condition: Boxed;
      readonly whenTrue: Boxed;
      readonly otherwise: Boxed;
    })
  | (BoxedNode & { readonly kind: "filter"; readonly of: Boxed; readonly match: Boxed })
  | (BoxedNode & { readonly kind: "for"; readonly variable: string; readonly of: Boxed; readonly body: Boxed })
  | (BoxedNode & {
      readonly kind: "quantified";
      readonly quantifier: "some" | "every";
      readonly variable: string;
      readonly of: Boxed;
      readonly body: Boxed;
    });

export type BoxedFunction = BoxedNode & {
  readonly kind: "function";
  readonly language: "FEEL" | "Java" | "PMML";
  readonly parameters: readonly Variable[];
  readonly body: Boxed | null;
};

export interface BoxedEntry {
  readonly variable: Variable;
  readonly value: Boxed | null;
}

interface BoxedNode {
  readonly id: string;
  readonly type: string | null;
}
