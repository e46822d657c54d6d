import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The server that development pages talk to. */
const serverPort = process.env["JIANHENG_PORT"] ?? "8080";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  server: { proxy: { "/api": `http://127.0.0.1:${serverPort}` } },
  build: {
    outDir: "dist",
    target: "es2022",
    // Old office machines have no use for the source maps, and the archive is carried on discs.
    sourcemap: false,
    rolldownOptions: {
      treeshake: {
        // The contract's modules only declare; without this its Zod schemas would travel to every page.
        moduleSideEffects: (id) => !id.includes("/packages/contract/"),
      },
    },
  },
});
