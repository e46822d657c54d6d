import type { Streams } from "../streams.ts";
import { logVerify } from "./log-verify.ts";

export async function log(args: readonly string[], streams: Streams): Promise<number> {
  const [verb, ...rest] = args;
  if (verb === "verify") return logVerify(rest, streams);
  streams.stderr.write("jianheng log verify DIR [--witness FILE] [--key FILE] [--json]\n");
  return 2;
}
