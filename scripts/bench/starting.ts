// Owns measuring how long a start takes when nothing has changed since the last one.
import { type BenchResult, say } from "@/scripts/bench/bench-line";
import { Browserless } from "@/scripts/bench/browserless";
import { median } from "@/scripts/bench/median";
import { startProgram, stopProgram } from "@/scripts/bench/served-program";
import { expectPage } from "@/scripts/bench/sign-in-flow";

const ROUNDS = 3;

interface Start {
  /** Seconds until the program said that it is ready. */
  ready: number;
  /** Seconds until the last byte of its first page, which needs the database. */
  firstPage: number;
}

async function timeStart(program: string, args: string[]): Promise<Start> {
  const startMs = performance.now();
  const seconds = () => (performance.now() - startMs) / 1000;
  const served = await startProgram(program, args);
  const ready = seconds();
  const browser = new Browserless(served.origin);
  expectPage(await browser.open("/sign-in"), "/sign-in");
  const firstPage = seconds();
  browser.close();
  await stopProgram(served);
  return { ready, firstPage };
}

function sayStarts(what: string, starts: Start[]): void {
  const inWords = (part: keyof Start) => starts.map((start) => start[part].toFixed(2)).join(" ");
  say(`  ${what}: ready after ${inWords("ready")} s, first page after ${inWords("firstPage")} s`);
}

/** Measures both kinds of start in turn. The set-up before this benchmark has done all that there was to do. */
export async function measureStarts(): Promise<BenchResult[]> {
  const alone: Start[] = [];
  const whole: Start[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    alone.push(await timeStart(process.execPath, ["dist/server.mjs"]));
    whole.push(await timeStart("npm", ["start"]));
  }
  sayStarts("the server alone", alone);
  sayStarts("npm start", whole);
  const firstPages = (starts: Start[]) => median(starts.map(({ firstPage }) => firstPage));
  return [
    { name: "npm-start-to-first-page-s", value: firstPages(whole), bound: "<=", target: 5 },
    { name: "server-to-first-page-s", value: firstPages(alone), bound: "<=", target: 1 },
  ];
}
