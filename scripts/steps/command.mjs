// Owns running other programs: quietly if they succeed, with all their output if they fail.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "./root.mjs";

/** The failure of a step; the message explains it. */
export class StepError extends Error {}

/** Path of a program that a dependency installed. */
export function localProgram(name) {
  return join(root, "node_modules", ".bin", name);
}

/**
 * Runs a program to its end. `isShown` lets it write to the terminal; otherwise its output is kept.
 * @returns {Promise<{ code: number, output: string }>} code 127 when it could not be started at all
 */
export function runProgram(program, args, { env = {}, isShown = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", isShown ? "inherit" : "pipe", isShown ? "inherit" : "pipe"],
    });
    const chunks = [];
    child.stdout?.on("data", (chunk) => chunks.push(chunk));
    child.stderr?.on("data", (chunk) => chunks.push(chunk));
    child.on("error", (error) => resolve({ code: 127, output: error.message }));
    child.on("close", (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() }));
  });
}

/** The beginning and the end of a long output, which is where reasons are. */
function shortened(output) {
  const lines = output.trim().split("\n");
  return lines.length <= 60 ? lines.join("\n") : [...lines.slice(0, 30), "…", ...lines.slice(-30)].join("\n");
}

/** Runs a program that must succeed, and says what it does and how long it took. Throws StepError with its output. */
export function runStep(title, program, args, env) {
  return startStep(title, program, args, env)();
}

/** Starts such a program. Returns what waits for its end; nothing is said before somebody waits. */
export function startStep(title, program, args, env) {
  const start = Date.now();
  const running = runProgram(program, args, { env });
  const seconds = running.then(() => ((Date.now() - start) / 1000).toFixed(1));
  return async () => {
    process.stdout.write(`  ${title} …`);
    const { code, output } = await running;
    process.stdout.write(code === 0 ? ` ${await seconds} s\n` : " failed\n");
    if (code !== 0) throw new StepError(`\n${shortened(output)}\n\n${title}: failed with code ${code}`);
  };
}
