// Owns the presses that have a code sent: the first one, the next one, and the one by another way.
import { getTranslations } from "next-intl/server";
import { sendSignInCodeAction } from "@/app/sign-in/code/actions";
import type { ChannelPage } from "@/app/sign-in/code/channel-page";
import { SendButtons } from "@/components/two-factor/send-buttons";
import { ActionForm } from "@/components/ui/action-form";
import { wayOf } from "@/lib/channels/kinds";
import { clock } from "@/lib/platform/clock";

export async function SendForm({ page: { factor, ways, isSent, takesCode, nextAt } }: { page: ChannelPage }) {
  if (ways.length === 0) return null;
  const t = await getTranslations("signInCode");
  const now = clock.now();
  const own = wayOf(factor);
  const label = (way: (typeof ways)[number]) => {
    if (own === null) return t(`byAuthy.${way}`);
    if (way !== own) return t(`instead.${way}`);
    return isSent ? t(`again.${way}`) : t(`send.${way}`);
  };
  const overText = isSent ? t("waitOver") : own === null ? t("byAuthyOver") : "";
  return (
    <ActionForm action={sendSignInCodeAction} className="grid grid-cols-1 gap-4">
      <input type="hidden" name="with" value={factor} />
      <SendButtons
        buttons={ways.map((way) => ({ way, label: label(way) }))}
        isNextStep={!takesCode}
        waitText={t.raw("wait")}
        overText={overText}
        serverNowMs={now.getTime()}
        untilMs={(nextAt ?? now).getTime()}
      />
    </ActionForm>
  );
}
