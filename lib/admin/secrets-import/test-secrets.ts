// Owns the lists of secrets in tests, in each form that other systems write, reading them and bringing them in.
import { Writer } from "protobufjs/minimal.js";
import { FileProblemError } from "@/lib/admin/import/problems";
import { rowsOfList, viewList } from "@/lib/admin/secrets-import/list-view";
import type { ListFormat } from "@/lib/admin/secrets-import/problems";
import { readList } from "@/lib/admin/secrets-import/read-list";
import { runSecretImports } from "@/lib/admin/secrets-import/run-secret-imports";
import { stageSecrets } from "@/lib/admin/secrets-import/stage-secrets";
import { startSecretImportByCommand } from "@/lib/admin/secrets-import/start-secret-import";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { encodeSecret, generateSecret } from "@/lib/totp/secret";
import { mustHave, NOW } from "@/lib/two-factor/test-person";

/** A fresh secret, as lists carry it. */
export const someSecret = () => encodeSecret(generateSecret("SHA1"));

/** An otpauth URI as others write it. */
export function uriOf(email: string, secret = someSecret(), more = ""): string {
  return `otpauth://totp/Old%20System:${encodeURIComponent(email)}?secret=${secret}&issuer=Old%20System${more}`;
}

/** An entry of "Transfer accounts"; numbers as its protocol buffers spell them. */
export interface TestMigration {
  secret: Uint8Array;
  label: string;
  issuer?: string;
  algorithm?: number;
  digits?: number;
  type?: number;
}

/** What Google Authenticator writes, written by the same library's writer. */
export function migrationOf(entries: TestMigration[], batch = { id: 7, size: 1, index: 0 }): string {
  const writer = Writer.create();
  for (const { secret, label, issuer = "", algorithm = 1, digits = 1, type = 2 } of entries) {
    writer.uint32(10).fork();
    writer.uint32(10).bytes(secret).uint32(18).string(label).uint32(26).string(issuer);
    writer.uint32(32).int32(algorithm).uint32(40).int32(digits).uint32(48).int32(type).ldelim();
  }
  writer.uint32(16).int32(1).uint32(24).int32(batch.size).uint32(32).int32(batch.index);
  writer.uint32(40).int32(batch.id);
  const data = Buffer.from(writer.finish()).toString("base64");
  return `otpauth-migration://offline?data=${encodeURIComponent(data)}`;
}

export const bytesOf = (text: string) => new TextEncoder().encode(text);

/** The entries of a list whose format is not named. */
export const readText = (text: string) => readList(bytesOf(text), null);

/** The problem of each entry of a list, or null. */
export async function problemsOf(text: string) {
  return (await readText(text)).map(({ problem }) => problem);
}

/** What refuses a list whole; null where it is read, and any other error as it is. */
export function fileProblemOf(list: Promise<unknown>): Promise<unknown> {
  return list.then(
    () => null,
    (error: unknown) => (error instanceof FileProblemError ? error.problem : error),
  );
}

/** The sample that tools for these addresses publish: "Hello!" and four bytes, for alice@google.com. */
export const PUBLISHED =
  "otpauth-migration://offline?data=CjEKCkhlbGxvId6tvu8SGEV4YW1wbGU6YWxpY2VAZ29vZ2xlLmNvbRoHRXhhbXBsZTAC";

/** Brings a list in and gives its id, its view and its rows that are bad. */
export async function bring(
  text: string | Uint8Array,
  actorId: string | null = null,
  now: Date = NOW,
  format: ListFormat | null = null,
) {
  const bytes = typeof text === "string" ? bytesOf(text) : text;
  const id = await stageSecrets({ bytes, format }, actorId, now);
  const view = await viewList(id, actorId);
  if (!view) throw new Error("there is no list");
  const bad = await rowsOfList(id, "bad");
  return { id, view, problems: bad.map(({ problem, line }) => `${line} ${problem}`) };
}

/** Imports a list of the command line whole. */
export async function importWhole(id: string, now: Date = NOW): Promise<void> {
  mustHave(await startSecretImportByCommand({ actorId: null, trace: TRACE, now }, id));
  await runSecretImports({ now: () => now, id });
}

export function authenticatorsOf(accountId: string) {
  return database().authenticator.findMany({ where: { accountId } });
}

/** Changes the row of an account, without what a page would ask or end. */
export async function changeAccount(id: string, data: object): Promise<void> {
  await database().account.update({ where: { id }, data });
}
