// Owns the end of the preview: the way to prove oneself, and then the button that saves.
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { savePolicyAction } from "@/app/admin/policy/actions";
import { ActionForm } from "@/components/ui/action-form";
import { HiddenField } from "@/components/ui/hidden-field";
import { LinkButton } from "@/components/ui/link-button";
import { SubmitButton } from "@/components/ui/submit-button";
import { clock } from "@/lib/platform/clock";
import { cookieName } from "@/lib/sign-in/cookies";
import type { LiveSession } from "@/lib/sign-in/sessions/session";
import { holdsStepUpGrant } from "@/lib/sign-in/step-up/step-up-grant";
import { stepUpPath } from "@/lib/sign-in/step-up/step-up-path";

/** Looking costs no proof; saving does. */
export async function SavePolicyForm({ session, id }: { session: LiveSession; id: string }) {
  const t = await getTranslations("policy.preview");
  const token = (await cookies()).get(cookieName("grant"))?.value ?? "";
  const claim = { token, sessionId: session.id, purpose: "change-policy" } as const;
  const back = (
    <LinkButton href={`/admin/policy?values=${id}`} variant="quiet">
      {t("back")}
    </LinkButton>
  );
  if (!(await holdsStepUpGrant(claim, clock.now())))
    return (
      <div className="grid gap-3">
        <p className="text-ink-soft">{t("stepUp")}</p>
        <div className="flex flex-wrap gap-3">
          <LinkButton href={stepUpPath("change-policy", id)} variant="primary">
            {t("continue")}
          </LinkButton>
          {back}
        </div>
      </div>
    );
  return (
    <ActionForm action={savePolicyAction}>
      <HiddenField name="id" value={id} />
      <div className="flex flex-wrap gap-3">
        <SubmitButton>{t("save")}</SubmitButton>
        {back}
      </div>
    </ActionForm>
  );
}
