// Owns the page that asks once more before all sessions of a person end.
import { endPersonSessionsAction } from "@/app/admin/users/[id]/actions";
import { personAct } from "@/app/admin/users/[id]/person-act";

const { generateMetadata, Page } = personAct({
  words: "endSessions",
  purpose: "end-person-sessions",
  action: endPersonSessionsAction,
  variant: "danger",
});

export { generateMetadata };
export default Page;
