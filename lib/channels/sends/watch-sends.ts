// Owns switching a way off, without an administrator, where too few of its codes come back (R54).
import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { serverTrace } from "@/lib/audit/trace";
import { WAYS } from "@/lib/channels/kinds";
import { pauseName } from "@/lib/channels/sends/pause-name";
import { SHARE_COLLAPSED } from "@/lib/channels/sends/pause-reasons";
import { knownPauses, openPause, type Pause } from "@/lib/channels/sends/pause-store";
import { newestSent } from "@/lib/channels/sends/send-store";
import { collapsed } from "@/lib/channels/sends/verified-share";
import { notifyAdmins } from "@/lib/notices/notify-admins";
import { database, type Tx, transaction } from "@/lib/platform/db";
import { VERIFIED_SHARE_FROM_SECONDS, VERIFIED_SHARE_UNTIL_SECONDS } from "@/lib/platform/durations";
import { secondsBefore } from "@/lib/platform/seconds-after";

/** Switches off every way whose verified share has collapsed. Cheap where none has: it reads along one index. */
export async function watchSends(now: Date): Promise<void> {
  if ((await findCollapsed(database(), now)).length === 0) return;
  await transaction(async (tx) => {
    // Looks again: another server, or an administrator, may have been first.
    for (const pause of await findCollapsed(tx, now)) await switchOff(tx, pause, now);
  });
}

async function findCollapsed(client: Tx, now: Date): Promise<Pause[]> {
  const judged = {
    from: secondsBefore(now, VERIFIED_SHARE_UNTIL_SECONDS),
    until: secondsBefore(now, VERIFIED_SHARE_FROM_SECONDS),
  };
  const pauses = await knownPauses(client);
  const found: Pause[] = [];
  for (const way of WAYS) found.push(...collapsed(way, await newestSent(client, way, judged), pauses));
  return found;
}

async function switchOff(tx: Tx, pause: Pause, now: Date): Promise<void> {
  if (!(await openPause(tx, { ...pause, reason: SHARE_COLLAPSED, since: now, byId: null }))) return;
  const trace = serverTrace();
  const entry = { event: "channel.paused", result: "success", reason: SHARE_COLLAPSED } as const;
  await recordEvent(tx, { ...entry, factor: pause.way }, trace, now);
  const about = (locale: Parameters<typeof pauseName>[1]) => pauseName(pause, locale);
  await notifyAdmins(tx, { kind: "admin-channel-paused", about, path: "/admin/channels" }, trace, now);
}
