// Owns a copy of the set-up in a folder of its own, for one test, which writes the programs of packages itself.
import { execFile } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { onTestFinished } from "vitest";

const run = promisify(execFile);

export class TestProject {
  readonly root = mkdtempSync(join(tmpdir(), "twofold-set-up-"));

  constructor() {
    onTestFinished(() => rmSync(this.root, { recursive: true, force: true }));
    this.take("scripts");
  }

  /** Copies files and folders of the project. */
  take(...paths: string[]): void {
    for (const path of paths) cpSync(path, join(this.root, path), { recursive: true });
  }

  /** Lets it load the project's packages; their programs and the memory of set-up stay its own. */
  takePackages(): void {
    mkdirSync(join(this.root, "node_modules/.bin"), { recursive: true });
    for (const name of readdirSync("node_modules").filter((entry) => entry !== ".bin" && entry !== ".cache"))
      symlinkSync(join(process.cwd(), "node_modules", name), join(this.root, "node_modules", name));
  }

  /** Writes a program that a package would have installed. */
  program(name: string, script: string): void {
    mkdirSync(join(this.root, "node_modules/.bin"), { recursive: true });
    const file = join(this.root, "node_modules/.bin", name);
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
  }

  /** Runs Node in a process of its own without our settings. Rejects with `code` and `stderr` if that fails. */
  async node(args: string[], env: Record<string, string> = {}): Promise<string> {
    const { PATH = "" } = process.env;
    const { stdout } = await run(process.execPath, args, {
      cwd: this.root,
      env: { PATH, NODE_ENV: "production", ...env },
    });
    return stdout;
  }

  /** Runs a few lines against the copied steps. */
  runLines(lines: string, env: Record<string, string> = {}): Promise<string> {
    return this.node(["--input-type=module", "-e", lines], env);
  }

  /** The content of a file; empty if there is none. */
  read(path: string): string {
    const file = join(this.root, path);
    return existsSync(file) ? readFileSync(file, "utf8") : "";
  }
}
