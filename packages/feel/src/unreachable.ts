/** Ends an exhaustive switch: the compiler lists the cases that are missing; reaching it at run time is a defect. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
