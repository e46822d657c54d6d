import { oc } from "@orpc/contract";
import { z } from "zod";
import { dutyHolder, level } from "../hit.ts";
import { bilingual, citation, civilDate } from "../values.ts";

export const ruleSummary = z.object({
  id: z.string(),
  revision: z.string(),
  title: bilingual,
  kind: bilingual,
  pack: z.string(),
  level,
  duty: dutyHolder,
  over: z.string(),
  basis: z.array(citation),
  inForceFrom: civilDate.nullable(),
  inForceTo: civilDate.nullable(),
});

export const rules = {
  list: oc.output(z.array(ruleSummary)),
  get: oc.input(z.object({ id: z.string() })).output(
    ruleSummary.extend({
      lets: z.array(z.object({ name: z.string(), text: z.string() })),
      applies: z.string().nullable(),
      hit: z.string(),
      unless: bilingual.nullable(),
      message: bilingual,
      examples: z.array(z.object({ name: z.string(), expect: z.enum(["hit", "clear", "undetermined"]) })),
      citations: z.array(citation.extend({ text: z.string().nullable() })),
      record: z.object({ confirmed: z.number().int(), dismissed: z.number().int(), open: z.number().int() }),
    }),
  ),
};

export const proof = {
  /** The log's size, what the newest signed checkpoint covers, and whether a witness holds one. */
  status: oc.output(
    z.object({
      leaves: z.number().int(),
      checkpointSize: z.number().int(),
      checkpoint: z.string(),
      witnessed: z.boolean(),
      verifierKey: z.string(),
    }),
  ),
};
