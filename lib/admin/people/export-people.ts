// Owns the file of a list of people: who may take it out, and what is in it. Read in pages, whatever their number.
import "server-only";
import type { PeopleChoice, PeopleQuery } from "@/lib/admin/people/people-query";
import { peoplePage } from "@/lib/admin/people/people-store";
import type { ListedPerson } from "@/lib/admin/people/person-state";
import { recordEvent } from "@/lib/audit/record-event";
import { CSV_START, csvLine } from "@/lib/platform/csv";
import { PEOPLE_EXPORT_PAGE } from "@/lib/platform/limits";
import { accepted, type Result } from "@/lib/platform/result";
import type { AdminAct } from "@/lib/sign-in/step-up/permitted-act";
import { steppedUp } from "@/lib/sign-in/step-up/stepped-up";

type Cell = string | number | null;

/** The columns of the file. Their names are for programs: the same in every language. */
const CELLS: Record<string, (person: ListedPerson, now: Date) => Cell> = {
  email: ({ email }) => email,
  email_confirmed_at: ({ emailConfirmedAt }) => timeOf(emailConfirmedAt),
  name: ({ name }) => name,
  role: ({ role }) => role,
  second_factors: ({ factorCount }) => factorCount,
  recovery_codes_left: ({ codesLeft }) => codesLeft,
  last_sign_in_at: ({ lastSignInAt }) => timeOf(lastSignInAt),
  locked_until: ({ lockedUntil }, now) => (lockedUntil && lockedUntil > now ? timeOf(lockedUntil) : null),
  deactivated_at: ({ deactivatedAt }) => timeOf(deactivatedAt),
  created_at: ({ createdAt }) => timeOf(createdAt),
};

function timeOf(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}

/**
 * Uses the grant up and gives the file, piece by piece (R116). The log says which filter it was, and never what was
 * searched for. Errors: step-up-required.
 */
export function exportPeople(
  { actorId, claim, trace, now }: AdminAct,
  choice: PeopleChoice,
): Promise<Result<AsyncGenerator<string>, "step-up-required">> {
  return steppedUp({ claim, now }, "export-people", async (tx) => {
    const entry = { event: "people.exported", result: "success", actorId } as const;
    await recordEvent(tx, { ...entry, reason: `people-${choice.filter}` }, trace, now);
    return accepted(piecesOf(choice, now));
  });
}

async function* piecesOf(choice: PeopleChoice, now: Date): AsyncGenerator<string> {
  yield CSV_START + csvLine(Object.keys(CELLS));
  const cells = Object.values(CELLS);
  const query: PeopleQuery = { ...choice, sort: "email", after: null };
  do {
    const { people, next } = await peoplePage(query, PEOPLE_EXPORT_PAGE, now);
    yield people.map((person) => csvLine(cells.map((cell) => cell(person, now)))).join("");
    query.after = next;
  } while (query.after);
}
