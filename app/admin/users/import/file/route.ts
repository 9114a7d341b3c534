// Owns taking in the file of an import, piece by piece. The edge lets larger bodies through to this path alone.
import { receiveFile } from "@/lib/admin/import/receive-file";
import { clock } from "@/lib/platform/clock";
import { noteActionBegins } from "@/lib/platform/request-context";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";

const PAGE = "/admin/users/import";

/** Leads to the import that the file became, whether it can be used or not. */
export async function POST(request: Request): Promise<Response> {
  noteActionBegins();
  // Before a byte of the file is read.
  const session = await requireAdmin();
  const id = await receiveFile(request, session.accountId, clock.now());
  return new Response(null, { status: 303, headers: { location: id === null ? PAGE : `${PAGE}/${id}` } });
}
