// Owns the way to register a member with Authy, where policy and settings allow Authy at all.
import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/link-button";
import type { Person } from "@/lib/admin/person/person-store";
import { kindsToAdd } from "@/lib/channels/adding/may-add";
import { actPath } from "@/lib/sign-in/step-up/step-up-path";

export async function RegisterAuthyLink({
  person: { id, role, factorCount, deactivatedAt },
}: {
  person: Person;
}) {
  const kinds = await kindsToAdd({ role, hasSecondFactor: factorCount > 0, hasPasskey: false });
  if (deactivatedAt || !kinds.includes("authy")) return null;
  const t = await getTranslations("addingChannels.register");
  return <LinkButton href={actPath("register-authy", id)}>{t("title")}</LinkButton>;
}
