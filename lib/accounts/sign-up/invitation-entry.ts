// Owns what the log says of an invitation: who invites whom, and as what. Pure.
import type { AuditEntry } from "@/lib/audit/record-event";

/** The account that it makes will have the id of its row, so that the log can name the person before they are one. */
export function invitationEntry(row: { id: string; role?: string }, actorId: string | undefined): AuditEntry {
  const reason = row.role === "member" ? undefined : "as-admin";
  return { event: "invitation.created", result: "success", actorId, subjectId: row.id, reason };
}
