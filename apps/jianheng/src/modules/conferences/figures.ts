// The ledger's figures, each a query whose rows the list page shows: found = put right + followed + transferred.
import type { App } from "../../app.ts";
import type { Tx } from "../../database/pool.ts";
import type { RecordFilters } from "@jianheng/contract";
import { countRecords, type ListReader } from "../registers/index.ts";
import { conferenceRegister, fateOf, problemRegister, type Fate } from "./meeting.ts";

const held = ["inSession", "adjourned", "minutesDrafted", "minutesIssued"];

export interface Figure {
  readonly id: string;
  readonly label: { readonly zh: string; readonly en: string };
  readonly count: number;
  readonly register: string;
  readonly filters: RecordFilters;
}

/** Figures of the period in which problems were submitted and conferences planned, as far as the reader sees them. */
export async function figuresOf(
  app: App,
  tx: Tx,
  reader: ListReader,
  period: { readonly from?: string | undefined; readonly to?: string | undefined },
): Promise<{ readonly figures: Figure[]; readonly reconciles: boolean }> {
  const states = (await app.registers.find(tx, problemRegister))?.compiled.definition.states.map(({ id }) => id) ?? [];
  const having = (fate: Fate) => states.filter((state) => fateOf(state) === fate);
  const found = states.filter((state) => fateOf(state) !== "setAside");
  const within: RecordFilters = {
    ...(period.from === undefined ? {} : { registeredFrom: period.from }),
    ...(period.to === undefined ? {} : { registeredTo: period.to }),
  };
  const figure = async (
    id: string,
    zh: string,
    en: string,
    register: string,
    filters: RecordFilters,
  ): Promise<Figure> => {
    const whole = { ...within, ...filters };
    const { total } = await countRecords(tx, { register, filters: whole }, reader);
    return { id, label: { zh, en }, count: total, register, filters: whole };
  };
  const main = [
    await figure("held", "召开联席会议", "conferences held", conferenceRegister, { state: held }),
    await figure("found", "发现问题", "problems found", problemRegister, { state: found }),
    await figure("putRight", "已整改", "put right", problemRegister, { state: having("putRight") }),
    await figure("followed", "持续跟进", "still followed", problemRegister, { state: having("followed") }),
    await figure("transferred", "已移送线索", "transferred as clues", problemRegister, {
      state: having("transferred"),
    }),
    await figure("setAside", "已并案或者不予列入", "merged or not established", problemRegister, {
      state: having("setAside"),
    }),
  ];
  const kinds: Figure[] = [];
  for (const [id, zh, en] of domains)
    kinds.push(
      await figure(`domain.${id}`, zh, en, problemRegister, {
        state: found,
        fields: { domain: [id] },
      }),
    );
  for (const [id, zh, en] of phases)
    kinds.push(
      await figure(`phase.${id}`, zh, en, problemRegister, {
        state: found,
        fields: { phase: [id] },
      }),
    );
  const count = (id: string) => main.find((one) => one.id === id)!.count;
  return {
    figures: [...main, ...kinds],
    reconciles: count("found") === count("putRight") + count("followed") + count("transferred"),
  };
}

const domains = [
  ["people", "人", "people"],
  ["money", "财", "money"],
  ["property", "物", "property"],
  ["case", "案", "cases"],
] as const;
const phases = [
  ["before", "事前", "before"],
  ["during", "事中", "during"],
  ["after", "事后", "after"],
] as const;
