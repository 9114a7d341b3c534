// Owns the page that asks once more before an account is deactivated.
import { deactivatePersonAction } from "@/app/admin/users/[id]/actions";
import { personAct } from "@/app/admin/users/[id]/person-act";

const { generateMetadata, Page } = personAct({
  words: "deactivate",
  purpose: "deactivate-person",
  action: deactivatePersonAction,
  variant: "danger",
});

export { generateMetadata };
export default Page;
