// Owns the command that imports secrets of another system, after saying which rows are left out.
import { readFile } from "node:fs/promises";
import { createTranslator } from "next-intl";
import { deleteList } from "@/lib/admin/secrets-import/list-store";
import { type ListView, rowsOfList, viewList } from "@/lib/admin/secrets-import/list-view";
import { LIST_FORMATS } from "@/lib/admin/secrets-import/problems";
import { IMPORTED_PERIOD_SECONDS } from "@/lib/admin/secrets-import/read-list";
import { runSecretImports } from "@/lib/admin/secrets-import/run-secret-imports";
import { stageSecrets } from "@/lib/admin/secrets-import/stage-secrets";
import { startSecretImportByCommand } from "@/lib/admin/secrets-import/start-secret-import";
import type { Trace } from "@/lib/audit/trace";
import { clock } from "@/lib/platform/clock";
import { SECRET_IMPORT_BYTES, SECRET_IMPORT_ROWS } from "@/lib/platform/limits";
import { MIN_AUTHENTICATOR_SECRET_BYTES } from "@/lib/totp/parameters";
import en from "@/messages/en.json";
import type { Arguments, Command } from "@/scripts/twofold/command";
import { GOES_ON_OPTIONS, goesOn } from "@/scripts/twofold/goes-on";
import { onDatabase } from "@/scripts/twofold/on-database";
import { fail, write } from "@/scripts/twofold/terminal";

const t = createTranslator({ locale: "en", messages: en, namespace: "adminSecrets" });

export const importSecrets = {
  usage: "secrets import FILE",
  about:
    "Imports the authenticators of members from another system: otpauth:// or otpauth-migration:// addresses, one a line, or CSV (email, secret, …), once it has named the rows that are left out and asked. Options: --format uri|csv|migration, --dry-run, --yes (to go on without being asked, as a script must).",
  words: 1,
  options: { ...GOES_ON_OPTIONS, format: { type: "string" } },
  async run({ words: [path], options }: Arguments): Promise<void> {
    const format = LIST_FORMATS.find((known) => known === options.format) ?? null;
    if (!path) return fail("Name one file.");
    if (options.format !== undefined && !format)
      return fail(`The format is one of ${LIST_FORMATS.join(", ")}.`);
    const bytes = await readFile(path).catch((fault: NodeJS.ErrnoException) => fault);
    if (bytes instanceof Error)
      return fail(bytes.code === "ENOENT" ? `There is no file ${path}.` : `The file ${path} cannot be read.`);
    await onDatabase(async (trace, now) => {
      const id = await stageSecrets({ bytes, format }, null, now);
      const found = await preview(id);
      if (await goesOn(found, options, t("confirm.title", { count: found.goodRows })))
        await importAll(id, trace);
      else await deleteList(id);
    });
  },
} satisfies Command;

/** Says what is in the list: of bad rows the line, address and reason, but never a secret. */
async function preview(id: string): Promise<ListView> {
  const list = await mustView(id);
  const limits = { megabytes: SECRET_IMPORT_BYTES / 2 ** 20, rows: SECRET_IMPORT_ROWS };
  if (list.problem) {
    write(t(`listProblems.${list.problem}`, { line: list.problemLine ?? 0, ...limits }));
    return list;
  }
  await tellBadRows(id);
  write(t("preview.good", { count: list.goodRows }));
  write(t("preview.bad", { count: list.badRows }));
  return list;
}

async function tellBadRows(id: string): Promise<void> {
  const told = { bits: MIN_AUTHENTICATOR_SECRET_BYTES * 8, ...IMPORTED_PERIOD_SECONDS };
  for (const { line, email, problem, firstLine } of await rowsOfList(id, "bad")) {
    if (!problem) continue;
    const what = t(`problems.${problem}`, { ...told, line: firstLine ?? 0 });
    write(`${t("lineNumber", { line })}: ${JSON.stringify(email ?? "")}: ${what}`);
  }
}

async function mustView(id: string): Promise<ListView> {
  const list = await viewList(id, null);
  if (!list) throw new Error("the list is gone");
  return list;
}

/** Imports them now. */
async function importAll(id: string, trace: Trace): Promise<void> {
  const started = await startSecretImportByCommand({ actorId: null, trace, now: clock.now() }, id);
  if (!started.ok) throw new Error(started.error);
  await runSecretImports({ id, now: () => clock.now() });
  const { imported, skipped } = await mustView(id);
  write(t("over.imported", { count: imported }));
  if (skipped === 0) return;
  write(t("over.skipped", { count: skipped }));
  await tellBadRows(id);
}
