// Owns the page that asks once more before the counts of wrong tries of a person are cleared.
import { unlockPersonAction } from "@/app/admin/users/[id]/actions";
import { personAct } from "@/app/admin/users/[id]/person-act";

const { generateMetadata, Page } = personAct({
  words: "unlock",
  purpose: "unlock-person",
  action: unlockPersonAction,
  variant: "primary",
});

export { generateMetadata };
export default Page;
