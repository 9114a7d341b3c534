// Owns setting an authenticator to the clock of its phone, from a form.
"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { memberTryAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { leaveDone } from "@/lib/platform/actions/done";
import { formAction } from "@/lib/platform/actions/form-action";
import { cookieName } from "@/lib/sign-in/cookies";
import { stepUpPath } from "@/lib/sign-in/step-up/step-up-path";
import { resynchronise } from "@/lib/two-factor/authenticators/resynchronise";
import { resynchroniseSchema } from "@/lib/two-factor/schemas";

const PURPOSE = "resynchronise-authenticator";

/** The grant's cookie is read by hand, because a fresh session needs none. */
export const resynchroniseAction = formAction(
  memberTryAction.inputSchema(resynchroniseSchema).stateAction(async ({ parsedInput, ctx }) => {
    const { id, first, second } = parsedInput;
    const token = (await cookies()).get(cookieName("grant"))?.value ?? "";
    const claim = { token, sessionId: ctx.session.id, purpose: PURPOSE } as const;
    const result = await resynchronise({ ...ctx, id, codes: [first, second], claim });
    if (!result.ok && result.error === "step-up-required") redirect(stepUpPath(PURPOSE, id));
    if (!result.ok) return refusalState(result, "first");
    return leaveDone("/account/two-factor", "authenticator-set");
  }),
);
