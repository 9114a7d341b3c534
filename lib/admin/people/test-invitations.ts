// Owns the invitations that tests plant: as many as an import makes, without an import.
import { database } from "@/lib/platform/db";
import { INVITATION_SECONDS } from "@/lib/platform/durations";
import { newId } from "@/lib/platform/random-token";
import { later } from "@/lib/two-factor/test-person";

/** As many of one moment as a batch of an import has. */
const AT_ONCE = 10;

/** Invitations to `wait-000@example.test` and so on, the first ones first. Returns the addresses. */
export async function plantInvitations(count: number, own: { usedAt?: Date } = {}): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, n) => {
    const createdAt = later(Math.floor(n / AT_ONCE) - count);
    return {
      id: newId(),
      hash: newId(),
      purpose: "invitation",
      email: `wait-${String(n).padStart(3, "0")}@example.test`,
      role: "member",
      createdAt,
      expiresAt: new Date(createdAt.getTime() + INVITATION_SECONDS * 1000),
      ...own,
    };
  });
  await database().linkToken.createMany({ data: rows });
  return rows.map(({ email }) => email);
}
