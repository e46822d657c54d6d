// What the minutes say beyond the fields of their conference: figures of the meeting, then one table for each problem.
import type { Tx } from "../../database/pool.ts";
import { dayInWords, type RegisterHook } from "../registers/index.ts";
import { standingOfEntry, type EntryVersion } from "./entries.ts";
import { fateOf, type Fate } from "./meeting.ts";
import { namesInEntries, readEntries, type StoredEntry } from "./store.ts";

type Blocks = Awaited<ReturnType<NonNullable<RegisterHook["paperBlocks"]>>>;

/** Who asked what, who answered, what was committed and until when, problem by problem; nothing without an agenda. */
export async function minutesBlocks(tx: Tx, conferenceId: string): Promise<Blocks> {
  const items = await tx
    .selectFrom("agenda_item")
    .innerJoin("record", "record.id", "agenda_item.problem_id")
    .select(["problem_id", "number", "title", "state", "place"])
    .where("conference_id", "=", conferenceId)
    .orderBy("place")
    .execute();
  if (items.length === 0) return [];
  const entries = (await readEntries(tx, { conferenceId })).flatMap(valid);
  const names = await namesInEntries(
    tx,
    entries.map(({ entry }) => entry),
  );
  const said = (kind: StoredEntry["kind"]) => entries.filter(({ entry }) => entry.kind === kind);
  const figures = figuresInWords({
    items: items.map(({ state }) => fateOf(state)),
    questions: said("question").length,
    answers: said("answer").length,
    commitments: said("commitment").length,
    carried: said("commitment").filter(({ current }) => current.carried).length,
  });
  const blocks = items.flatMap(({ problem_id, number, title }, index) => {
    const item = { kind: "item" as const, text: `${index + 1}. ${title}（${number}）` };
    const rows = entries.filter(({ entry }) => entry.problemId === problem_id).map((one) => rowOf(one, names));
    return rows.length === 0
      ? [item]
      : [item, { kind: "table" as const, headers: ["类别", "发言", "内容", "期限"], rows }];
  });
  return [
    { kind: "heading", text: "议题、提问、答复和承诺" },
    ...figures.map((text) => ({ kind: "paragraph" as const, text })),
    ...blocks,
  ];
}

interface MeetingFigures {
  /** Of each problem treated, what has become of it when the minutes are made. */
  readonly items: readonly Fate[];
  readonly questions: number;
  readonly answers: number;
  readonly commitments: number;
  readonly carried: number;
}

/** The meeting in figures, each a count of the rows below it or of the ledger; a fate that no problem has is left out. */
export function figuresInWords({ items, questions, answers, commitments, carried }: MeetingFigures): readonly string[] {
  const fates = (Object.keys(fateWords) as Fate[]).flatMap((fate) => {
    const count = items.filter((each) => each === fate).length;
    return count === 0 ? [] : [`${fateWords[fate]}${count}项`];
  });
  return [
    `会议讨论议题${items.length}项，提问${questions}条、答复${answers}条、承诺${commitments}条，承诺中已记入台账${carried}条。`,
    `截至成文之日，上述${items.length}项问题中${fates.join("，")}。`,
  ];
}

// Where a clue went is not for those to whom minutes are copied.
const fateWords: Readonly<Record<Fate, string>> = {
  putRight: "已整改",
  followed: "持续跟进",
  transferred: "另行处理",
  setAside: "并案或者不予列入",
};

interface Valid {
  readonly entry: StoredEntry;
  readonly current: EntryVersion;
}

/** What was taken back is not in the minutes. */
function valid(entry: StoredEntry): readonly Valid[] {
  const current = standingOfEntry(entry.versions)?.current;
  return current === undefined || current.withdrawn ? [] : [{ entry, current }];
}

const kindWords = { question: "提问", answer: "答复", commitment: "承诺" } as const;

function rowOf({ entry, current }: Valid, names: ReadonlyMap<string, string>): readonly string[] {
  const { speaker, text, ownerId, means, due, departmentId } = current.words;
  const owner = [departmentId, ownerId].flatMap((id) => (id === null ? [] : [names.get(id) ?? id])).join("\n");
  const whole = entry.kind === "commitment" && means !== null ? `${text}（措施：${means}）` : text;
  const who = entry.kind === "commitment" && owner !== "" ? owner : speaker;
  return [kindWords[entry.kind], who, whole, due === null ? "" : dayInWords(due)];
}
