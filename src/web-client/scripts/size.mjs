// What the first page loads, as it travels. The limit is the budget `client.size`.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const limit = 90 * 1024;
const dist = new URL("../dist/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8"));
const files = new Set();

function collect(key) {
  const chunk = manifest[key];
  if (chunk === undefined || files.has(chunk.file)) {
    return;
  }

  files.add(chunk.file);
  for (const css of chunk.css ?? []) {
    files.add(css);
  }

  for (const other of chunk.imports ?? []) {
    collect(other);
  }
}

collect("index.html");
let total = 0;
for (const file of files) {
  const size = gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length;
  total += size;
  console.log(`${String(size).padStart(8)}  ${file}`);
}

console.log(`${String(total).padStart(8)}  together, of ${limit} (client.size)`);
if (total > limit) {
  process.exitCode = 1;
}
