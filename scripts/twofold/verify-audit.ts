// Owns the command that walks along the sealed security log and names the first row that is not as it was written.
import { ChainStateError } from "@/lib/audit/chain/chain-store";
import type { ChainFault, ChainPlace } from "@/lib/audit/chain/find-break";
import { type ChainWhole, verifyChain } from "@/lib/audit/chain/verify-chain";
import { prepareDatabase } from "@/lib/platform/database-setup";
import { database } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { write } from "@/scripts/twofold/terminal";

export const verifyAudit = {
  usage: "audit verify [--head ROW:SEAL]",
  about:
    'Checks that no row of the security log was changed, removed or inserted, and names the first that was. --head takes what a line "audit head" of the server\'s log said.',
  async run(args: string[]): Promise<void> {
    const noted = notedHead(args);
    if (noted === null) {
      fail("Give the noted head as --head ROW:SEAL, with the seal of 43 letters and digits.");
      return;
    }
    await prepareDatabase(settings().databaseUrl);
    try {
      const { whole, fault } = await verifyChain(noted);
      if (fault) fail(sentenceOf(fault));
      else write(wordsOf(whole));
    } catch (error) {
      if (!(error instanceof ChainStateError)) throw error;
      fail(`${error.message}. It notes where the log begins and ends, so nothing can be said of the rows.`);
    } finally {
      await database().$disconnect();
    }
  },
};

/** Undefined when none was given, null when it is malformed. */
function notedHead([flag, value = "", ...rest]: string[]): ChainPlace | undefined | null {
  if (flag === undefined) return undefined;
  const [, id, seal] = /^(\d{1,15}):([\w-]{43})$/.exec(value) ?? [];
  return flag === "--head" && id && seal && rest.length === 0 ? { id: Number(id), seal } : null;
}

function wordsOf({ rows, from, to, sealedAt, waiting }: ChainWhole): string {
  const newer = waiting === 1 ? "1 newer row waits" : `${waiting} newer rows wait`;
  if (!sealedAt) return `Nothing is sealed yet; ${newer}.`;
  const range = rows === 0 ? "none is kept" : `unbroken from row ${from} to row ${to}`;
  return `${rows === 1 ? "1 row" : `${rows} rows`}, ${range} (sealed until ${sealedAt.toISOString()}, ${newer}).`;
}

function sentenceOf({ kind, from, to }: ChainFault): string {
  switch (kind) {
    case "changed":
      return `Row ${from} was changed.`;
    case "inserted":
      return `Row ${from} was inserted.`;
    case "missing":
      return from === to ? `Row ${from} is missing.` : `Rows ${from} to ${to} are missing.`;
    case "pepper-missing":
      return `Row ${from} was changed, or the pepper that it names was taken out of PEPPERS.`;
    case "not-as-noted":
      return `Row ${from} is not as it was noted: the log was sealed anew.`;
    case "noted-too-old":
      return `Row ${from} is not kept any more. Give a head that was noted later.`;
  }
}

function fail(line: string): void {
  write(line);
  process.exitCode = 1;
}
