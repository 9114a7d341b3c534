// Owns measuring how much JavaScript a page loads above the floor, the smallest page with a form that Next can ship.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type BenchResult, say } from "@/scripts/bench/bench-line";
import { floorPage } from "@/scripts/bench/floor-page";
import type { Page } from "@/scripts/bench/page-form";

const KIB = 1024;

/** Every script that a page names, in tags or in the data for React, except the one for browsers without modules. */
function scriptsOf(html: string): Set<string> {
  const named = [...html.matchAll(/\bstatic\/chunks\/[\w~./-]+\.js/g)].map(([path]) => path);
  const old = html.match(/src="\/_next\/(static\/chunks\/[^"]+)" noModule/)?.[1];
  return new Set(named.filter((path) => path !== old));
}

/** Bytes as they are sent, each file compressed by itself. */
function gzipBytes(html: string, nextFolder: string): number {
  const sizes = [...scriptsOf(html)].map((path) => gzipSync(readFileSync(join(nextFolder, path))).length);
  return sizes.reduce((sum, size) => sum + size, 0);
}

/**
 * How much the heaviest of the pages with forms, and the tool that computes in the browser, load above the floor.
 * @param forms the pages of a sign-in
 * @param tool the page that loads the TOTP core and its hashes
 */
export async function measureJavaScript(forms: readonly Page[], tool: Page): Promise<BenchResult[]> {
  const floor = await floorPage();
  const floorBytes = gzipBytes(floor.html, floor.nextFolder);
  const kibOver = ({ html }: Page) => (gzipBytes(html, ".next") - floorBytes) / KIB;
  const said = [...forms, tool].map((page) => `${page.path} ${kibOver(page).toFixed(1)}`);
  say(`  floor ${(floorBytes / KIB).toFixed(1)} KiB gzip; above it, KiB: ${said.join(", ")}`);
  const heaviest = Math.max(...forms.map(kibOver));
  return [
    { name: "form-page-javascript-over-floor-kib", value: heaviest, bound: "<=", target: 12 },
    { name: "tool-page-javascript-over-floor-kib", value: kibOver(tool), bound: "<=", target: 20 },
  ];
}
