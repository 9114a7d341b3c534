// Owns showing Authy's QR code to the owner of a confirmed registration, so that another app can make its codes.
import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import { type MayAddError, whyNotAdd } from "@/lib/channels/adding/may-add";
import { nameOf } from "@/lib/channels/channel-name";
import { findChannel, stillHasChannel } from "@/lib/channels/channel-store";
import { openDestination } from "@/lib/channels/destination";
import type { ChannelError } from "@/lib/channels/errors";
import { appQrCode } from "@/lib/channels/providers/authy/app-qr-code";
import { database } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { accepted, type Result, refused } from "@/lib/platform/result";
import type { LiveSession } from "@/lib/sign-in/sessions/session";
import { holdsStepUpGrantFor, type StepUpClaim } from "@/lib/sign-in/step-up/step-up-grant";
import { steppedUp } from "@/lib/sign-in/step-up/stepped-up";

export interface QrCodeWish {
  session: LiveSession;
  claim: StepUpClaim;
  trace: Trace;
  now: Date;
}

type ShowError = ChannelError | MayAddError | "step-up-required";

/** Larger than any picture of a code of this size. */
const MAX_PICTURE_BYTES = 64 * 1024;

/**
 * The QR code as a `data:` URI, or its address, where Authy keeps it at one that we do not fetch from. Only after the
 * number was confirmed: Authy takes a number for one person, so whoever typed somebody else's would scan what makes that
 * person's codes. The owner is told, as of a new authenticator.
 * Errors: step-up-required, channel-missing, those of whyNotAdd and of the provider.
 */
export async function showAppQrCode({
  session,
  claim,
  trace,
  now,
}: QrCodeWish): Promise<Result<string, ShowError>> {
  const { accountId, email } = session;
  if (!(await holdsStepUpGrantFor(claim, "show-app-qr-code", now))) return refused("step-up-required");
  const refusal = await whyNotAdd(database(), accountId, "authy");
  if (refusal) return refused(refusal);
  const channel = await findChannel(accountId, "authy");
  if (!channel) return refused("channel-missing");
  const to = await openDestination(channel, channel.table);
  const shown = await appQrCode(to, `${settings().appName}: ${email}`);
  if (!shown.ok) return shown;
  return steppedUp({ claim, now, lock: `account:${accountId}` }, "show-app-qr-code", async (tx) => {
    if (!(await stillHasChannel(tx, accountId, channel, now))) return refused("channel-missing");
    const entry = { event: "channel.qr-code-shown", result: "success", actorId: accountId } as const;
    await recordEvent(tx, { ...entry, factor: "authy", about: nameOf(channel) }, trace, now);
    const { png, link } = shown.value;
    const isSmall = png && png.byteLength <= MAX_PICTURE_BYTES;
    return accepted(isSmall ? `data:image/png;base64,${Buffer.from(png).toString("base64")}` : link);
  });
}
