// Owns a form that is one button: a mail to the person.
import { ActionForm } from "@/components/ui/action-form";
import { HiddenField } from "@/components/ui/hidden-field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/platform/actions/form-state";

interface PersonFormProps {
  personId: string;
  action: FormAction;
  submit: string;
}

export function PersonForm({ personId, action, submit }: PersonFormProps) {
  return (
    <ActionForm action={action} className="grid grid-cols-1 gap-3">
      <HiddenField name="id" value={personId} />
      <SubmitButton variant="secondary">{submit}</SubmitButton>
    </ActionForm>
  );
}
