// Owns what the page of a code does: has one sent, and takes it.
"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { takeSecondStep } from "@/app/sign-in/take-second-step";
import { sendCodeSchema, signInCodeSchema } from "@/lib/channels/codes/code-schema";
import { guardedAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { formAction } from "@/lib/platform/actions/form-action";
import { readerLocale } from "@/lib/platform/reader-locale";
import { requestContext } from "@/lib/platform/request-context";
import { cookieName } from "@/lib/sign-in/cookies";
import { methodPath } from "@/lib/sign-in/method-path";
import { sendSignInCode } from "@/lib/sign-in/send-sign-in-code";

export const sendSignInCodeAction = formAction(
  guardedAction.inputSchema(sendCodeSchema).stateAction(async ({ parsedInput: { with: page, way }, ctx }) => {
    const ticket = (await cookies()).get(cookieName("ticket"))?.value ?? "";
    const { clientAddress: address } = requestContext();
    const factor = page === "authy" ? page : way;
    const result = await sendSignInCode({
      ticket,
      factor,
      way,
      locale: await readerLocale(),
      address,
      ...ctx,
    });
    if (result.ok) redirect(methodPath(factor));
    if (result.error === "ticket-expired") redirect("/sign-in?again=expired");
    if (result.error === "provider-unsure") redirect(`${methodPath(factor)}&unsure=1`);
    return refusalState(result);
  }),
);

export const verifyChannelCodeAction = formAction(
  guardedAction
    .inputSchema(signInCodeSchema)
    .stateAction(({ parsedInput: proof, ctx }) => takeSecondStep({ proof, ...ctx }, "/account")),
);
