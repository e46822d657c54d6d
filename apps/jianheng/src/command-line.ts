/** Runs one command and gives back the exit code: 0 done, 1 the input is bad, 2 usage, 3 a defect of ours. */
export async function run(args: readonly string[]): Promise<number> {
  process.stderr.write(`unknown command: ${args.join(" ")}\n`);
  return 2;
}
