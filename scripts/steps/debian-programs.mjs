// Owns the programs that some tests and measurements need: found on this machine, or installed from Debian's packages.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { runProgram, StepError } from "./command.mjs";
import { installDebianPackage, mayInstallDebianPackages } from "./debian-package.mjs";

/** Where Debian and Ubuntu put PostgreSQL, one folder per version; prisma/throw-away-cluster.ts looks there too. */
const POSTGRESQL_VERSIONS = "/usr/lib/postgresql";
/** Debian's is outside of users' PATH; scripts/instances/proxy.ts looks there too. */
const NGINX = "/usr/sbin/nginx";

async function starts(program, flag) {
  return (await runProgram(program, [flag])).code === 0;
}

/** Installs a package if `isThere` says no and this is allowed. Throws StepError if the program is still missing. */
async function provide(title, packageName, isThere, env) {
  if (await isThere()) return;
  if (mayInstallDebianPackages()) await installDebianPackage(packageName, title, env);
  if (!(await isThere())) throw new StepError(`No ${title} found: install Debian's package ${packageName}`);
}

/** Makes sure that PostgreSQL is installed. Throws StepError where it cannot be. */
export function providePostgresql() {
  const versions = () => (existsSync(POSTGRESQL_VERSIONS) ? readdirSync(POSTGRESQL_VERSIONS) : []);
  const isThere = () =>
    versions().some((version) => existsSync(join(POSTGRESQL_VERSIONS, version, "bin", "initdb")));
  return provide("PostgreSQL", "postgresql", isThere);
}

/** Makes sure that nginx is installed. Throws StepError where it cannot be. */
export function provideNginx() {
  return provide("nginx", "nginx-light", () => existsSync(NGINX) || starts("nginx", "-v"));
}

/** Makes sure that Redis is installed. Throws StepError where it cannot be. */
export function provideRedis() {
  // Its package would otherwise start a server, which nobody asked for.
  return provide("Redis", "redis-server", () => starts("redis-server", "--version"), { RUNLEVEL: "1" });
}
