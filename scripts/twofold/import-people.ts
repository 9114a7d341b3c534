// Owns the command that invites everybody in a CSV file, after saying which rows cannot be used.
import { createReadStream } from "node:fs";
import { access, constants, stat } from "node:fs/promises";
import { createTranslator } from "next-intl";
import { deleteJob } from "@/lib/admin/import/import-job-store";
import { badRowsPage, type ImportView, viewImport } from "@/lib/admin/import/import-view";
import { runImports } from "@/lib/admin/import/run-imports";
import { stageImport } from "@/lib/admin/import/stage-import";
import { startImportByCommand } from "@/lib/admin/import/start-import";
import type { Trace } from "@/lib/audit/trace";
import { clock } from "@/lib/platform/clock";
import { IMPORT_FILE_BYTES, IMPORT_ROWS } from "@/lib/platform/limits";
import type { Locale } from "@/lib/platform/locale";
import en from "@/messages/en.json";
import { localeAsked, NO_SUCH_LANGUAGE } from "@/scripts/twofold/asked-language";
import type { Arguments, Command } from "@/scripts/twofold/command";
import { GOES_ON_OPTIONS, goesOn } from "@/scripts/twofold/goes-on";
import { onDatabase } from "@/scripts/twofold/on-database";
import { fail, write } from "@/scripts/twofold/terminal";

const t = createTranslator({ locale: "en", messages: en, namespace: "adminImport" });

export const importPeople = {
  usage: "users import FILE.csv",
  about:
    "Invites everybody in a CSV file (email, name, role) by mail, once it has named the rows that cannot be used and asked. Interrupted, the server goes on with it: stop it on its page. Options: --dry-run, --yes (to go on without being asked, as a script must), --language zh-CN.",
  words: 1,
  options: { ...GOES_ON_OPTIONS, language: { type: "string" } },
  async run({ words: [path], options }: Arguments): Promise<void> {
    const locale = localeAsked(options);
    if (!path) return fail("Name one file.");
    if (!locale) return fail(NO_SUCH_LANGUAGE);
    const isFile = await stat(path).then(
      (found) => found.isFile(),
      () => false,
    );
    if (!isFile) return fail(`There is no file ${path}.`);
    const isReadable = await access(path, constants.R_OK).then(
      () => true,
      () => false,
    );
    if (!isReadable) return fail(`The file ${path} may not be read.`);
    await onDatabase(async (trace, now) => {
      const id = await stageImport(createReadStream(path), null, now);
      const found = await preview(id);
      if (await goesOn(found, options, t("invite.title", { count: found.goodRows })))
        return inviteAll(id, locale, trace);
      await deleteJob(id);
      write("Nobody was invited.");
    });
  },
} satisfies Command;

/** Says what is in the file. */
async function preview(id: string): Promise<ImportView> {
  const job = await mustView(id);
  const limits = { megabytes: IMPORT_FILE_BYTES / 2 ** 20, rows: IMPORT_ROWS };
  const told = { line: job.problemLine ?? 0, columns: job.columns.join(", ") };
  if (job.problem) {
    write(t(`fileProblems.${job.problem}`, { ...told, ...limits }));
    return job;
  }
  for (let after: number | null = 0; after !== null && job.badRows > 0; ) {
    const { rows, next } = await badRowsPage(id, after);
    for (const { line, problem, value, firstLine } of rows) {
      const what = t(`rowProblems.${problem}`, { line: firstLine ?? 0 });
      write(`${t("badRows.lineNumber", { line })}: ${JSON.stringify(value)}: ${what}`);
    }
    after = next;
  }
  write(t("preview.good", { count: job.goodRows }));
  if (job.adminRows > 0) write(t("preview.admins", { count: job.adminRows }));
  write(t("preview.bad", { count: job.badRows }));
  return job;
}

async function mustView(id: string): Promise<ImportView> {
  const job = await viewImport(id);
  if (!job) throw new Error("the import is gone");
  return job;
}

/** Invites them now; the server sends the mails. */
async function inviteAll(id: string, locale: Locale, trace: Trace): Promise<void> {
  const started = await startImportByCommand({ actorId: null, trace, now: clock.now() }, { id, locale });
  if (!started.ok) throw new Error(started.error);
  const tell = async () => {
    const { invited, skipped, goodRows } = await mustView(id);
    process.stderr.write(`\r${t("running.count", { done: invited + skipped, all: goodRows })}`);
  };
  await runImports({ id, now: () => clock.now(), onBatch: tell });
  process.stderr.write("\n");
  const { invited, skipped } = await mustView(id);
  write(t("over.invited", { count: invited }));
  if (skipped > 0) write(t("over.skipped", { count: skipped }));
  write("The server sends the mails; they wait until it runs.");
}
