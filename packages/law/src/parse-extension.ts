import { parseCivilDate } from "./civil-date.ts";
import { parsePeriod } from "./period.ts";
import type { Extension, Pause } from "./period-request.ts";
import { accept, refuse, type Result } from "./result.ts";

const EXTENSION_SHAPE =
  /^(?<period>[^@=]*)(?:@(?<date>[^:=]+)(?::(?<document>.*?))?)?(?:=(?<printed>\d{4}-\d{2}-\d{2}))?$/u;
const PAUSE_SHAPE = /^(?<from>\d{4}-\d{2}-\d{2})(?:\.\.(?<to>\d{4}-\d{2}-\d{2})?)?(?::(?<ground>.*))?$/u;

/**
 * Reads `PERIOD[@DECIDED[:DOCUMENT]][=PRINTED]`, as `P15D@2025-02-01:甲检延〔2025〕1号=2025-02-18`: what is added, the
 * day and the number of the decision, and the expiry printed on it. Without a period the printed expiry is required, as for
 * a postponement under CPL art. 157, which has no fixed length.
 */
export function parseExtension(text: string): Result<Extension> {
  const groups = EXTENSION_SHAPE.exec(text.trim())?.groups;
  if (groups === undefined) return refuse("extension.bad_shape", { text });
  const { period: length = "", date, document, printed } = groups;
  if (length === "" && printed === undefined) return refuse("extension.bad_shape", { text });
  const period = length === "" ? accept(null) : parsePeriod(length);
  if (!period.ok) return period;
  const decidedOn = date === undefined ? undefined : parseCivilDate(date);
  if (decidedOn?.ok === false) return decidedOn;
  const printedExpiry = printed === undefined ? undefined : parseCivilDate(printed);
  if (printedExpiry?.ok === false) return printedExpiry;
  return accept({
    period: period.value,
    ...(decidedOn === undefined ? {} : { decidedOn: decidedOn.value }),
    ...(document === undefined || document === "" ? {} : { document }),
    ...(printedExpiry === undefined ? {} : { printedExpiry: printedExpiry.value }),
  });
}

/** Reads `FROM..TO[:GROUND]`, both ends excluded; `FROM..` has not ended, and `FROM` alone is one day. */
export function parsePause(text: string): Result<Pause> {
  const groups = PAUSE_SHAPE.exec(text.trim())?.groups;
  if (groups === undefined) return refuse("pause.bad_shape", { text });
  const from = parseCivilDate(groups["from"] ?? "");
  if (!from.ok) return from;
  const { to: end, ground } = groups;
  const named = ground === undefined || ground === "" ? {} : { ground };
  if (end === undefined)
    return accept({ from: from.value, ...(text.includes("..") ? {} : { to: from.value }), ...named });
  const to = parseCivilDate(end);
  return to.ok ? accept({ from: from.value, to: to.value, ...named }) : to;
}
