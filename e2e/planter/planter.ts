// Owns the process that makes people beside one server, and is asked for them by messages.
import { type PersonToPlant, plantPerson } from "./plant-person";

// It ends with whoever started it.
process.on("disconnect", () => process.exit());
process.on("message", async ({ id, person }: { id: number; person: PersonToPlant }) => {
  const answer = await plantPerson(person).then(
    (planted) => ({ planted }),
    (fault: Error) => ({ fault: String(fault.stack) }),
  );
  process.send?.({ id, answer });
});
