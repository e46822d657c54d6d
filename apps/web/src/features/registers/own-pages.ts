// Registers that have pages beyond those that every register has.

/** Where the menu leads for a register. */
export const overviewOfRegister: Readonly<Record<string, "/conferences">> = { conference: "/conferences" };
