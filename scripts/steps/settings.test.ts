// Proves that a setting which would stop the server stops the start before anything is generated or built.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { TestProject } from "./test-project";

let project: TestProject;
beforeEach(() => {
  project = new TestProject();
  project.take("lib/platform", "prisma/schema.prisma", "tsconfig.json", "package.json", "package-lock.json");
  project.takePackages();
  for (const name of ["prisma", "next"]) project.program(name, `echo ${name} >> called; exit 1`);
});

const start = (env: Record<string, string>) => project.node(["scripts/start.mjs"], env);

it.each([
  ["a secret that is too short", { AUTH_SECRET: "short" }, "AUTH_SECRET must be at least 32 characters"],
  ["a port that is none", { PORT: "70000" }, "PORT must be a whole number from 1 to 65535"],
  ["a duration", { TICKET_SECONDS: "0" }, "TICKET_SECONDS must be a whole number of seconds above 0"],
])("%s ends the first start with one line that names it", async (_what, env, line) => {
  await expect(start(env)).rejects.toMatchObject({ code: 1, stderr: `Twofold cannot start: ${line}\n` });
  expect(project.read("called")).toBe("");
});

it("a line that .env lacks does so as well", async () => {
  writeFileSync(join(project.root, ".env"), "PORT=3000\n");
  await expect(start({})).rejects.toMatchObject({ stderr: "Twofold cannot start: AUTH_SECRET is missing\n" });
  expect(project.read("called")).toBe("");
});

it("a start goes on with the secrets that it has just written", async () => {
  await expect(start({})).rejects.toMatchObject({ stderr: expect.stringContaining("failed with code 1") });
  expect(project.read("called")).toBe("prisma\n");
});
