// `npm start`: installs, builds and runs the product with the demonstration office, in this very process,
// so that Ctrl-C reaches it at once.
import { buildPages, install, requireNode } from "./prepare.mjs";

requireNode();
install();
buildPages();
const args = process.argv.slice(2);
const demonstration = args.includes("--demonstration") ? [] : ["--demonstration", "2000"];
process.argv = [process.argv[0], "jianheng", "serve", ...demonstration, ...args];
await import("../apps/jianheng/bin/jianheng.mjs");
