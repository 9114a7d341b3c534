// Proves that a backup of PostgreSQL shows its password to nobody, wherever in the address it stands (R87).
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { backupPostgresql } from "@/lib/platform/database/backup-postgresql";

const folder = mkdtempSync(join(tmpdir(), "twofold-pg-"));
const heard = join(folder, "heard");

beforeAll(() => {
  const program = `#!/bin/sh\necho "$PGPASSWORD|$*" >> ${heard}\n`;
  for (const name of ["pg_dump", "pg_restore"]) {
    writeFileSync(join(folder, name), program);
    chmodSync(join(folder, name), 0o755);
  }
  vi.stubEnv("PATH", `${folder}${delimiter}${process.env.PATH}`);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

it.each([
  ["postgresql://app:s%2Fcret@db.example.test/one", "s/cret", "postgresql://app@db.example.test/one"],
  ["postgresql://app:s%2Fcret@/one?host=/run/pg", "s/cret", "postgresql://app@/one?host=/run/pg"],
  ["postgresql:///one?user=app&password=s%2Fcret", "s/cret", "postgresql:///one?user=app"],
  [
    "postgresql://app:old@/one?password=new&options=-c%20a%3Db&host=/run/pg",
    "new",
    "postgresql://app@/one?options=-c%20a%3Db&host=/run/pg",
  ],
  ["postgresql://app:s@socket/one", "s", "postgresql://app@socket/one"],
  ["postgresql://app:50%@[::1]:5432/one", "50%", "postgresql://app@[::1]:5432/one"],
])("of %s", async (address, password, url) => {
  const file = join(folder, "dump");
  writeFileSync(heard, "");
  await backupPostgresql(address, file, []);
  rmSync(file);
  const [dump = "", restore = ""] = readFileSync(heard, "utf8").split("\n");
  expect(dump).toBe(`${password}|--format=custom --file=${file}.part ${url}`);
  expect(restore).toBe(`${password}|--file=/dev/null ${file}.part`);
});
