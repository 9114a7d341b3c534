// Proves that a refused code costs the same whether or not another clock has it, and how far a miss moves the mean.
import { expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { missedCode } from "@/lib/two-factor/authenticators/missed-code";
import { clockOf, signInOff } from "@/lib/two-factor/test-clock";
import { makeProtectedPerson, mustHave, NOW, rewardFor } from "@/lib/two-factor/test-person";

type Person = Awaited<ReturnType<typeof makeProtectedPerson>>;

const missOf = ({ session: { accountId } }: Person, code: string, error: string) =>
  missedCode({ accountId, proof: { kind: "authenticator", code }, now: NOW }, { error });

it("a code of no time leads to the same write as one of another time, which meets no row (decision 002)", async () => {
  const person = await makeProtectedPerson();
  const found = await missOf(person, person.phone.codeAt(NOW, +4), "code-wrong");
  expect(found).toMatchObject({ authenticatorId: person.authenticatorId, stepsFromCenter: 4 });
  const none = await missOf(person, person.phone.codeAt(NOW, +40), "code-wrong");
  expect(none).toMatchObject({ authenticatorId: "", stepsFromCenter: 0 });
});

it("a code that was used says nothing of a clock: nothing is looked for, and nothing counted", async () => {
  const person = await makeProtectedPerson();
  const code = person.phone.codeAt(NOW);
  const proof = { kind: "authenticator", code } as const;
  mustHave(await completeSignIn({ ticket: await rewardFor(person.email), proof }, TRACE, NOW));
  expect(await missOf(person, code, "code-already-used")).toBeNull();
});

it.each([
  [-2, -15_000],
  [+2, 15_000],
  [-3, 0],
  [+3, 0],
])(
  "a miss of step %i moves the mean by %i ms: one right beside the window, and no other",
  async (steps, driftMs) => {
    const person = await makeProtectedPerson();
    expect((await signInOff(person, steps)).ok).toBe(false);
    expect(await clockOf(person)).toMatchObject({ missedCodes: 1, missedSteps: steps, driftMs });
  },
);
