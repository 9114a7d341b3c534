// Owns what a server consists of: copies it from a finished build into a new folder of its own. From the project's root:
//   npm ci && npm run build && node deploy/collect.mjs dist/collected
// Of the packages only what a server can load comes along: compilers, checks and tests stay behind.
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { nodeFileTrace } from "@vercel/nft";

/** What is started, as a process or as a worker. */
const PROGRAMS = [
  "dist/server.mjs",
  "dist/twofold.mjs",
  "deploy/health.mjs",
  "lib/platform/bcrypt-worker.mjs",
  "lib/accounts/passwords/guess-worker.mjs",
  "next.config.mjs",
];

/** Packages that the programs load by name, when they need them: no tracing sees that. */
const LOADED_BY_NAME = [
  "@prisma/adapter-better-sqlite3",
  "@prisma/adapter-pg",
  "better-sqlite3",
  "ioredis",
  "pg",
];

/** What is read by its path: files for browsers, the programs that /docs/api shows, the migrations, and their engine. */
const READ = [
  "package.json",
  "public",
  "lib/api/examples",
  "prisma/schema.prisma",
  "prisma/migrations",
  "generated/postgresql.prisma",
  "node_modules/@prisma/schema-engine-wasm",
  // Next looks whether they are there before it reads its settings.
  "node_modules/next/dist/compiled/webpack",
  "node_modules/next/dist/compiled/@babel/runtime/package.json",
];

/** What packages load to build, to develop and to shrink pictures, which no page has; and what sets up tests beside the migrations. */
const NEVER_LOADED = [
  "node_modules/next/dist/server/lib/router-utils/setup-dev-bundler.js",
  "node_modules/next/dist/compiled/next-server/*.dev.js",
  "node_modules/next/dist/docs/**",
  "node_modules/next-intl/dist/**/plugin/**",
  "node_modules/{sharp,@img,@swc/core*}/**",
  "prisma/*.ts",
  "**/*.map",
];

/** Of what Next built, what only Next itself reads again. */
const BUILD_ONLY = new Set([".next/cache", ".next/dev", ".next/diagnostics", ".next/types"]);

/** Files of packages that the pages load, as Next traced them while it built. */
function loadedByPages() {
  const traces = readdirSync(".next/server", { recursive: true }).filter((name) =>
    name.endsWith(".nft.json"),
  );
  return traces.flatMap((name) => {
    const trace = join(".next/server", name);
    const { files } = JSON.parse(readFileSync(trace, "utf8"));
    return files.map((file) => relative(".", resolve(dirname(trace), file)));
  });
}

function copyInto(folder, path, filter) {
  cpSync(path, join(folder, path), { recursive: true, verbatimSymlinks: true, filter });
}

const [folder = ""] = process.argv.slice(2);
if (folder === "" || existsSync(folder)) {
  process.stderr.write("Say where to: node deploy/collect.mjs FOLDER, which must not exist yet.\n");
  process.exit(1);
}
const entries = [...PROGRAMS, ...LOADED_BY_NAME.map((name) => fileURLToPath(import.meta.resolve(name)))];
// Which of two spellings of a module Node takes hangs on its version ("module-sync"): both come along.
const { fileList } = await nodeFileTrace(entries, { ignore: NEVER_LOADED, moduleSyncCatchall: true });
const files = [...fileList, ...loadedByPages()].filter((file) => file.startsWith("node_modules/"));
for (const file of new Set(files)) copyInto(folder, file);
for (const path of [...PROGRAMS, ...READ]) copyInto(folder, path);
copyInto(folder, ".next", (path) => !BUILD_ONLY.has(path) && !/\.(nft\.json|map)$/.test(path));
// Whoever builds may have a strict umask: the server's user reads all of it, and its owner alone writes.
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (entry.isSymbolicLink()) continue;
  const path = join(entry.parentPath, entry.name);
  chmodSync(path, entry.isDirectory() || statSync(path).mode & 0o100 ? 0o755 : 0o644);
}
chmodSync(folder, 0o755);
