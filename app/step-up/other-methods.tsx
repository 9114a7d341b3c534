// Owns the ways from one proof of a step-up to the others that count.
import { getTranslations } from "next-intl/server";
import type { Method, MethodName } from "@/lib/two-factor/verification/sign-in-methods";

interface OtherMethodsProps {
  methods: readonly Method[];
  /** The one that is asked for now. */
  chosen: MethodName | undefined;
  path: string;
}

export async function OtherMethods({ methods, chosen, path }: OtherMethodsProps) {
  const stepUp = await getTranslations("stepUp");
  const t = await getTranslations("signInCode");
  const words = (name: MethodName) => {
    if (name === "authenticator") return stepUp("useAuthenticator");
    return name === "recovery-code" ? stepUp("useRecoveryCode") : t("use", { name: t(`names.${name}`) });
  };
  const others = methods.filter(({ name }) => name !== chosen);
  return others.map(({ name }) => (
    <a key={name} className="link" href={`${path}&with=${name}`}>
      {words(name)}
    </a>
  ));
}
