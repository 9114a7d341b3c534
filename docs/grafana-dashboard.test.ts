// Proves that docs/grafana-dashboard.json asks for figures, labels and classes that there are.
import { readFileSync } from "node:fs";
import * as prom from "prom-client";
import { expect, it } from "vitest";
import { meters } from "@/lib/platform/metrics/meters";
import { QUEUES } from "@/lib/platform/metrics/queue-depths";
import { startMetrics } from "@/lib/platform/metrics/start-metrics";

interface Panel {
  title: string;
  targets?: { expr: string }[];
}

const board = JSON.parse(readFileSync("docs/grafana-dashboard.json", "utf8"));
const panels: Panel[] = board.panels;
const queries = [
  ...panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)),
  ...board.templating.list.map(({ definition = "" }: { definition?: string }) => definition),
];

async function readFigures(): Promise<string> {
  const depths = Object.fromEntries(QUEUES.map((queue) => [queue, 1])) as Record<
    (typeof QUEUES)[number],
    number
  >;
  const figures = startMetrics(prom, async () => depths);
  const context = { requestId: "r", clientAddress: "203.0.113.9", answer: {} };
  figures.countRequest({ method: "GET", pathname: "/_next/a.js", context, status: 200, seconds: 0.1 });
  meters().countVerification({ during: "sign-in", factor: "passkey", result: "success" });
  return figures.text();
}

const read = await readFigures();

it("asks for figures that there are", () => {
  const names = new Set(queries.join(" ").match(/\b(twofold|nodejs|process)_[a-z0-9_]+/g));
  expect(names.size).toBeGreaterThan(12);
  for (const name of names) expect(read, name).toMatch(new RegExp(`^${name}[ {]`, "m"));
});

it("shows every figure of ours", () => {
  const ours = [...read.matchAll(/^# TYPE (twofold_[a-z_]+)/gm)].map(([, name]) => String(name));
  expect(ours.length).toBeGreaterThan(6);
  for (const name of ours) expect(queries.join(" "), name).toContain(name);
});

it("groups and chooses by labels that there are", () => {
  const asked = queries.join(" ");
  const labels = new Set([
    ...[...asked.matchAll(/([a-z_]+)(?:=~|!=|=)"/g)].map(([, name]) => name),
    ...[...asked.matchAll(/by \(([^)]+)\)/g)].flatMap(([, names = ""]) => names.split(/, */)),
  ]);
  for (const name of labels) {
    // The two that Prometheus adds itself.
    if (name !== "job" && name !== "instance") expect(read, name).toMatch(new RegExp(`[{,]${name}="`));
  }
  expect(read).toContain('route="/_next"');
  expect(read).toContain('result="success"');
});

it("is documented figure by figure in docs/operations.md", () => {
  const page = readFileSync("docs/operations.md", "utf8");
  for (const [, name] of read.matchAll(/^# TYPE (twofold_[a-z_]+)/gm))
    expect(page, name).toContain(`\`${name}`);
});
