// Owns installing a package of Debian, where the machine runs Debian and this is allowed.
import { existsSync } from "node:fs";
import { runStep } from "./command.mjs";

/** Whether packages can be installed here: on Debian and its relatives, as root. */
export function mayInstallDebianPackages() {
  return existsSync("/etc/debian_version") && process.getuid?.() === 0;
}

/**
 * Installs a package. Throws StepError with the output of the failed command.
 * @param title what people call it
 */
export async function installDebianPackage(name, title, moreEnv = {}) {
  const env = { DEBIAN_FRONTEND: "noninteractive", ...moreEnv };
  await runStep("Reading Debian's package lists", "apt-get", ["update", "-q"], env);
  await runStep(`Installing Debian's ${title}`, "apt-get", ["install", "-y", "-q", name], env);
}
