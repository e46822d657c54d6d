// How the answers of test/handwritten/expected.json are compared with the lines of `check --json`.

/** What names the row or rows that an answer speaks about; what is absent is not asked. */
interface Key {
  readonly rule: string;
  readonly legalCaseNo: string | null;
  readonly suspectNo?: string;
  readonly measureNo?: number | string;
  readonly orMeasureNo?: number | string;
  readonly returnNo?: number | string;
  readonly itemNo?: string;
  readonly documentNo?: string;
  readonly applicationNo?: number;
  readonly changeNo?: number;
  readonly requestNo?: number;
  readonly noticeNo?: number;
  readonly proposalNo?: number;
  readonly interviewNo?: number;
  readonly opinionNo?: number;
  readonly sheet?: string;
  readonly row?: number;
}
export interface Expected extends Key {
  readonly outcome: "hit" | "clear" | "undetermined" | "not-hit";
  readonly why: string;
  readonly dueDate?: string;
  /** The answer speaks of this level only; a reminder of a lower one is right. */
  readonly level?: string;
  /** Card rules: a hit must be an error, unless a warning is enough. */
  readonly severity?: string;
}
export interface Open extends Key {
  readonly why: string;
  /** Any outcome is right but this one. */
  readonly not?: string;
}
/** One line of `check --json`, as far as answers speak about it. */
export interface HitLine {
  readonly rule: string;
  readonly level: string;
  readonly outcome: "hit" | "undetermined";
  readonly legalCaseNo: string;
  readonly subject: { readonly kind: string; readonly key: string; readonly label: string };
  readonly values: Readonly<Record<string, string | null>>;
  readonly due?: { readonly dueDate: string };
  readonly message: string;
}
interface Difference {
  readonly rule: string;
  readonly legalCaseNo: string;
  readonly text: string;
}

/** Everything in which the hits differ from the answers; `covered` are the rules of which the answers are complete. */
export function differencesOf(
  hits: readonly HitLine[],
  answers: { readonly complete: boolean; readonly expectations: readonly Expected[]; readonly open: readonly Open[] },
  covered: ReadonlySet<string>,
): readonly Difference[] {
  const { expectations, open } = answers;
  const wrong = [
    ...expectations.flatMap((one) => differencesFrom(one, hits).map((says) => tell(one, `${says}. ${one.why}`))),
    ...open.flatMap((one) =>
      one.not === outcomeOf(hits.filter((hit) => isAbout(hit, one))) ? [tell(one, one.why)] : [],
    ),
  ];
  if (!answers.complete) return wrong;
  const known = [...expectations, ...open];
  const alarms = hits
    .filter((hit) => hit.outcome === "hit" && covered.has(hit.rule))
    .filter((hit) => !known.some((one) => isAbout(hit, one)))
    .map((hit) => tell(hit, `false alarm ${hit.subject.key}: ${hit.message}`));
  return [...wrong, ...alarms];
}

function tell(about: Pick<Key, "rule" | "legalCaseNo" | "suspectNo">, says: string): Difference {
  const legalCaseNo = about.legalCaseNo ?? "";
  return { rule: about.rule, legalCaseNo, text: `${about.rule} ${legalCaseNo} ${about.suspectNo ?? ""}: ${says}` };
}

function differencesFrom(one: Expected, all: readonly HitLine[]): readonly string[] {
  const hits = all.filter((hit) => isAbout(hit, one) && (one.level === undefined || hit.level >= one.level));
  const outcome = outcomeOf(hits);
  const right = one.outcome === "not-hit" ? outcome !== "hit" : outcome === one.outcome;
  if (!right) return [`expected ${one.outcome}, got ${outcome}`];
  if (one.outcome !== "hit") return [];
  const found = hits.filter((hit) => hit.outcome === "hit");
  const wrong: string[] = [];
  // A limit of hours is judged by the day on which it ends. A number of days of our own has no named limit, only its last day.
  const days = new Set(found.map((hit) => (hit.due?.dueDate ?? hit.values["届满日"])?.slice(0, 10)));
  if (one.dueDate !== undefined && (days.size !== 1 || !days.has(one.dueDate)))
    wrong.push(`expected the last day ${one.dueDate}, got ${[...days].join(", ")}`);
  const enough = one.severity === "warn" ? ["error", "warn"] : ["error", "L1", "L2", "L3"];
  if (!found.every(({ level }) => enough.includes(level)))
    wrong.push(`expected ${enough[0]}, got ${found.map(({ level }) => level).join(", ")}`);
  return wrong;
}

function outcomeOf(hits: readonly HitLine[]): "hit" | "undetermined" | "clear" {
  if (hits.some(({ outcome }) => outcome === "hit")) return "hit";
  return hits.length > 0 ? "undetermined" : "clear";
}

/** Which number of an answer stands at which place of a subject's key, after the case number. */
const keyParts = {
  case: [],
  suspect: ["suspectNo"],
  measure: ["suspectNo", "measureNo"],
  return: ["suspectNo", "returnNo"],
  judgment: ["suspectNo"],
  document: [undefined, "documentNo"],
  property: ["itemNo"],
} as const satisfies Readonly<Record<string, readonly (keyof Key | undefined)[]>>;

/** Rows of the further tables are told apart by a running number, which their rules show. */
const runningNumbers = {
  applicationNo: ["申请序号"],
  changeNo: ["变化序号"],
  requestNo: ["复议序号", "阅卷序号"],
  noticeNo: ["通知序号"],
  proposalNo: ["建议序号"],
  interviewNo: ["笔录序号"],
  opinionNo: ["意见序号"],
} as const satisfies Partial<Record<keyof Key, readonly string[]>>;

/** A hit on the whole case is also about each of its suspects. */
function isAbout(hit: HitLine, key: Key): boolean {
  if (hit.rule !== key.rule || plain(hit.legalCaseNo) !== plain(key.legalCaseNo ?? "")) return false;
  const numbers = Object.entries(runningNumbers) as [keyof typeof runningNumbers, readonly string[]][];
  const isRow = numbers.every(
    ([name, labels]) => key[name] === undefined || labels.some((label) => hit.values[label] === String(key[name])),
  );
  if (!isRow) return false;
  const parts = hit.subject.key.split(/(?<!\\)\|/u).slice(1);
  return keyParts[hit.subject.kind as keyof typeof keyParts].every((name, at) => {
    if (name === undefined || key[name] === undefined) return true;
    const wanted = name === "measureNo" ? [key.measureNo, key.orMeasureNo] : [key[name]];
    return wanted.some((one) => one !== undefined && plain(String(one)) === plain(parts[at] ?? ""));
  });
}

/** Numbers are compared in half width, with `[]` for the brackets 〔〕 that NFKC leaves. */
function plain(text: string): string {
  return text.normalize("NFKC").replaceAll("〔", "[").replaceAll("〕", "]").trim();
}
