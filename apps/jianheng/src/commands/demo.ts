import { parseArgs } from "node:util";
import { generateWorld, worldToWorkbook } from "@jianheng/demo";
import type { Streams } from "../streams.ts";

const usage = "jianheng demo FILE.xlsx [--cases N] [--seed S] [--data-date D]\n";

/** Writes a fictitious office's export, the same for the same seed. */
export async function demo(args: readonly string[], streams: Streams): Promise<number> {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        cases: { type: "string", default: "2000" },
        seed: { type: "string", default: "1" },
        "data-date": { type: "string" },
      },
    });
  } catch {
    streams.stderr.write(usage);
    return 2;
  }
  const [file] = parsed.positionals;
  const cases = Number(parsed.values.cases);
  if (file === undefined || parsed.positionals.length > 1 || !Number.isInteger(cases) || cases < 0) {
    streams.stderr.write(usage);
    return 2;
  }
  const dataDate = parsed.values["data-date"];
  const world = generateWorld({ seed: parsed.values.seed, cases, ...(dataDate === undefined ? {} : { dataDate }) });
  await worldToWorkbook(world, file);
  streams.stdout.write(`已写出 ${file}：${world.rows.cases.length} 件虚构案件，数据日期 ${world.manifest.dataDate}\n`);
  return 0;
}
