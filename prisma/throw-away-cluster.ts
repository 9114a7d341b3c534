// Owns a PostgreSQL for one test run or measurement: started in a folder of its own, removed after it.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { Client } from "pg";

/** Where Debian and Ubuntu put the programs, one folder per version. */
const VERSIONS = "/usr/lib/postgresql";
const START_TRIES = 200;
const START_PAUSE_MS = 50;

/** The role that makes and owns the databases and may do nothing else, like that of an installation. */
const OWNER = "twofold_owner";

// Nothing has to survive, so nothing waits for the disk.
const SETTINGS = {
  listen_addresses: "",
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "300",
  shared_buffers: "256MB",
  max_wal_size: "4GB",
};

export interface ThrowAwayCluster {
  /** `postgresql://` URL of a database of it, for its owner or another role. */
  url(databaseName: string, role?: string): string;
  /** Runs statements as the superuser. */
  run(databaseName: string, ...statements: string[]): Promise<void>;
  createDatabase(name: string, template?: string): Promise<void>;
  /** Ends the server at once, as `pg_ctl stop -m immediate` does: uncommitted work is lost. */
  crash(): Promise<void>;
  /** Brings it back after a crash. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Folder of PostgreSQL's programs, of the newest version that is installed; undefined when there is none. */
export function postgresqlPrograms(): string | undefined {
  if (!existsSync(VERSIONS)) return undefined;
  const versions = readdirSync(VERSIONS).sort((a, b) => Number(b) - Number(a));
  return versions
    .map((version) => join(VERSIONS, version, "bin"))
    .find((folder) => existsSync(join(folder, "initdb")));
}

/** PostgreSQL refuses to run as root; Debian's package makes a user for it. */
function userToRunAs(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  const line = ["postgres", "nobody"].map((name) => lines.find((entry) => entry.startsWith(`${name}:`)));
  const [, , uid, gid] = (line.find(Boolean) ?? "").split(":");
  return { uid: Number(uid), gid: Number(gid) };
}

/**
 * Starts a cluster whose databases sort text as English does, so that it shows where ours must not.
 * @param keepsCommits whether committed work survives a crash
 * @throws Error when no PostgreSQL is installed, or it does not start
 */
export async function startCluster({ keepsCommits = false } = {}): Promise<ThrowAwayCluster> {
  const programs = postgresqlPrograms();
  if (!programs) throw new Error("No PostgreSQL found: install Debian's package postgresql");
  const user = userToRunAs();
  const folder = mkdtempSync(join(tmpdir(), "twofold-pg-"));
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, "data");
  const locale = ["--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en"];
  const init = ["-D", data, "--username=superuser", "--auth=trust", "--no-sync", ...locale];
  const made = spawnSync(join(programs, "initdb"), init, { ...user, cwd: folder, encoding: "utf8" });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const settings = {
    ...SETTINGS,
    ...(keepsCommits && { synchronous_commit: "on" }),
    unix_socket_directories: folder,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  return connected(folder, () =>
    spawn(join(programs, "postgres"), ["-D", data, ...flags], { ...user, cwd: folder, stdio: "ignore" }),
  );
}

async function connected(folder: string, spawnServer: () => ChildProcess): Promise<ThrowAwayCluster> {
  let server = spawnServer();
  const endWithUs = () => server.kill("SIGQUIT");
  process.once("exit", endWithUs);
  const url = (databaseName: string, role = OWNER) =>
    `postgresql://${role}@localhost/${databaseName}?host=${encodeURIComponent(folder)}`;
  const run = async (databaseName: string, ...statements: string[]) => {
    const client = new Client({ connectionString: url(databaseName, "superuser") });
    await client.connect();
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  };
  await untilItAnswers(() => run("postgres", `CREATE ROLE ${OWNER} LOGIN CREATEDB CREATEROLE`));
  const crash = async () => {
    if (server.exitCode !== null) return;
    const ended = once(server, "exit");
    server.kill("SIGQUIT");
    await ended;
  };
  return {
    url,
    run,
    crash,
    async restart() {
      server = spawnServer();
      await untilItAnswers(() => run("postgres", "SELECT 1"));
    },
    createDatabase: (name, template = "template0") =>
      run("postgres", `CREATE DATABASE "${name}" OWNER ${OWNER} TEMPLATE "${template}"`),
    async stop() {
      process.off("exit", endWithUs);
      await crash();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilItAnswers(ask: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      if (tries >= START_TRIES) throw error;
      await setTimeout(START_PAUSE_MS);
    }
  }
}
