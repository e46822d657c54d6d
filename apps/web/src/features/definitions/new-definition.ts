/** Stands in the address where a register that does not exist yet is written; no register can be called so. */
export const newDefinition = "-";
