// Owns the way out that every signed-in page offers.
import { getTranslations } from "next-intl/server";
import { signOutAction } from "@/app/account/actions";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";

export async function SignOutForm() {
  const t = await getTranslations("nav");
  return (
    <ActionForm action={signOutAction} className="contents">
      <SubmitButton variant="quiet">{t("signOut")}</SubmitButton>
    </ActionForm>
  );
}
