// Owns the shape of the pages that ask once more before an act on somebody: what happens, the button, the way back.
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AdminShell } from "@/app/admin/admin-shell";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { HiddenField } from "@/components/ui/hidden-field";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/platform/actions/form-state";
import { personPath } from "@/lib/sign-in/step-up/step-up-path";

interface PersonActPageProps {
  personId: string;
  title: string;
  lead: string;
  submit: string;
  variant?: "primary" | "danger";
  action: FormAction;
  /** Further hidden fields. */
  children?: ReactNode;
}

export async function PersonActPage({ personId, variant = "primary", ...props }: PersonActPageProps) {
  const common = await getTranslations("common");
  return (
    <AdminShell current="people">
      <PageHeader title={props.title} lead={props.lead} />
      <Card>
        <ActionForm action={props.action}>
          <HiddenField name="id" value={personId} />
          {props.children}
          <div className="flex flex-wrap gap-3">
            <SubmitButton variant={variant}>{props.submit}</SubmitButton>
            <LinkButton href={personPath(personId)} variant="quiet">
              {common("cancel")}
            </LinkButton>
          </div>
        </ActionForm>
      </Card>
    </AdminShell>
  );
}
