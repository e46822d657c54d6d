import type { Tx } from "../../database/pool.ts";
import { foldLaw, type OfficeLaw } from "./office-law.ts";
import { listSettings, readStanding } from "./store.ts";

/** Offices whose law is kept ready; a law is a few thousand days. */
const mostKept = 200;

/**
 * The law of each office, kept until something is set. Each question reads the newest row's id, so that what another
 * process sets is seen by the next question. Ids are handed out under the lock of the proof log's head: they appear in
 * order.
 */
export class LawBook {
  readonly #laws = new Map<string, OfficeLaw>();

  async of(tx: Tx, officeCode: string): Promise<OfficeLaw> {
    const { newest, chain } = await readStanding(tx, officeCode);
    const name = `${newest} ${chain.join(" ")}`;
    const known = this.#laws.get(name);
    if (known !== undefined) return known;
    const law = foldLaw(await listSettings(tx, chain), chain);
    for (const [oldest] of this.#laws) {
      if (this.#laws.size < mostKept) break;
      this.#laws.delete(oldest);
    }
    this.#laws.set(name, law);
    return law;
  }
}
