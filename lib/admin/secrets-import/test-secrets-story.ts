// Owns the scenes of imported secrets in the stories that tests of the security log and of its silence tell.
import { makeAdmin, permitOn } from "@/lib/admin/person/test-admin";
import { runSecretImports } from "@/lib/admin/secrets-import/run-secret-imports";
import { startSecretImport } from "@/lib/admin/secrets-import/start-secret-import";
import { bring, importWhole, migrationOf, someSecret, uriOf } from "@/lib/admin/secrets-import/test-secrets";
import { database } from "@/lib/platform/db";
import { encodeSecret, generateSecret } from "@/lib/totp/secret";
import { makePerson, mustHave, NOW } from "@/lib/two-factor/test-person";

/** Three lists: one imported at the command line, one that only waits, and one whose administrator is none any more. */
export async function actOutSecretsStory() {
  const people = [await makePerson(), await makePerson(), await makePerson()];
  const [typed, waiting, orphaned] = people.map(({ email }) => email);
  const [one, two, moved] = [someSecret(), someSecret(), generateSecret("SHA1")];
  const bad = [someSecret(), "JBSWY3DPEHPK3PXA", someSecret()] as const;
  const csv = [
    "secret,email,name,issuer",
    `${one},${typed},${one},Acme`,
    `${bad[0]},nobody@story.test,,`,
    `${bad[1]},${waiting},,`,
    // Columns the wrong way round.
    `${waiting},${bad[2]},,`,
  ];
  await importWhole((await bring(csv.join("\n"))).id);
  await bring(uriOf(String(waiting), two));
  const admin = await makeAdmin();
  const { id } = await bring(migrationOf([{ secret: moved, label: String(orphaned) }]), admin.accountId);
  mustHave(await startSecretImport(await permitOn(admin, id, "import-secrets"), id));
  await database().account.update({ where: { id: admin.accountId }, data: { role: "member" } });
  await runSecretImports({ now: () => NOW });
  const importedId = String(people[0]?.session.accountId);
  return { importedId, secrets: [one, two, encodeSecret(moved), ...bad] };
}
