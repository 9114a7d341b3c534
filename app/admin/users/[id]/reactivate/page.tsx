// Owns the page that asks once more before a deactivated account is let in again.
import { reactivatePersonAction } from "@/app/admin/users/[id]/actions";
import { personAct } from "@/app/admin/users/[id]/person-act";

const { generateMetadata, Page } = personAct({
  words: "reactivate",
  purpose: "reactivate-person",
  action: reactivatePersonAction,
  variant: "primary",
});

export { generateMetadata };
export default Page;
