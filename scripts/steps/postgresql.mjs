// Owns having PostgreSQL's programs for the tests, and fetching them where there are none.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { StepError } from "./command.mjs";
import { installDebianPackage, mayInstallDebianPackages } from "./debian-package.mjs";

/** Where Debian and Ubuntu put them, a folder a version; prisma/throw-away-cluster.ts looks there too. */
const VERSIONS = "/usr/lib/postgresql";

function isThere() {
  if (!existsSync(VERSIONS)) return false;
  return readdirSync(VERSIONS).some((version) => existsSync(join(VERSIONS, version, "bin", "initdb")));
}

/** Installs Debian's package where it is missing and that is allowed. Throws StepError when there is none after it. */
export async function providePostgresql() {
  if (isThere()) return;
  if (mayInstallDebianPackages()) await installDebianPackage("postgresql", "PostgreSQL");
  if (!isThere()) throw new StepError("No PostgreSQL found: install Debian's package postgresql");
}
