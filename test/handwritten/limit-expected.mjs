// Statutory period ends from the calculation rules alone (C1-C3, C5, C9, C12): writes limit-cases.jsonl and
// limit-expected.jsonl. The lines of HAND were worked out on paper; the program must agree with them.
// The calendar comes from JIANHENG_TEST_DATA (default ../shared beside the repository).
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const data = process.env.JIANHENG_TEST_DATA ?? join(here, "..", "..", "..", "shared");
const marks = new Map(readFileSync(join(data, "data/calendar/holidays-2018-2026.csv"), "utf8").trim().split(/\r?\n/).slice(1).map((l) => l.split(",")).map((f) => [f[0], f[2]]));

// days as counts since 1970-01-01; no Date arithmetic beyond this conversion
const num = (s) => Math.round(Date.parse(s + "T00:00:00Z") / 864e5);
const str = (n) => new Date(n * 864e5).toISOString().slice(0, 10);
const rest = (n) => {
  const mark = marks.get(str(n));
  if (mark) return mark === "休";
  const weekday = (n + 4) % 7; // 1970-01-01 was a Thursday; 0 = Sunday
  return weekday === 0 || weekday === 6;
};
const lastDay = (y, m) => (m === 2 ? (y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(m) ? 30 : 31);
const two = (n) => String(n).padStart(2, "0");
function addMonths(s, count) {
  const [y, m, d] = s.split("-").map(Number);
  const all = y * 12 + (m - 1) + count;
  const yy = Math.floor(all / 12);
  const mm = (all % 12) + 1;
  const end = lastDay(yy, mm);
  return `${yy}-${two(mm)}-${two(d === lastDay(y, m) ? end : Math.min(d, end))}`;
}
function limit({ from, period, workingDays, inCustody }) {
  if (workingDays) {
    let n = num(from);
    for (let left = workingDays; left > 0; ) if (!rest(++n)) left--;
    return { dueDate: str(n), legalExpiry: str(n) };
  }
  const [, count, unit] = /^P(\d+)([DMY])$/.exec(period);
  const legal = unit === "D" ? str(num(from) + Number(count)) : addMonths(from, Number(count) * (unit === "Y" ? 12 : 1));
  let n = num(legal);
  if (!inCustody) while (rest(n)) n++;
  return { dueDate: str(n), legalExpiry: legal };
}

// from, period or working days, custody, due, un-rolled end
const HAND = `
2018-02-05 P10D no 2018-02-22 2018-02-15
2018-02-05 P10D yes 2018-02-15 2018-02-15
2018-02-14 P10D no 2018-02-24 2018-02-24
2018-02-01 P10D no 2018-02-11 2018-02-11
2018-03-05 P1M no 2018-04-08 2018-04-05
2018-03-31 P1M no 2018-05-02 2018-04-30
2018-12-15 P15D no 2019-01-02 2018-12-30
2018-11-29 P1M no 2018-12-29 2018-12-29
2019-01-28 P7D no 2019-02-11 2019-02-04
2019-01-31 P1M no 2019-02-28 2019-02-28
2019-01-26 P7D no 2019-02-02 2019-02-02
2019-03-05 P1M no 2019-04-08 2019-04-05
2019-04-05 P1M no 2019-05-05 2019-05-05
2019-08-31 P1M no 2019-09-30 2019-09-30
2020-01-31 P1M no 2020-03-02 2020-02-29
2020-01-31 P1M yes 2020-02-29 2020-02-29
2020-02-29 P1M no 2020-03-31 2020-03-31
2020-02-29 P1Y no 2021-03-01 2021-02-28
2020-02-29 P6M no 2020-08-31 2020-08-31
2020-02-28 P1M no 2020-03-30 2020-03-28
2020-01-17 P7D no 2020-02-03 2020-01-24
2020-05-26 P1M no 2020-06-28 2020-06-26
2020-09-08 P1M no 2020-10-09 2020-10-08
2021-01-11 P1M no 2021-02-18 2021-02-11
2021-02-05 P15D no 2021-02-20 2021-02-20
2021-02-28 P1M no 2021-03-31 2021-03-31
2021-03-05 P1M no 2021-04-06 2021-04-05
2021-04-08 P1M no 2021-05-08 2021-05-08
2021-08-31 P6M no 2022-02-28 2022-02-28
2022-01-31 P1M no 2022-02-28 2022-02-28
2022-01-15 P15D no 2022-01-30 2022-01-30
2022-01-16 P15D no 2022-02-07 2022-01-31
2022-12-16 P15D no 2023-01-03 2022-12-31
2023-01-20 W3 no 2023-01-30 2023-01-30
2023-09-28 W3 no 2023-10-09 2023-10-09
2024-02-09 W3 no 2024-02-20 2024-02-20
2024-09-30 W10 no 2024-10-18 2024-10-18
2024-03-31 P1M no 2024-04-30 2024-04-30
2024-03-05 P1M no 2024-04-07 2024-04-05
2024-08-15 P1M no 2024-09-18 2024-09-15
2025-04-30 P1M no 2025-06-03 2025-05-31
2025-04-30 P1M yes 2025-05-31 2025-05-31
2025-09-08 P1M no 2025-10-09 2025-10-08
2025-09-26 P15D no 2025-10-11 2025-10-11
2026-02-09 P7D no 2026-02-24 2026-02-16
2026-02-09 P7D yes 2026-02-16 2026-02-16
2026-04-09 P1M no 2026-05-09 2026-05-09
2026-09-17 W3 no 2026-09-21 2026-09-21
2026-09-24 W10 no 2026-10-15 2026-10-15
2026-08-25 P1M no 2026-09-28 2026-09-25`;

const seen = new Set();
const lines = [];
const line = (from, what, inCustody) => (what[0] === "W" ? { from, workingDays: Number(what.slice(1)), inCustody } : { from, period: what, inCustody });
for (const text of HAND.trim().split("\n")) {
  const [from, what, custody, dueDate, legalExpiry] = text.split(" ");
  const given = line(from, what, custody === "yes");
  const answer = limit(given);
  if (answer.dueDate !== dueDate || answer.legalExpiry !== legalExpiry) throw new Error(`by hand ${text}, by program ${JSON.stringify(answer)}`);
  seen.add(JSON.stringify(given));
  lines.push({ given, answer: { dueDate, legalExpiry, hand: true } });
}

// triggers of the sheet's own worked examples are left out
const VECTORS = new Set("2025-01-23 2025-01-27 2025-01-20 2025-01-03 2026-01-29 2026-01-30 2026-01-31 2024-01-29 2024-01-30 2024-01-31 2025-02-28 2024-02-28 2025-12-31 2025-01-24 2025-01-26 2024-12-20 2024-12-30 2024-12-31 2025-02-14 2025-03-12 2024-02-29 2025-08-31 2025-01-22 2026-02-13 2025-02-10 2025-03-20 2025-03-03".split(" "));
const put = (from, what, inCustody) => {
  const given = line(from, what, inCustody);
  const key = JSON.stringify(given);
  if (VECTORS.has(from) || seen.has(key) || from < "2018-01-01") return;
  const answer = limit(given);
  if (answer.legalExpiry > "2026-12-30" || answer.dueDate > "2026-12-31") return;
  seen.add(key);
  lines.push({ given, answer });
};
const ROUND = ["P15D", "P2M", "P6M", "P12M", "P1Y", "P3M", "P30D", "W3", "W10", "P37D"];
let turn = 0;
for (let y = 2018; y <= 2026; y++)
  for (let m = 1; m <= 12; m++) {
    const end = `${y}-${two(m)}-${two(lastDay(y, m))}`;
    put(end, "P1M", turn % 3 === 0);
    put(end, ROUND[turn % ROUND.length], turn % 4 === 1);
    if (lastDay(y, m) === 31) put(`${y}-${two(m)}-30`, turn % 2 ? "P1M" : "P6M", false);
    turn++;
  }
for (const [day, mark] of marks) {
  const n = num(day);
  if (mark === "班") {
    put(str(n - 10), "P10D", false);
    put(str(n - 1), "W3", false);
    put(str(n - 2), "W10", n % 2 === 0);
    put(day, "W3", false);
  } else if (marks.get(str(n - 1)) !== "休") {
    put(str(n - 15), "P15D", false);
    put(str(n - 7), "P7D", true);
    put(str(n - 3), "P3D", false);
    put(str(n - 1), "W3", false);
  }
}
for (const y of [2020, 2024])
  for (const md of ["01-29", "01-30", "02-27", "02-28", "02-29", "03-01", "03-30", "03-31", "08-29", "08-30", "08-31", "12-29"])
    for (const p of ["P1M", "P2M", "P6M", "P12M", "P1Y"]) put(`${y}-${md}`, p, (y / 4) % 2 === 0 && md > "03");

writeFileSync(join(here, "limit-cases.jsonl"), lines.map((l) => JSON.stringify(l.given)).join("\n") + "\n");
writeFileSync(join(here, "limit-expected.jsonl"), lines.map((l) => JSON.stringify(l.answer)).join("\n") + "\n");
console.log(lines.length, "lines,", lines.filter((l) => l.answer.hand).length, "by hand");
