// Owns the two fields that every new account begins with.
import { getTranslations } from "next-intl/server";
import { PasswordField } from "@/components/ui/password-field";
import { TextField } from "@/components/ui/text-field";
import { minPasswordLength } from "@/lib/accounts/passwords/password-length";

export async function NewAccountFields({ secondFactorRequired }: { secondFactorRequired: boolean }) {
  const t = await getTranslations("signUp");
  const common = await getTranslations("common");
  return (
    <>
      <TextField name="email" label={t("email")} type="email" autoComplete="username" required autoFocus />
      <PasswordField
        name="password"
        label={t("password")}
        autoComplete="new-password"
        hint={t("passwordHint", { least: minPasswordLength(secondFactorRequired) })}
        revealLabel={common("showTyped")}
        required
      />
    </>
  );
}
