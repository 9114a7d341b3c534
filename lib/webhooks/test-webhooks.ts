// Owns webhooks of tests: added by the app's own verbs, with receivers on loopback and events from the log.
import { makeAdmin, permitOn } from "@/lib/admin/person/test-admin";
import { recordEvent } from "@/lib/audit/record-event";
import { TRACE } from "@/lib/audit/test-trace";
import { database, transaction } from "@/lib/platform/db";
import { shared } from "@/lib/platform/shared";
import type { AdminAct } from "@/lib/sign-in/step-up/permitted-act";
import { mustHave, NOW } from "@/lib/two-factor/test-person";
import { EVENT_GROUPS, type EventGroup } from "@/lib/webhooks/event-groups";
import { addAttemptHook, addWebhook } from "@/lib/webhooks/manage/add-webhook";

type Admin = Awaited<ReturnType<typeof makeAdmin>>;

/** Lets webhooks reach receivers on loopback. Call it before anything reads the settings. */
export function allowLoopback(): void {
  process.env.WEBHOOK_ALLOWED_NETWORKS = "127.0.0.0/8,::1/128";
}

/** What an administrator needs for one change of a webhook. */
export async function webhookPermit(admin: Admin, now: Date = NOW): Promise<AdminAct> {
  const { actorId, claim, trace } = await permitOn(admin, "", "manage-webhooks", now);
  return { actorId, claim, trace, now };
}

/** The one administrator of a test file. */
export function theAdmin(): Promise<Admin> {
  return shared("admin-of-tests", makeAdmin);
}

/** A permit of the one administrator for one change of a webhook. */
export async function theAdminsPermit(now: Date = NOW): Promise<AdminAct> {
  return webhookPermit(await theAdmin(), now);
}

/** Adds a webhook. Gives its secret and its id. */
export async function plantWebhook(url: string, groups: EventGroup[] = EVENT_GROUPS, now: Date = NOW) {
  const secret = mustHave(await addWebhook(await theAdminsPermit(now), { url, groups }));
  const newest = { createdAt: "desc" } as const;
  const { id } = await database().webhook.findFirstOrThrow({
    where: { origin: new URL(url).origin },
    orderBy: newest,
  });
  return { id, secret };
}

/** Adds the hook that is asked. Gives its secret. */
export async function plantAttemptHook(url: string, failsOpen: boolean, now: Date = NOW): Promise<string> {
  return mustHave(await addAttemptHook(await theAdminsPermit(now), { url, failsOpen }));
}

/** Writes that an account's authenticator was added. */
export function recordFactor(accountId: string, now: Date = NOW): Promise<void> {
  const entry = { event: "authenticator.added", result: "success", factor: "authenticator" } as const;
  return transaction((tx) => recordEvent(tx, { ...entry, actorId: accountId }, TRACE, now));
}

export function deliveriesOf(webhookId: string) {
  return database().webhookDelivery.findMany({ where: { webhookId }, orderBy: { createdAt: "asc" } });
}
