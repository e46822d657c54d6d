// The order of the system: a module may import only modules that stand before it, and only through their index.ts.
// The arrow test reads this table.
export const stages = [
  { stage: "foundation", modules: ["identity", "ledger"] },
  {
    stage: "detection",
    modules: ["law-settings", "calendar", "limits", "rulebook", "deliveries", "findings", "cases", "screening"],
  },
  { stage: "registers", modules: ["registers", "conferences", "workbench"] },
  { stage: "office", modules: ["home"] },
] as const;
