// Helpers to write a function of the law once for rows and once for columns, with its documentation beside it.

import {
  FeelDate,
  FeelDateTime,
  type FeelType,
  type FeelValue,
  type FunctionEnvironment,
  type LibraryFunction,
  type SqlBuilder,
  type SqlFragment,
} from "@jianheng/feel";

export interface LawParameter {
  /** Chinese name first, English second. */
  readonly names: readonly [string, string];
  readonly type: FeelType;
}

export interface LawFunction {
  /** Chinese name first, English second: both can be called. */
  readonly names: readonly [string, string];
  readonly parameters: readonly LawParameter[];
  readonly result: FeelType;
  readonly nullArguments?: "null" | "pass";
  readonly evaluate: (args: readonly FeelValue[], environment: FunctionEnvironment) => FeelValue;
  /**
   * The text of the fragment; its type is `result`, and it may be null. Absent where SQL cannot do it exactly: programs
   * that call it are run row by row, and the run says so.
   */
  readonly sql?: (args: readonly SqlFragment[], builder: SqlBuilder) => string;
  readonly digits?: { readonly precision: number; readonly scale: number };
  readonly docs: { readonly zh: string; readonly en: string };
}

/** The function as the rule language takes it; every parameter is required. */
export function libraryFunction(definition: LawFunction): LibraryFunction {
  const { names, parameters, result, nullArguments = "null", evaluate, sql, digits, docs } = definition;
  return {
    names,
    parameters,
    result,
    nullArguments,
    docs,
    evaluate: (args, environment) =>
      evaluate(
        args.map((argument) => argument ?? null),
        environment,
      ),
    ...(sql === undefined
      ? {}
      : {
          sql: (args, builder) => ({
            sql: sql(
              args.map((argument) => argument ?? builder.value("null", null)),
              builder,
            ),
            type: result,
            nullable: true,
            ...(digits === undefined ? {} : { digits }),
          }),
        }),
  };
}

export function sqlOf(fragments: readonly SqlFragment[], index: number): string {
  const fragment = fragments[index];
  if (fragment === undefined) throw new Error(`argument ${index} is missing`);
  return fragment.sql;
}

export function fragmentOf(fragments: readonly SqlFragment[], index: number): SqlFragment {
  const fragment = fragments[index];
  if (fragment === undefined) throw new Error(`argument ${index} is missing`);
  return fragment;
}

export const asDate = (value: FeelValue | undefined): FeelDate | undefined =>
  value instanceof FeelDate ? value : undefined;
export const asDateTime = (value: FeelValue | undefined): FeelDateTime | undefined =>
  value instanceof FeelDateTime ? value : undefined;
export const asText = (value: FeelValue | undefined): string | undefined =>
  typeof value === "string" ? value : undefined;
export const asBoolean = (value: FeelValue | undefined): boolean | undefined =>
  typeof value === "boolean" ? value : undefined;
