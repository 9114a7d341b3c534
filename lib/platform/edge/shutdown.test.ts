// Proves that SIGTERM under load loses no answer and that the closers run after the last one.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import { beforeAll, expect, it } from "vitest";
import { bundleTestProgram } from "@/lib/platform/test-program";

let program: string;

beforeAll(async () => {
  program = await bundleTestProgram("lib/platform/edge/shutdown-child.ts");
});

interface Child {
  process: ChildProcess;
  port: number;
  lines: string[];
  ended: Promise<number | null>;
}

async function startChild(env: Record<string, string> = {}): Promise<Child> {
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on("line", (line) => lines.push(line));
  const [first] = (await once(reader, "line")) as [string];
  const ended = once(child, "close").then(([code]) => code as number | null);
  return { process: child, port: Number(first.replace("port ", "")), lines, ended };
}

/**
 * One request; resolves with its text, "refused" when there was nobody to connect to, "reset" when the connection
 * ended before a byte of the answer, or "cut" when it ended within the answer.
 */
function askOnce(port: number, agent: Agent, path = "/"): Promise<string> {
  return new Promise((resolve) => {
    const req = request({ port, agent, path }, async (res) => {
      try {
        const chunks: Buffer[] = [];
        for await (const chunk of res) chunks.push(chunk);
        resolve(Buffer.concat(chunks).toString());
      } catch {
        resolve("cut");
      }
    });
    req.on("error", (error: NodeJS.ErrnoException) =>
      resolve(error.code === "ECONNREFUSED" ? "refused" : "reset"),
    );
    req.end();
  });
}

async function askUntilRefused(port: number, keepAlive: boolean, answers: string[]): Promise<void> {
  const agent = new Agent({ keepAlive });
  for (;;) {
    const answer = await askOnce(port, agent);
    if (answer === "refused") break;
    answers.push(answer);
    if (answer !== "begun done") break;
  }
  agent.destroy();
}

it("loses no answer under load, tells clients to close, and runs the closers last", async () => {
  const child = await startChild();
  const answers: string[] = [];
  const clients = Array.from({ length: 40 }, (_, index) =>
    askUntilRefused(child.port, index % 4 !== 0, answers),
  );
  // A connection that never says anything must not hold the end up.
  const silent = connect(child.port).on("error", () => {});
  while (answers.length < 100) await setTimeout(10);
  const before = answers.length;
  child.process.kill("SIGTERM");
  await Promise.all(clients);
  expect(await child.ended).toBe(0);
  silent.destroy();
  expect(answers.length - before).toBeGreaterThanOrEqual(20);
  // Every request that the server took was answered whole.
  const whole = answers.filter((answer) => answer === "begun done");
  expect(child.lines).toContain(`taken ${whole.length}`);
  expect(answers).not.toContain("cut");
  // The kernel resets what arrives in the microseconds between the last look at the door and its closing, before
  // a byte of it is read; a busy machine makes that one connection in some thousands.
  expect(answers.length - whole.length).toBeLessThanOrEqual(1);
  expect(child.lines.filter((line) => /closed/.test(line))).toEqual([
    "second closed",
    "first closed, 0 running",
  ]);
}, 20_000);

it("still answers a request that was on its way on an idle connection", async () => {
  const child = await startChild();
  const agent = new Agent({ keepAlive: true });
  expect(await askOnce(child.port, agent)).toBe("begun done");
  child.process.kill("SIGTERM");
  await setTimeout(200);
  expect(await askOnce(child.port, agent)).toBe("begun done");
  expect(await child.ended).toBe(0);
  agent.destroy();
}, 20_000);

it("reads what came while it was busy before it closes what is idle", async () => {
  const child = await startChild({ SHUTDOWN_LINGER_SECONDS: "1" });
  const agents = [new Agent({ keepAlive: true }), new Agent({ keepAlive: true })] as const;
  for (const agent of agents) expect(await askOnce(child.port, agent)).toBe("begun done");
  child.process.kill("SIGTERM");
  await setTimeout(600);
  // The turn ends after the time to linger, and what is asked in the middle of it waits in the kernel until then.
  const busy = askOnce(child.port, agents[0], "/busy");
  await setTimeout(300);
  expect(await askOnce(child.port, agents[1])).toBe("begun done");
  expect(await busy).toBe("begun done");
  expect(await child.ended).toBe(0);
  for (const agent of agents) agent.destroy();
}, 20_000);

it("still runs the closers when an answer never ends", async () => {
  const child = await startChild({ SHUTDOWN_GRACE_SECONDS: "2" });
  const begun = await fetch(`http://localhost:${child.port}/stuck`);
  const stuck = begun.text().catch(() => {});
  child.process.kill("SIGTERM");
  expect(await child.ended).toBe(0);
  await stuck;
  expect(child.lines.filter((line) => /closed/.test(line))).toEqual([
    "second closed",
    "first closed, 1 running",
  ]);
}, 20_000);

it("ends at once on a second signal", async () => {
  const child = await startChild();
  const begun = await fetch(`http://localhost:${child.port}/stuck`);
  const stuck = begun.text().catch(() => {});
  child.process.kill("SIGTERM");
  await setTimeout(1_100);
  child.process.kill("SIGINT");
  expect(await child.ended).toBe(1);
  await stuck;
}, 20_000);

it("takes the echo of a signal for the same one: npm hands on what the terminal sent already", async () => {
  const child = await startChild();
  const answer = fetch(`http://localhost:${child.port}/`);
  child.process.kill("SIGINT");
  child.process.kill("SIGINT");
  await setTimeout(20);
  child.process.kill("SIGINT");
  expect(await child.ended).toBe(0);
  await answer.catch(() => {});
}, 20_000);
