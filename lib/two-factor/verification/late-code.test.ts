// Proves that a code which was sent opens its session for as long as people are told, and its ticket nothing after that.
import { beforeAll, beforeEach, expect, it } from "vitest";
import { allowChannels, configureProviders } from "@/lib/channels/adding/test-providers";
import { mailedCode } from "@/lib/channels/codes/test-codes";
import { plantChannel } from "@/lib/channels/test-channels";
import { EMAIL_CODE_SECONDS, TICKET_SECONDS } from "@/lib/platform/durations";
import { findTicket } from "@/lib/sign-in/ticket";
import { later, makeProtectedPerson, mustHave, NOW, rewardFor } from "@/lib/two-factor/test-person";
import { send, withCode } from "@/lib/two-factor/verification/test-channel-sign-in";

beforeAll(configureProviders);
beforeEach(() => allowChannels());

async function ticketOfMailbox() {
  const { session, email } = await makeProtectedPerson();
  await plantChannel(session.accountId, "email", email, "a•••@example.test");
  return { email, ticket: await rewardFor(email) };
}

it("a mail that takes nine minutes opens the session of the sign-in that asked for it (R52)", async () => {
  const { email, ticket } = await ticketOfMailbox();
  const asked = TICKET_SECONDS - 1;
  mustHave(await send(ticket, "email", later(asked)));
  mustHave(await withCode(ticket, "email", await mailedCode(email), later(asked + EMAIL_CODE_SECONDS - 1)));
});

it("the ticket ends with the newest code that was sent for it, and one without a code as before (R17)", async () => {
  const { ticket } = await ticketOfMailbox();
  mustHave(await send(ticket, "email"));
  expect(await findTicket(ticket, later(EMAIL_CODE_SECONDS - 1))).not.toBeNull();
  expect(await findTicket(ticket, later(EMAIL_CODE_SECONDS))).toBeNull();
  const { ticket: other } = await ticketOfMailbox();
  expect(await send(other, "voice", NOW)).toMatchObject({ ok: false });
  expect(await findTicket(other, later(TICKET_SECONDS))).toBeNull();
});

it("a ticket that is over is not brought back by asking for a code", async () => {
  const { ticket } = await ticketOfMailbox();
  expect(await send(ticket, "email", later(TICKET_SECONDS))).toMatchObject({ error: "ticket-expired" });
  expect(await findTicket(ticket, later(TICKET_SECONDS))).toBeNull();
});
