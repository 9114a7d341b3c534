// Owns putting into sentences whom a policy would hit.
import "server-only";
import { getFormatter, getTranslations } from "next-intl/server";
import type { PolicyImpact } from "@/lib/admin/policy/policy-impact";

/** The weightiest first. What does not happen is said only where somebody would ask. */
export async function impactSentences(impact: PolicyImpact): Promise<string[]> {
  const t = await getTranslations("policy.preview");
  const format = await getFormatter();
  const { later, freed, adminsWithout, sessionsEnding } = impact;
  const sentences = await keptOutSentences(impact);
  if (later) sentences.push(t("later", { people: later.people, day: format.dateTime(later.last, "moment") }));
  if (freed > 0) sentences.push(t("freed", { people: freed }));
  sentences.push(...(await channelSentences(impact)), ...(await passkeySentences(impact)));
  return [...sentences, t("admins", { people: adminsWithout }), t("sessions", { count: sessionsEnding })];
}

async function channelSentences({ channels }: PolicyImpact): Promise<string[]> {
  const t = await getTranslations("addingChannels.policy");
  const { switchedOff, stranded } = channels;
  const sentences = switchedOff.map(({ factor, ...counts }) =>
    t("switchedOff", { way: t(factor), ...counts }),
  );
  return stranded > 0 ? [...sentences, t("stranded", { people: stranded })] : sentences;
}

async function passkeySentences({ passkeys }: PolicyImpact): Promise<string[]> {
  const t = await getTranslations("passkeys.policy");
  return passkeys.map(({ role, without, sessions }) => t(`hits.${role}`, { people: without, sessions }));
}

async function keptOutSentences({ keptOut, keptOutNow }: PolicyImpact): Promise<string[]> {
  const t = await getTranslations("policy.preview");
  if (!keptOut) return [t("nobody")];
  const { at, isAtOnce, people, unconfirmed } = keptOut;
  const day = (await getFormatter()).dateTime(at, "moment");
  const sentences = [isAtOnce ? t("atOnce", { people }) : t("onDay", { people, day })];
  if (unconfirmed > 0) sentences.push(t("unconfirmed", { people: unconfirmed }));
  const already = isAtOnce ? Math.min(keptOutNow, people) : 0;
  if (already > 0) sentences.push(t("already", { people: already }));
  return sentences;
}
