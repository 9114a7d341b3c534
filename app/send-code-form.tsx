// Owns the presses that have a code sent, the same wherever one is asked for: the first, the next, and by another way.
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SendButtons } from "@/components/two-factor/send-buttons";
import { ActionForm } from "@/components/ui/action-form";
import type { Way } from "@/lib/channels/kinds";
import type { FormAction } from "@/lib/platform/actions/form-state";
import { clock } from "@/lib/platform/clock";

interface SendCodeFormProps {
  action: FormAction;
  ways: readonly Way[];
  /** Codes of Authy's app need no sending: each press names it. */
  isAuthy: boolean;
  /** The way that the page is about; null while none is chosen. */
  chosen: Way | null;
  /** Whether a code that the page asks for is on its way. */
  isSent: boolean;
  /** When the next may be asked for; null for now. */
  nextAt: Date | null;
  takesCode: boolean;
  /** Fields that say what it is for. */
  children?: ReactNode;
}

export async function SendCodeForm(props: SendCodeFormProps) {
  const { action, ways, isAuthy, chosen, isSent, nextAt, takesCode, children } = props;
  if (ways.length === 0) return null;
  const t = await getTranslations("signInCode");
  const now = clock.now();
  const label = (way: Way) => {
    if (isAuthy) return t(`byAuthy.${way}`);
    if (chosen !== null && way !== chosen) return t(`instead.${way}`);
    return isSent ? t(`again.${way}`) : t(`send.${way}`);
  };
  const overText = isSent ? t("waitOver") : isAuthy ? t("byAuthyOver") : "";
  return (
    <ActionForm action={action} className="grid grid-cols-1 gap-4">
      {children}
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
