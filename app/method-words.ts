// Owns what each method is called on screens, what it takes, and its picture.
import {
  Fingerprint,
  KeyRound,
  LifeBuoy,
  type LucideIcon,
  Mail,
  MessageSquareText,
  Phone,
  ShieldCheck,
  Smartphone,
} from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { MethodLink } from "@/components/two-factor/method-list";
import { codeLengths } from "@/lib/channels/codes/code-schema";
import { isChannelFactor } from "@/lib/channels/kinds";
import type { Method, MethodName } from "@/lib/two-factor/verification/sign-in-methods";

const ICONS: Record<MethodName, LucideIcon> = {
  passkey: Fingerprint,
  authenticator: Smartphone,
  "twilio-totp": KeyRound,
  authy: ShieldCheck,
  sms: MessageSquareText,
  voice: Phone,
  email: Mail,
  "recovery-code": LifeBuoy,
};

/** The masked destination as words need it. */
export const toWhom = ({ name, hint }: Pick<Method, "name" | "hint">) => ({
  to: hint ?? "",
  digits: String(isChannelFactor(name) ? codeLengths(name)[0] : 6),
});

/** Links to methods, each with the fact that tells it from the others. What is switched off is told, and leads nowhere. */
export async function methodLinks(
  methods: readonly Method[],
  pathOf: (name: MethodName) => string,
): Promise<MethodLink[]> {
  const t = await getTranslations("signInCode");
  const badge = ({ isPaused, isUsual }: Method) => {
    if (isPaused) return t("notNow");
    return isUsual ? t("usual") : undefined;
  };
  return methods.map((method) => ({
    href: method.isPaused ? null : pathOf(method.name),
    icon: ICONS[method.name],
    name: t(`names.${method.name}`),
    fact: t(`facts.${method.name}`, toWhom(method)),
    badge: badge(method),
  }));
}
