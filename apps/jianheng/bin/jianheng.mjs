#!/usr/bin/env node
// The command line starts here, before any build: tsx turns the TypeScript sources into what this Node runs.
import { register } from "tsx/esm/api";

register();
const { run } = await import("../src/command-line.ts");
process.exitCode = await run(process.argv.slice(2));
