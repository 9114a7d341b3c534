// Owns taking in a list of secrets. The edge lets larger bodies through to this path and one other alone.
import { receiveList } from "@/lib/admin/secrets-import/receive-list";
import { clock } from "@/lib/platform/clock";
import { noteActionBegins } from "@/lib/platform/request-context";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";

const PAGE = "/admin/users/import-secrets";

/** Leads to the import that the list became, whether it can be used or not. */
export async function POST(request: Request): Promise<Response> {
  noteActionBegins();
  // Before a byte of the list is read.
  const session = await requireAdmin();
  const id = await receiveList(request, session.accountId, clock.now());
  return new Response(null, { status: 303, headers: { location: id === null ? PAGE : `${PAGE}/${id}` } });
}
