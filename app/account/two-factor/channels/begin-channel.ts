// Owns the start of a channel from its form: the pending row, then its code, then the page that confirms it.
import "server-only";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import type { ChannelWish } from "@/lib/channels/adding/prepare-destination";
import { sendPendingCode } from "@/lib/channels/adding/send-pending-code";
import { type ChannelStart, type StartError, startChannel } from "@/lib/channels/adding/start-channel";
import type { Way } from "@/lib/channels/kinds";
import { nationalForm } from "@/lib/channels/phone";
import { refusalState } from "@/lib/platform/actions/answer";
import type { FormState } from "@/lib/platform/actions/form-state";
import { requestContext } from "@/lib/platform/request-context";

const CONFIRM = "/account/two-factor/channels/confirm";

const ABOUT_DESTINATION = new Set<StartError>(["destination-refused", "phone-country-refused"]);

/**
 * @param way how its code is to come; null where an app shows it
 * @returns what the form shows after a refusal, with a number as its owner writes it
 */
export async function beginChannel(
  start: Omit<ChannelStart, "wish">,
  wish: ChannelWish,
  way: Way | null,
): Promise<FormState> {
  const started = await startChannel({ ...start, wish });
  if (!started.ok) {
    const isPhone = "phone" in wish;
    const field = isPhone && ABOUT_DESTINATION.has(started.error) ? "phone" : undefined;
    const values = isPhone
      ? { phone: nationalForm(wish.phone.e164), country: wish.phone.country }
      : undefined;
    return { ...(await refusalState(started, field)), values };
  }
  const unsent = way && (await sendFirst(start, way));
  redirect(unsent ? `${CONFIRM}?unsent=${unsent}` : CONFIRM);
}

/** Sends the code. A refusal is told on the next page, where there is a button to try again. */
async function sendFirst(
  { session, trace, now }: Omit<ChannelStart, "wish">,
  way: Way,
): Promise<StartError | null> {
  const owner = { accountId: session.accountId, sessionId: session.id };
  const from = { locale: await getLocale(), address: requestContext().clientAddress };
  const sent = await sendPendingCode({ owner, way, ...from, trace, now });
  // That page tells how long to wait.
  return sent.ok || sent.error === "send-too-soon" ? null : sent.error;
}
