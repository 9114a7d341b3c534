// Owns the scenes of imports in the story that tests of the security log tell.
import { runImports } from "@/lib/admin/import/run-imports";
import { startImport, startImportByCommand, stopImport } from "@/lib/admin/import/start-import";
import { stage } from "@/lib/admin/import/test-import";
import { makeAdmin } from "@/lib/admin/person/test-admin";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { mustHave, NOW } from "@/lib/two-factor/test-person";

/** Two imports by somebody who stops one, and is no administrator when the other is to go on; one at the command line. */
export async function actOutImportStory(): Promise<void> {
  const { session } = await makeAdmin();
  const act = { actorId: session.accountId, trace: TRACE, now: NOW };
  const claim = await claimFor(session.id, "import-people");
  const uploaded = await stage("email\nuploaded@story.test\n", session.accountId);
  mustHave(await startImport({ ...act, claim }, { id: uploaded.id, locale: "en" }));
  mustHave(await stopImport(act, uploaded.id));
  const orphan = await stage("email\norphan@story.test\n", session.accountId);
  const again = await claimFor(session.id, "import-people");
  mustHave(await startImport({ ...act, claim: again }, { id: orphan.id, locale: "en" }));
  await database().account.update({ where: { id: session.accountId }, data: { role: "member" } });
  await runImports({ id: orphan.id, now: () => NOW });
  const typed = await stage("email\ntyped@story.test\n");
  mustHave(await startImportByCommand({ ...act, actorId: null }, { id: typed.id, locale: "en" }));
}
