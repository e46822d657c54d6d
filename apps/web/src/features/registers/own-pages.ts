/** Registers whose work is overseen on a page of its own: where the menu leads for them. */
export const overviewOfRegister: Readonly<Record<string, "/conferences">> = { conference: "/conferences" };
