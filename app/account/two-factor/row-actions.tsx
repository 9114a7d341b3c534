// Owns the two links beside a factor in its list. Several rows have the same words: read aloud, each says of which.
import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/link-button";
import { actPath } from "@/lib/sign-in/step-up/step-up-path";

interface RowActionsProps {
  of: "authenticator" | "passkey";
  id: string;
  name: string;
  /** The only one, which cannot be removed: a way there would lead to a refusal. */
  isLast: boolean;
}

export async function RowActions({ of, id, name, isLast }: RowActionsProps) {
  const t = await getTranslations("twoFactor");
  const acts = isLast ? (["rename"] as const) : (["rename", "remove"] as const);
  return acts.map((act) => (
    <LinkButton key={act} href={actPath(`${act}-${of}`, id)} variant="quiet" label={`${t(act)} ${name}`}>
      {t(act)}
    </LinkButton>
  ));
}
