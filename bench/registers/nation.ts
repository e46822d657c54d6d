// One register of a nation, made by SQL: 30 provinces, 400 cities, 3,000 counties, and as many records as are asked for.
// Who reads a record is what the kernel itself says of its office; author and persons are added to it.
import type { RegisterDefinition } from "@jianheng/contract";
import type { Client } from "pg";
import { readersOf } from "../../apps/jianheng/src/modules/registers/records/people.ts";

export const nationCode = "000000";
const sizes = { provinces: 30, cities: 400, counties: 3000 } as const;

interface Office {
  readonly code: string;
  readonly level: string;
  readonly chain: readonly string[];
}

export function officesOfNation(): readonly Office[] {
  const nation: Office = { code: nationCode, level: "national", chain: [nationCode] };
  const below = (above: readonly Office[], count: number, level: string, codeOf: (n: number, up: string) => string) =>
    Array.from({ length: count }, (_, n): Office => {
      const upper = above[n % above.length]!;
      const code = codeOf(Math.floor(n / above.length) + 1, upper.code);
      return { code, level, chain: [code, ...upper.chain] };
    });
  const provinces = Array.from({ length: sizes.provinces }, (_, n): Office => {
    const code = `${11 + n}0000`;
    return { code, level: "province", chain: [code, nationCode] };
  });
  const cities = below(provinces, sizes.cities, "city", (n, up) => `${up.slice(0, 2)}${pad(n)}00`);
  const counties = below(cities, sizes.counties, "county", (n, up) => `${up.slice(0, 4)}${pad(n)}`);
  return [nation, ...provinces, ...cities, ...counties];
}

function pad(n: number): string {
  return String(n).padStart(2, "0");
}

/** Offices with a department and twenty people each. */
export async function enterNation(client: Client, definition: RegisterDefinition): Promise<void> {
  const offices = officesOfNation();
  await client.query(
    `INSERT INTO office (code, name, level, parent_code)
     SELECT code, code || '人民检察院', level, parent FROM unnest($1::text[], $2::text[], $3::text[]) AS o(code, level, parent)`,
    [offices.map(({ code }) => code), offices.map(({ level }) => level), offices.map(({ chain }) => chain[1] ?? null)],
  );
  await client.query(`
    INSERT INTO department SELECT code || '-一部', code, '第一检察部' FROM office;
    INSERT INTO person (id, name, office_code) SELECT code || '-' || n, '虚构' || n, code FROM office, generate_series(0, 19) n;
    CREATE TEMP TABLE office_readers (place integer GENERATED ALWAYS AS IDENTITY, code text, readers text[])`);
  const readers = offices.map(({ code, chain }) =>
    readersOf(definition, {
      officeCode: code,
      officeChain: chain,
      authorId: "author",
      doers: {},
      values: { handler: "handler" },
      copiedTo: [],
    }),
  );
  await client.query(
    `INSERT INTO office_readers (code, readers)
     SELECT o ->> 0, ARRAY(SELECT jsonb_array_elements_text(o -> 1)) FROM jsonb_array_elements($1::jsonb) o`,
    [JSON.stringify(offices.map(({ code }, index) => [code, readers[index]]))],
  );
}

/** Records of four years, spread over the offices; a sixth has ended, a third has a limit that runs. */
export async function enterRecords(client: Client, definitionId: number, records: number): Promise<void> {
  const { rows: indexes } = await client.query<{ name: string; made: string }>(
    `SELECT indexname AS name, indexdef AS made FROM pg_indexes
     WHERE tablename = 'record' AND indexdef NOT LIKE '%UNIQUE%'`,
  );
  for (const { name } of indexes) await client.query(`DROP INDEX ${name}`);
  await client.query(`
    CREATE TEMP TABLE phrase AS SELECT n, w AS words, array_to_tsvector(ARRAY(
        SELECT DISTINCT substr(w, g, 2) FROM generate_series(1, length(w)) g)) AS pairs
      FROM (SELECT n, '事实认定存在分歧' || substr('盗窃诈骗伤害抢夺侵占受贿渎职污染', 1 + n % 15, 2) || '拟公开听证听取意见' ||
        substr('赔偿谅解认罪认罚退赃退赔从轻处罚', 1 + n % 14, 3) || n AS w FROM generate_series(0, 399) n) each`);
  await client.query(
    `INSERT INTO record
     SELECT gen_random_uuid(), 'hearing', $1::bigint, code, code || '-一部', number, year, n, title, state, ended,
       jsonb_build_object('caseName', title, 'kind', kind, 'openness', 'public', 'reason', words, 'handler', handler),
       1 + g % 6, author, '虚构人', '{}', day, day + interval '9 hours',
       CASE WHEN g % 3 = 0 THEN day + 30 END, CASE WHEN g % 3 = 0 THEN day + 23 END, NULL,
       array_replace(array_replace(readers, 'person:author', 'person:' || author), 'person:handler', 'person:' || handler),
       ARRAY['person:' || author, 'role:leadership@' || code],
       array_to_tsvector(ARRAY(SELECT DISTINCT substr(number || E'\\n' || title, c, 2)
         FROM generate_series(1, length(number || title)) c)) || pairs,
       number || E'\\n' || title || E'\\n' || words
     FROM (
       SELECT g, r.code, r.readers, p.words, p.pairs, 2023 + (g % 4)::integer AS year, (g / offices + 1)::integer AS n,
         '听证〔' || (2023 + g % 4) || '〕' || (g / offices + 1) || '号' AS number,
         '虚构人' || chr(19968 + (g * 37 % 2000)::integer) || chr(19968 + (g * 101 % 3000)::integer) || '涉嫌盗窃案' AS title,
         (ARRAY['custodyNecessity','nonProsecution','arrestReview','criminalPetition','civilSupervision',
           'administrativeSupervision','publicInterest'])[1 + g % 7] AS kind,
         (ARRAY['proposed','approved','noticed','held','proposed','answered'])[1 + g % 6] AS state, g % 6 = 5 AS ended,
         code || '-' || (g / offices % 20) AS author, code || '-' || ((g / offices + 1) % 20) AS handler,
         date '2023-01-01' + ((g % 4) * 365 + g % 360)::integer AS day
       FROM generate_series(0, $2::bigint - 1) g CROSS JOIN (SELECT count(*) AS offices FROM office_readers) o
         JOIN office_readers r ON r.place = (g % offices + 1)::integer
         JOIN phrase p ON p.n = (g % 400)::integer) made`,
    [definitionId, records],
  );
  for (const { made } of indexes) await client.query(made);
  await client.query("ANALYZE");
}
