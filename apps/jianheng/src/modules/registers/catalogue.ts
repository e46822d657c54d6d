import { createHash } from "node:crypto";
import type { RegisterDefinition } from "@jianheng/contract";
import type { Database, Tx } from "../../database/pool.ts";
import { asSystem } from "../../database/pool.ts";
import { readDefinition, type CompiledRegister } from "./definition/index.ts";

/** A definition as the ledger holds it. */
export interface HeldRegister {
  readonly id: number;
  readonly origin: "shipped" | "adopted";
  readonly compiled: CompiledRegister;
}

/**
 * The registers of the installation: definitions stand in the database, each version for ever, because a record keeps
 * the one it was born under. Compiled once per process.
 */
export class RegisterCatalogue {
  readonly #held = new Map<number, HeldRegister>();

  /** The definition of this id. */
  async get(tx: Tx, id: number): Promise<HeldRegister> {
    const known = this.#held.get(id);
    if (known !== undefined) return known;
    const row = await tx
      .selectFrom("register_definition")
      .select(["id", "origin", "text"])
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    return this.#hold(row);
  }

  /** The definitions under which these records were born. */
  async definitionsOf(
    tx: Tx,
    records: readonly { readonly definition_id: number }[],
  ): Promise<(record: { readonly definition_id: number }) => RegisterDefinition> {
    for (const id of new Set(records.map(({ definition_id }) => definition_id))) await this.get(tx, id);
    return ({ definition_id }) => this.#held.get(definition_id)!.compiled.definition;
  }

  /** The newest version of a register, or the one asked for. */
  async find(tx: Tx, register: string, version?: number): Promise<HeldRegister | undefined> {
    let query = tx.selectFrom("register_definition").select("id").where("register", "=", register);
    if (version !== undefined) query = query.where("version", "=", version);
    const row = await query.orderBy("version", "desc").limit(1).executeTakeFirst();
    return row === undefined ? undefined : this.get(tx, row.id);
  }

  /** The newest version of every register, in the order of the menu. */
  async list(tx: Tx): Promise<readonly HeldRegister[]> {
    const rows = await tx
      .selectFrom("register_definition")
      .distinctOn("register")
      .select(["id", "register"])
      .orderBy("register")
      .orderBy("version", "desc")
      .execute();
    const held = await Promise.all(rows.map(({ id }) => this.get(tx, id)));
    return held.toSorted(({ compiled: one }, { compiled: other }) => one.definition.order - other.definition.order);
  }

  #hold(row: { readonly id: number; readonly origin: "shipped" | "adopted"; readonly text: string }): HeldRegister {
    const { compiled, faults } = readDefinition(row.text);
    if (compiled === undefined)
      throw new Error(
        `definition ${row.id} is stored and cannot be read: ${faults.map((fault) => fault.message.en).join("; ")}`,
      );
    const held = { id: row.id, origin: row.origin, compiled };
    this.#held.set(row.id, held);
    return held;
  }
}

/**
 * Enters the definitions that come with the product. One that is known must be the same file: what records were born
 * under does not change under them; a change is a new version.
 */
export async function enterShippedRegisters(
  db: Database,
  shipped: readonly CompiledRegister[],
  now: Date,
): Promise<void> {
  await asSystem(db, async (tx) => {
    const known = await tx
      .selectFrom("register_definition")
      .select(["register", "version", "digest", "origin"])
      .execute();
    for (const { definition, text, digest } of shipped) {
      const same = known.find((row) => row.register === definition.register && row.version === definition.version);
      if (same?.origin === "shipped" && same.digest !== digest)
        throw new Error(
          `the shipped definition ${definition.register} changed and is still version ${definition.version}`,
        );
      if (same !== undefined) continue;
      await tx
        .insertInto("register_definition")
        .values({
          register: definition.register,
          version: definition.version,
          origin: "shipped",
          text,
          digest,
          adopted_at: now,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  });
}

export function digestOfText(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
