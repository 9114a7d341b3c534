// Owns what an administrator of tests begins and leaves behind, each with an attempt to use it afterwards.
import { acceptInvitation } from "@/lib/accounts/sign-up/invitation";
import { runImports } from "@/lib/admin/import/run-imports";
import { stageImport } from "@/lib/admin/import/stage-import";
import { startImport } from "@/lib/admin/import/start-import";
import { addPerson } from "@/lib/admin/people/add-person";
import { type Admin, actOf } from "@/lib/admin/resets/test-reset-people";
import { TRACE } from "@/lib/audit/test-trace";
import { tokenOf } from "@/lib/mail/test-mails";
import { database } from "@/lib/platform/db";
import { mustHave, NOW, PASSWORD } from "@/lib/two-factor/test-person";

/** X invites an administrator. Returns how to accept the invitation at the moment `after`. */
export async function inviteAdmin(x: Admin, after: Date) {
  const email = `invited-${x.id.toLowerCase()}@example.test`;
  const { claim } = await actOf(x, "add-person");
  const act = { actorId: x.id, claim, trace: TRACE, now: NOW } as const;
  const token = tokenOf(mustHave(await addPerson({ ...act, email, role: "admin", locale: "en" })));
  return () => acceptInvitation({ token, password: PASSWORD, locale: "en", trace: TRACE, now: after });
}

/** X starts an import of one administrator. Returns how to run it at the moment `after`, and count whom it invited. */
export async function importAdmin(x: Admin, after: Date) {
  const email = `imported-${x.id.toLowerCase()}@example.test`;
  async function* file() {
    yield new TextEncoder().encode(`email,role\n${email},admin\n`);
  }
  const id = await stageImport(file(), x.id, NOW);
  const { claim } = await actOf(x, "import-people");
  mustHave(await startImport({ actorId: x.id, claim, trace: TRACE, now: NOW }, { id, locale: "en" }));
  return async () => {
    await runImports({ now: () => after, id });
    return database().linkToken.count({ where: { purpose: "invitation", email } });
  };
}
