// Proves that one mailbox gets as many codes as one destination may, under however many spellings people ask (R54, R82).
import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { askForCode } from "@/lib/channels/codes/test-codes";
import { plantChannel } from "@/lib/channels/test-channels";
import { queuedMails } from "@/lib/mail/test-mails";
import { SENDS_SHORT } from "@/lib/platform/limits";
import { makePerson } from "@/lib/two-factor/test-person";

let clients = 0;

/** Has a code sent to each address at the same moment, each for another account, from another client. */
async function askForAll(addresses: string[]): Promise<string[]> {
  const people = await Promise.all(
    addresses.map(async (to) => {
      const { accountId } = (await makePerson()).session;
      await plantChannel(accountId, "email", to);
      return accountId;
    }),
  );
  const asked = people.map((accountId) => {
    clients += 1;
    return askForCode(accountId, "email", { address: `198.51.100.${clients}` });
  });
  return (await Promise.all(asked)).map((answer) => (answer.ok ? "sent" : answer.error)).sort();
}

const mailsTo = async (addresses: string[]) =>
  (await Promise.all(addresses.map((address) => queuedMails(address)))).flat().length;

const MORE = SENDS_SHORT + 3;

it.each([
  ["tags behind the name", (name: string, n: number) => `${name}${n ? `+${n}` : ""}@example.test`],
  [
    "the two spellings of a domain",
    (name: string, n: number) => `${name}@${n % 2 ? "bücher" : "xn--bcher-kva"}.test`,
  ],
])("counts %s as one, of many at once", async (_, spelling) => {
  const name = randomUUID();
  const addresses = Array.from({ length: MORE }, (_one, n) => spelling(name, n));
  const refusals = Array.from({ length: MORE - SENDS_SHORT }, () => "send-limit");
  expect(await askForAll(addresses)).toEqual([...refusals, ...Array(SENDS_SHORT).fill("sent")]);
  expect(await mailsTo([...new Set(addresses)])).toBe(SENDS_SHORT);
});

it("keeps other people's mailboxes out of it, names that begin with a plus too", async () => {
  const addresses = Array.from(
    { length: MORE },
    (_one, n) => `${n % 2 ? "+" : ""}${randomUUID()}@example.test`,
  );
  expect(new Set(await askForAll(addresses))).toEqual(new Set(["sent"]));
});
