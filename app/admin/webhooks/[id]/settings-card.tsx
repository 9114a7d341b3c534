// Owns what a webhook is set to, and the ways to change it.
import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { actPath } from "@/lib/sign-in/step-up/step-up-path";
import { actWord, type WebhookActName } from "@/lib/webhooks/manage/act-word";
import type { ListedWebhook } from "@/lib/webhooks/manage/webhook-store";

export async function SettingsCard({ webhook }: { webhook: ListedWebhook }) {
  const t = await getTranslations("webhooks");
  const { id, groups, isAsked, failsOpen, disabledAt } = webhook;
  const choice = { events: "changeEvents", silence: "changeSilence" } as const;
  const rules = isAsked ? "silence" : "events";
  const toggle = disabledAt ? "switch-on" : "switch-off";
  const link = (act: WebhookActName, words: string, isQuiet = false) => (
    <LinkButton href={actPath("manage-webhooks", actWord(act, id))} variant={isQuiet ? "quiet" : "secondary"}>
      {words}
    </LinkButton>
  );
  return (
    <Card heading={t("page.rules")}>
      <div className="grid gap-5">
        <ul className="grid gap-1">
          {groups.map((group) => (
            <li key={group}>
              {t(`groups.${group}`)} <span className="text-ink-soft">{t(`groupHints.${group}`)}</span>
            </li>
          ))}
          {isAsked && <li>{failsOpen ? t("asked.failsOpen") : t("asked.failsClosed")}</li>}
        </ul>
        <div className="flex flex-wrap gap-3">
          {link(rules, t(`page.${choice[rules]}`))}
          {link("rotate", t("page.rotate"))}
          {link(toggle, disabledAt ? t("page.switchOn") : t("page.switchOff"))}
          {link("remove", t("page.remove"), true)}
        </div>
      </div>
    </Card>
  );
}
