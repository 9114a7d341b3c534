// Owns nginx in front of the servers, with the configuration from deploy/, on ports of its own and without TLS.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { freePort } from "@/scripts/bench/free-port";

/** Where Debian has it, outside of users' PATH. */
const DEBIANS = "/usr/sbin/nginx";

export interface Proxy {
  /** How many requests each server has answered, according to nginx. */
  answeredBy(port: number): number;
  /** What nginx complained about. */
  complaints(): string;
  stop(): Promise<void>;
}

/** What has to differ outside of the container. */
async function localConfiguration(folder: string, port: number, servers: number[]): Promise<string> {
  const [plainPort, healthPort] = [await freePort(), await freePort()];
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  return readFileSync("deploy/nginx.conf", "utf8")
    .replace("/run/nginx.pid", join(folder, "nginx.pid"))
    .replace("http {", `http {\n${temporary.join("\n")}`)
    .replace("/dev/stdout", join(folder, "access.log"))
    .replace("/dev/stderr", join(folder, "error.log"))
    .replace(/app-(\d):3000/g, (_, number) => `127.0.0.1:${servers[number - 1]}`)
    .replace(/^.*listen \[::\].*$/gm, "")
    .replace("listen 80 ", `listen 127.0.0.1:${plainPort} `)
    .replace("listen 127.0.0.1:8080", `listen 127.0.0.1:${healthPort}`)
    .replace(/listen 443 .*;/, `listen 127.0.0.1:${port};`)
    .replace(/^\s*ssl_.*$/gm, "");
}

/** Starts nginx on a port, in front of servers on these ports, with a folder of its own in `parent`. */
export async function startProxy(parent: string, port: number, servers: number[]): Promise<Proxy> {
  const folder = join(parent, "nginx");
  mkdirSync(folder);
  // Started by root, its workers run as another user.
  for (const path of [parent, folder]) chmodSync(path, 0o755);
  const file = join(folder, "nginx.conf");
  writeFileSync(file, await localConfiguration(folder, port, servers));
  const errors = join(folder, "error.log");
  const program = existsSync(DEBIANS) ? DEBIANS : "nginx";
  const child = spawn(program, ["-p", folder, "-e", errors, "-c", file, "-g", "daemon off;"], {
    stdio: "ignore",
  });
  process.once("exit", () => child.kill("SIGTERM"));
  const readLog = (name: string) => readFileSync(join(folder, name), "utf8");
  while (!(await isListening(port))) {
    if (child.exitCode !== null) throw new Error(`nginx ended: ${readLog("error.log")}`);
    await setTimeout(50);
  }
  return {
    answeredBy: (server) => readLog("access.log").split(`127.0.0.1:${server}\n`).length - 1,
    complaints: () => readLog("error.log"),
    async stop() {
      child.kill("SIGQUIT");
      if (child.exitCode === null) await once(child, "exit");
    },
  };
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  return new Promise((resolve) => {
    socket.once("connect", () => resolve(true));
    socket.once("error", () => resolve(false));
  }).finally(() => socket.destroy()) as Promise<boolean>;
}
