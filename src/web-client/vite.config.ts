import { defineConfig } from "vitest/config";

export default defineConfig({
  build: {
    // `/assets/…` belongs to the modules.
    assetsDir: "client",
    manifest: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    // A font or a picture inside a style sheet would need `data:` in the host's policy.
    assetsInlineLimit: 0,
  },
  test: { include: ["tests/**/*.test.ts", "tests/**/*.test.tsx"], environment: "node", testTimeout: 30_000 },
});
