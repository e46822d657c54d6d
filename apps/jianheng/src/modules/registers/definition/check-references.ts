// What a definition refers to exists and is of the right kind.

import {
  type Bilingual,
  commonColumns,
  type RegisterAct,
  type RegisterDefinition,
  type RegisterField,
  roles,
} from "@jianheng/contract";
import { namedLimits } from "@jianheng/law";
import { forEachRepeated } from "./check-names.ts";
import { correction, type DefinitionFaults, type DefinitionPath, fill, listed } from "./definition-faults.ts";
import { type DefinitionKind, hintSentences, kindWords } from "./fault-sentences.ts";

/** More names than this are no help in a sentence. */
const MAX_LISTED = 16;

export function checkReferences(definition: RegisterDefinition, faults: DefinitionFaults): void {
  new References(definition, faults).check();
}

class References {
  readonly #definition: RegisterDefinition;
  readonly #faults: DefinitionFaults;
  readonly #known: Readonly<Record<"field" | "state" | "act" | "limit" | "document", readonly string[]>>;

  constructor(definition: RegisterDefinition, faults: DefinitionFaults) {
    this.#definition = definition;
    this.#faults = faults;
    const { fields, states, acts, limits, documents } = definition;
    this.#known = {
      field: ids(fields),
      state: ids(states),
      act: ids(acts),
      limit: ids(limits),
      document: ids(documents),
    };
  }

  check(): void {
    const { create, acts, readers, limits, documents, list, fields } = this.#definition;
    fields.forEach(({ readBy }, index) => this.#people(readBy, ["fields", index, "readBy"]));
    this.#create(create);
    acts.forEach((act, index) => this.#act(act, ["acts", index]));
    this.#people(readers, ["readers"]);
    limits.forEach(({ owner, named }, index) => {
      this.#people(owner, ["limits", index, "owner"]);
      if (named !== undefined) {
        const known = namedLimits.map(({ id }) => id);
        this.#one("limitOfLaw", named, ["limits", index, "named"], known);
      }
    });
    documents.forEach(({ body }, index) => {
      body.forEach((block, at) => {
        if ("over" in block) this.#fieldOf(block.over, ["rows"], ["documents", index, "body", at, "over"]);
      });
    });
    const columns = [...commonColumns, ...this.#known.field];
    this.#each("listColumn", list.columns, ["list", "columns"], columns);
    this.#each("listColumn", list.filters, ["list", "filters"], columns);
  }

  #create(create: RegisterDefinition["create"]): void {
    create.by.forEach((who, index) => {
      const path = ["create", "by", index];
      if (who.startsWith("role:") || who === "anyone") this.#who(who, path);
      else this.#faults.report("register.nobody_yet", path, { name: who });
    });
    this.#people(create.notifies, ["create", "notifies"]);
    this.#one("state", create.to, ["create", "to"], this.#known.state);
    this.#each("limit", create.starts, ["create", "starts"], this.#known.limit);
    this.#form(create, ["create"]);
  }

  #act(act: RegisterAct, path: DefinitionPath): void {
    this.#people(act.by, [...path, "by"]);
    this.#people(act.except, [...path, "except"]);
    this.#people(act.notifies, [...path, "notifies"]);
    this.#each("state", act.from, [...path, "from"], this.#known.state);
    if (act.to !== undefined) this.#one("state", act.to, [...path, "to"], this.#known.state);
    this.#each("limit", act.starts, [...path, "starts"], this.#known.limit);
    this.#each("limit", act.stops, [...path, "stops"], this.#known.limit);
    this.#each("document", act.prints, [...path, "prints"], this.#known.document);
    this.#form(act, path);
  }

  /** Fields of a form: they exist, and none is written that is computed. */
  #form(
    { writes, needs, example }: Partial<Pick<RegisterAct, "writes" | "needs" | "example">>,
    path: DefinitionPath,
  ): void {
    this.#each("field", writes, [...path, "writes"], this.#known.field);
    this.#each("field", needs, [...path, "needs"], this.#known.field);
    writes?.forEach((id, index) => {
      const field = this.#field(id);
      if (field !== undefined && isDerived(field)) {
        this.#faults.report("register.writes_derived", [...path, "writes", index], { field: id });
      }
    });
    for (const [id, value] of Object.entries(example ?? {})) this.#exampleField(id, value, [...path, "example", id]);
  }

  #exampleField(id: string, value: unknown, place: DefinitionPath): void {
    const field = this.#field(id);
    if (field === undefined) this.#unknown("field", id, place, this.#known.field, true);
    if (field?.type !== "rows" || !Array.isArray(value)) return;
    const columns = field.columns.map((column) => column.id);
    value.forEach((row: unknown, index) => {
      for (const column of typeof row === "object" && row !== null ? Object.keys(row) : []) {
        if (!columns.includes(column)) this.#unknown("column", column, [...place, index, column], columns, true);
      }
    });
  }

  #people(list: readonly string[] | undefined, path: DefinitionPath): void {
    list?.forEach((who, index) => this.#who(who, [...path, index]));
    this.#noneTwice(list, path);
  }

  #who(who: string, path: DefinitionPath): void {
    const [kind, name] = who.split(":");
    if (name === undefined) return;
    switch (kind) {
      case "role":
        this.#one("role", name, path, Object.keys(roles));
        return;
      case "did":
        if (name === "create") {
          this.#faults.report("register.unknown", path, { kind: kindWords.act, name }, hintSentences.author);
        } else this.#one("act", name, path, this.#known.act);
        return;
      case "person":
      case "office":
        this.#fieldOf(name, [kind], path);
        return;
      default:
        this.#fieldOf(name, ["department"], path);
    }
  }

  #fieldOf(id: string, types: readonly RegisterField["type"][], path: DefinitionPath): void {
    const field = this.#field(id);
    const fitting = this.#definition.fields.filter(({ type }) => types.includes(type)).map((one) => one.id);
    if (field === undefined) this.#unknown("field", id, path, fitting);
    else if (!types.includes(field.type)) {
      this.#faults.report("register.field_type", path, { name: id, expected: listed(types) }, choiceOf(fitting));
    }
  }

  #each(
    kind: DefinitionKind,
    names: readonly string[] | undefined,
    path: DefinitionPath,
    known: readonly string[],
  ): void {
    names?.forEach((name, index) => this.#one(kind, name, [...path, index], known));
    this.#noneTwice(names, path);
  }

  #one(kind: DefinitionKind, name: string, path: DefinitionPath, known: readonly string[]): void {
    if (!known.includes(name)) this.#unknown(kind, name, path, known);
  }

  #unknown(kind: DefinitionKind, name: string, path: DefinitionPath, known: readonly string[], key = false): void {
    const args = { kind: kindWords[kind], name };
    const hint = correction(name, known) ?? choiceOf(known);
    if (key) this.#faults.reportKey("register.unknown", path, args, hint);
    else this.#faults.report("register.unknown", path, args, hint);
  }

  #noneTwice(names: readonly string[] | undefined, path: DefinitionPath): void {
    forEachRepeated(names ?? [], (name, index) => {
      this.#faults.report("register.listed_twice", [...path, index], { name });
    });
  }

  #field(id: string): RegisterField | undefined {
    return this.#definition.fields.find((field) => field.id === id);
  }
}

/** Names to choose from, if they are few enough to read. */
function choiceOf(known: readonly string[]): Bilingual | null {
  const few = known.length > 0 && known.length <= MAX_LISTED;
  return few ? fill(hintSentences.oneOf, { known: listed(known) }) : null;
}

function ids(list: readonly { readonly id: string }[]): readonly string[] {
  return list.map(({ id }) => id);
}

export function isDerived(field: RegisterField): boolean {
  return "derived" in field && field.derived !== undefined;
}
