// Proves that SQLite's driver is made beside the rest of set-up, and that nothing goes on without it.
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { TestProject } from "./test-project";

let project: TestProject;
beforeEach(() => {
  project = new TestProject();
  writeFileSync(join(project.root, "package-lock.json"), JSON.stringify({ packages: {} }));
});

/** Set-up with an npm that installs nothing and makes the driver as `rebuild` says; then the step `next`. */
function setUp(rebuild: string, next: string): Promise<string> {
  const npm = join(project.root, "npm.mjs");
  const node = 'import { existsSync, mkdirSync, writeFileSync } from "node:fs";';
  const wait = "const wait = (ms) => new Promise((done) => setTimeout(done, ms));";
  const install = 'mkdirSync("node_modules/.bin", { recursive: true });';
  writeFileSync(npm, `${node} ${wait} if (process.argv[2] === "ci") { ${install} } else { ${rebuild} }`);
  const lines = `${node}
    import { installDependencies } from "./scripts/steps/dependencies.mjs";
    import { setUp } from "./scripts/steps/set-up.mjs";
    await setUp([installDependencies, () => { ${next} }]);
    console.log(existsSync("driver") ? "with the driver" : "without it");`;
  return project.runLines(lines, { npm_execpath: npm });
}

it("it is made while the next steps run, and is there at the end of set-up", async () => {
  const rebuild = `for (let tries = 0; tries < 200 && !existsSync("next"); tries += 1) await wait(50);
    if (existsSync("next")) writeFileSync("driver", ""); else process.exit(1);`;
  expect(await setUp(rebuild, 'writeFileSync("next", "");')).toMatch(/with the driver\n$/);
});

it("a driver that cannot be made ends set-up with what npm said", async () => {
  const ended = setUp('console.log("no compiler"); process.exit(1);', "");
  await expect(ended).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining("no compiler") });
});

it("a later step that fails ends set-up when the driver is finished, so that nobody makes it twice at once", async () => {
  const rebuild = 'await wait(500); writeFileSync("driver", "");';
  const ended = setUp(rebuild, 'throw new Error("wrong");');
  await expect(ended).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining("wrong") });
  expect(existsSync(join(project.root, "driver"))).toBe(true);
});
