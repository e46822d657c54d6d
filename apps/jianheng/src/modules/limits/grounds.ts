import { cite, type Citation, exclusionGrounds } from "@jianheng/law";

type Text = { readonly zh: string; readonly en: string };

/** Why a clock begins anew. Restarts keep the length; re-counts are those of CPL art. 160. */
export interface RestartGround {
  readonly id: string;
  readonly kind: "restart" | "recount";
  readonly label: Text;
  readonly basis: readonly Citation[];
}

export const restartGrounds: readonly RestartGround[] = [
  {
    id: "supplementary-investigation",
    kind: "restart",
    label: { zh: "补充侦查（调查）完毕移送", en: "transferred again after supplementary investigation" },
    basis: [cite("CPL", 175)],
  },
  {
    id: "jurisdiction-change",
    kind: "restart",
    label: { zh: "改变管辖", en: "change of jurisdiction" },
    basis: [cite("CPL", 172)],
  },
  {
    id: "sent-back-for-retrial",
    kind: "restart",
    label: { zh: "发回重新审判", en: "sent back for retrial" },
    basis: [cite("CPL", 241)],
  },
  {
    id: "another-serious-crime",
    kind: "recount",
    label: { zh: "发现另有重要罪行", en: "another serious crime discovered" },
    basis: [cite("CPL", 160)],
  },
  {
    id: "identity-known",
    kind: "recount",
    label: { zh: "查清身份", en: "identity established" },
    basis: [cite("CPL", 160)],
  },
];

/** A ground's words and articles; other words stand as typed, without an article. */
export function groundOf(typed: string | undefined): {
  readonly ground?: string;
  readonly basis?: readonly Citation[];
} {
  if (typed === undefined || typed === "") return {};
  const known = [...exclusionGrounds, ...restartGrounds].find(({ id }) => id === typed);
  return known === undefined ? { ground: typed } : { ground: known.label.zh, basis: known.basis };
}
