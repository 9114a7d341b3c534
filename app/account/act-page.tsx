// Owns the shape of the pages that ask once more before a sensitive act: what happens, the button, the way back.
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SignedInShell } from "@/app/account/signed-in-shell";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/platform/actions/form-state";
import type { LiveSession } from "@/lib/sign-in/sessions/session";

interface ActPageProps {
  session: LiveSession;
  current: "overview" | "twoFactor" | "sessions" | "apiKeys" | "privacy";
  title: string;
  lead: string;
  action: FormAction;
  submit: string;
  variant?: "primary" | "danger";
  back: string;
  /** The words of the way back, where "Cancel" is what the form itself does. */
  backText?: string;
  /** Fields of the form, hidden ones too. */
  children?: ReactNode;
}

export async function ActPage({ variant = "primary", ...props }: ActPageProps) {
  const common = await getTranslations("common");
  return (
    <SignedInShell session={props.session} current={props.current}>
      <PageHeader title={props.title} lead={props.lead} />
      <Card>
        <ActionForm action={props.action}>
          {props.children}
          <div className="flex flex-wrap gap-3">
            <SubmitButton variant={variant}>{props.submit}</SubmitButton>
            <LinkButton href={props.back} variant="quiet">
              {props.backText ?? common("cancel")}
            </LinkButton>
          </div>
        </ActionForm>
      </Card>
    </SignedInShell>
  );
}
