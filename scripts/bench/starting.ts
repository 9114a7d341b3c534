// Owns how long a start takes when nothing has changed since the last one.
import { type BenchResult, say } from "@/scripts/bench/bench-line";
import { Browserless } from "@/scripts/bench/browserless";
import { median } from "@/scripts/bench/median";
import { startProgram, stopProgram } from "@/scripts/bench/served-program";
import { expectPage } from "@/scripts/bench/sign-in-flow";

const ROUNDS = 3;

/** Seconds from starting the program to the last byte of its first page, a real one with the database behind it. */
async function secondsToFirstPage(program: string, args: string[]): Promise<number> {
  const startMs = performance.now();
  const served = await startProgram(program, args);
  const browser = new Browserless(served.origin);
  expectPage(await browser.open("/sign-in"), "/sign-in");
  const seconds = (performance.now() - startMs) / 1000;
  browser.close();
  await stopProgram(served);
  return seconds;
}

/** Both kinds of start in turn. The set-up before this benchmark has done all that there was to do. */
export async function measureStarts(): Promise<BenchResult[]> {
  const alone: number[] = [];
  const whole: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    alone.push(await secondsToFirstPage(process.execPath, ["dist/server.mjs"]));
    whole.push(await secondsToFirstPage("npm", ["start"]));
  }
  const inWords = (seconds: number[]) => seconds.map((value) => value.toFixed(2)).join(" ");
  say(`  server alone, s: ${inWords(alone)}; npm start, s: ${inWords(whole)}`);
  return [
    { name: "npm-start-to-first-page-s", value: median(whole), bound: "<=", target: 5 },
    { name: "server-to-first-page-s", value: median(alone), bound: "<=", target: 1 },
  ];
}
