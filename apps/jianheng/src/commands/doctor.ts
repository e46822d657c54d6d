import type { Streams } from "../streams.ts";
export async function doctor(_args: readonly string[], _streams: Streams): Promise<number> {
  throw new Error("later");
}
