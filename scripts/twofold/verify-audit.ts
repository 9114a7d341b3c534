// Owns the command that checks the sealed security log and names the first row that was changed.
import { ChainStateError } from "@/lib/audit/chain/chain-store";
import type { ChainFault, ChainPlace } from "@/lib/audit/chain/find-break";
import { type ChainWhole, verifyChain } from "@/lib/audit/chain/verify-chain";
import type { Arguments, Command } from "@/scripts/twofold/command";
import { onExistingDatabase } from "@/scripts/twofold/on-database";
import { fail, write } from "@/scripts/twofold/terminal";

export const verifyAudit = {
  usage: "audit verify [--head ROW:SEAL]",
  about:
    'Checks that no row of the security log was changed, removed or inserted, and names the first that was. --head takes what a line "audit head" of the server\'s log said.',
  options: { head: { type: "string" } },
  async run({ options: { head } }: Arguments): Promise<void> {
    const noted = head === undefined ? undefined : notedHead(String(head));
    if (noted === null)
      return fail("Give the noted head as --head ROW:SEAL, with the seal of 43 letters and digits.");
    await onExistingDatabase(async () => {
      try {
        const { whole, fault } = await verifyChain(noted);
        if (fault) fail(sentenceOf(fault));
        else write(wordsOf(whole));
      } catch (error) {
        if (!(error instanceof ChainStateError)) throw error;
        fail(`${error.message}. It notes where the log begins and ends, so nothing can be said of the rows.`);
      }
    });
  },
} satisfies Command;

/** Null if it is malformed. */
function notedHead(value: string): ChainPlace | null {
  const [, id, seal] = /^(\d{1,15}):([\w-]{43})$/.exec(value) ?? [];
  return id && seal ? { id: Number(id), seal } : null;
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
