import { writeXlsx } from "@jianheng/files";
import type { Streams } from "../streams.ts";
import { templateWorkbook } from "../modules/deliveries/template.ts";

/** Writes the empty standard workbook: one sheet per dataset, with drop-downs and notes. */
export async function template(args: readonly string[], streams: Streams): Promise<number> {
  const [file, ...rest] = args;
  if (file === undefined || rest.length > 0 || !file.endsWith(".xlsx")) {
    streams.stderr.write("jianheng template FILE.xlsx\n");
    return 2;
  }
  await writeXlsx(templateWorkbook(), file);
  streams.stdout.write(`已写出 ${file}\n`);
  return 0;
}
