// Owns having nginx for the test of several servers, and fetching it where there is none.
import { existsSync } from "node:fs";
import { runProgram, StepError } from "./command.mjs";
import { installDebianPackage, mayInstallDebianPackages } from "./debian-package.mjs";

/** Debian's is not on the path of people; scripts/instances/proxy.ts looks there too. */
const DEBIANS = "/usr/sbin/nginx";

async function isThere() {
  return existsSync(DEBIANS) || (await runProgram("nginx", ["-v"])).code === 0;
}

/** Installs Debian's package where it is missing and that is allowed. Throws StepError when there is none after it. */
export async function provideNginx() {
  if (await isThere()) return;
  if (mayInstallDebianPackages()) await installDebianPackage("nginx-light", "nginx");
  if (!(await isThere())) throw new StepError("No nginx found: install Debian's package nginx-light");
}
