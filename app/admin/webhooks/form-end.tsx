// Owns the last line of a form about webhooks: the button, and the way out.
import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/link-button";
import { SubmitButton } from "@/components/ui/submit-button";

interface FormEndProps {
  submit: string;
  /** The way out. */
  back: string;
  isDanger?: boolean;
}

export async function FormEnd({ submit, back, isDanger = false }: FormEndProps) {
  const common = await getTranslations("common");
  return (
    <div className="flex flex-wrap gap-3">
      <SubmitButton variant={isDanger ? "danger" : "primary"}>{submit}</SubmitButton>
      <LinkButton href={back} variant="quiet">
        {common("cancel")}
      </LinkButton>
    </div>
  );
}
