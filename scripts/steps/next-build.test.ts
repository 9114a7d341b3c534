// Proves what makes the built pages stale, and that what browsers load of them is packed.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { beforeEach, expect, it } from "vitest";
import { TestProject } from "./test-project";

let project: TestProject;
beforeEach(() => {
  project = new TestProject();
  project.program(
    "next",
    `mkdir -p .next/static/chunks; touch .next/BUILD_ID; echo "$NEXT_SERVER_ACTIONS_ENCRYPTION_KEY" >> built
    for name in a.js a.css a.woff2; do echo "content of $name" > .next/static/chunks/$name; done`,
  );
});

const step = `import { setUp } from "./scripts/steps/set-up.mjs";
  import { buildPages } from "./scripts/steps/next-build.mjs";
  await setUp([buildPages]);`;
const build = (env: Record<string, string> = {}) => project.runLines(step, env);
/** The keys that Next was given, one for each build. */
const keys = () => project.read("built").trim().split("\n");

function changeSources(): void {
  mkdirSync(join(project.root, "app"), { recursive: true });
  writeFileSync(join(project.root, "app/page.tsx"), String(Math.random()));
}

it("another AUTH_SECRET does not make them stale", async () => {
  await build({ AUTH_SECRET: "a".repeat(32) });
  await build({ AUTH_SECRET: "b".repeat(32) });
  expect(keys()).toHaveLength(1);
});

it("every version names its actions with one key, or with the operator's own", async () => {
  await build();
  changeSources();
  await build({ AUTH_SECRET: "a".repeat(32) });
  const own = Buffer.alloc(32, 7).toString("base64");
  await build({ NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: own });
  const [first, second, third] = keys();
  expect(Buffer.from(first ?? "", "base64")).toHaveLength(32);
  expect(second).toBe(first);
  expect(third).toBe(own);
});

it("every script and style has a packed copy of itself beside it, and nothing else has", async () => {
  await build();
  const folder = join(project.root, ".next/static/chunks");
  expect(readdirSync(folder).filter((name) => name.endsWith(".br"))).toEqual(["a.css.br", "a.js.br"]);
  for (const name of ["a.css", "a.js"]) {
    const packed = readFileSync(join(folder, `${name}.br`));
    expect(brotliDecompressSync(packed).toString()).toBe(project.read(`.next/static/chunks/${name}`));
  }
});
