// Proves that nothing is installed below the version that closed a known hole, and that an image lists what it is of (R117).
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

interface Locked {
  version?: string;
  integrity?: string;
  inBundle?: boolean;
  optional?: boolean;
  link?: boolean;
}

/** The first version without any hole that is known and touches us. */
const FLOORS: Record<string, string> = {
  next: "16.3.3",
  react: "19.2.4",
  "react-dom": "19.2.4",
  "next-auth": "5.0.0-beta.30",
  nodemailer: "7.0.11",
};

const packages: Record<string, Locked> = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;

/** Numbers of a version, a release above each of its own betas. */
function rankOf(version: string): number[] {
  const [numbers = "", beta = ""] = version.split("-");
  const betaRank = beta === "" ? Number.MAX_SAFE_INTEGER : Number(/^beta\.(\d+)$/.exec(beta)?.[1] ?? -1);
  return [...numbers.split(".").map(Number), betaRank];
}

function isAtLeast(version: string, floor: string): boolean {
  const [own, least] = [rankOf(version), rankOf(floor)];
  const differing = own.findIndex((number, index) => number !== least[index]);
  return differing < 0 || (own[differing] ?? 0) > (least[differing] ?? 0);
}

it("compares versions as npm does, as far as ours go", () => {
  const rising = ["5.0.0-alpha.9", "5.0.0-beta.4", "5.0.0-beta.30", "5.0.0", "5.0.1", "5.10.0", "16.3.3"];
  for (const [index, version] of rising.entries()) {
    expect(isAtLeast(version, version)).toBe(true);
    for (const lower of rising.slice(0, index)) {
      expect(isAtLeast(version, lower), `${version} ${lower}`).toBe(true);
      expect(isAtLeast(lower, version), `${lower} ${version}`).toBe(false);
    }
  }
});

it.each(Object.entries(FLOORS))("locks every copy of %s at %s or above (R117)", (name, floor) => {
  const copies = Object.entries(packages).filter(([path]) => path.endsWith(`node_modules/${name}`));
  expect(copies.length).toBeGreaterThan(0);
  for (const [path, { version = "" }] of copies)
    expect(isAtLeast(version, floor), `${path} ${version}`).toBe(true);
});

it("pins the content of every package by its hash (R117)", () => {
  const fetched = Object.entries(packages).filter(([path, { inBundle, link }]) => path && !inBundle && !link);
  expect(fetched.length).toBeGreaterThan(100);
  expect(
    fetched.filter(([, { integrity }]) => !integrity?.startsWith("sha512-")).map(([path]) => path),
  ).toEqual([]);
});

it("writes a bill of every locked package into the image, by its version (R117)", () => {
  const command =
    /^RUN npm (sbom .*) > \/app\/sbom\.json$/m.exec(readFileSync("Dockerfile", "utf8"))?.[1] ?? "";
  const bill = JSON.parse(execFileSync("npm", command.split(" "), { encoding: "utf8" }));
  const listed = new Set(bill.components.map(({ purl }: { purl: string }) => purl));
  const locked = Object.entries(packages).filter(([path, { optional }]) => path !== "" && !optional);
  expect(locked.length).toBeGreaterThan(100);
  for (const [path, { version = "" }] of locked) {
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    expect(listed, path).toContain(`pkg:npm/${name.replace("@", "%40")}@${version}`);
  }
});
