// Owns the command line: which command runs, and what is said when none fits.
import "@/lib/platform/env-file";
import { type Command, runCommand } from "@/scripts/twofold/command";
import { fail, write } from "@/scripts/twofold/terminal";

/** Commands by name. Loaded when asked for, because duration constants read their settings while they load. */
const COMMANDS: Record<string, () => Promise<Command>> = {
  migrate: async () => (await import("@/scripts/twofold/migrate")).migrate,
  "admin create": async () => (await import("@/scripts/twofold/create-admin")).createAdmin,
  "users invite": async () => (await import("@/scripts/twofold/invite")).invite,
  "figures recount": async () => (await import("@/scripts/twofold/recount-figures")).recountFigures,
  "audit verify": async () => (await import("@/scripts/twofold/verify-audit")).verifyAudit,
  "users import": async () => (await import("@/scripts/twofold/import-people")).importPeople,
  "authy migrate": async () => (await import("@/scripts/twofold/migrate-authy")).migrateAuthy,
  "secrets import": async () => (await import("@/scripts/twofold/import-secrets")).importSecrets,
  "attempt-hook off": async () => (await import("@/scripts/twofold/attempt-hook-off")).attemptHookOff,
  "passkey-demand off": async () => (await import("@/scripts/twofold/passkey-demand-off")).passkeyDemandOff,
  backup: async () => (await import("@/scripts/twofold/backup")).backup,
  restored: async () => (await import("@/scripts/twofold/restored")).restored,
  "keys rotate": async () => (await import("@/scripts/twofold/rotate-keys")).rotateKeys,
};

async function printHelp(): Promise<void> {
  write("npm run twofold -- <command>\n");
  for (const load of Object.values(COMMANDS)) {
    const { usage, about } = await load();
    write(`  ${usage.padEnd(28)} ${about}`);
  }
}

async function main(words: string[]): Promise<void> {
  const name = Object.keys(COMMANDS).find((known) => `${words.join(" ")} `.startsWith(`${known} `));
  const load = name && COMMANDS[name];
  const [first = "--help"] = words;
  if (!load) {
    const isAsked = words.includes("--help") || ["--help", "-h", "help"].includes(first);
    if (!isAsked) fail(`There is no command “${words.join(" ")}”.\n`);
    return printHelp();
  }
  const command = await load();
  if (words.includes("--help")) write(`npm run twofold -- ${command.usage}\n\n${command.about}`);
  else await runCommand(command, words.slice(name.split(" ").length));
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Error && error.name === "SettingsError")) throw error;
  fail(error.message);
}
