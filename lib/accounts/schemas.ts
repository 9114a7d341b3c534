// Owns the shape of posted addresses and passwords. Messages are error codes.
import { z } from "zod";
import { canonicalEmail } from "@/lib/accounts/email/email";
import type { AccountError } from "@/lib/accounts/errors";
import { formSchema } from "@/lib/platform/actions/form-schema";
import { PASSWORD_MAX } from "@/lib/platform/limits";

const code = (error: AccountError) => error;

/** Canonical address. */
export const emailField = z.string({ error: code("email-missing") }).transform((typed, context) => {
  if (typed.trim() === "") context.addIssue(code("email-missing"));
  const email = canonicalEmail(typed);
  if (email === null) context.addIssue(code("email-malformed"));
  return email ?? z.NEVER;
});

/** A password as typed: never trimmed, never cut. Twice the limit in code points: NFKC may yet halve it. */
export const passwordField = z
  .string({ error: code("password-missing") })
  .min(1, code("password-missing"))
  .max(PASSWORD_MAX * 2, code("password-too-long"));

export const signUpSchema = formSchema({ email: emailField, password: passwordField });

/** The token of a mailed link, pasted with or without the address before it. */
export const linkTokenField = z
  .string({ error: code("link-invalid") })
  .max(2048, code("link-invalid"))
  .transform((typed, context) => {
    const token = typed.trim().replace(/^.*#/s, "");
    if (token === "") context.addIssue(code("link-missing"));
    return token;
  });

/** For links that do what they do by themselves. */
export const linkSchema = formSchema({ token: linkTokenField });

/** For links that make an account: the password that was chosen, or is chosen now. */
export const linkAndPasswordSchema = formSchema({ token: linkTokenField, password: passwordField });

export const newEmailSchema = formSchema({ email: emailField });

/** A box that is not ticked posts nothing. */
const boxField = z
  .literal("on")
  .optional()
  .transform((ticked) => ticked === "on");

export const changePasswordSchema = formSchema({
  currentPassword: passwordField,
  newPassword: passwordField,
  endsApiKeys: boxField,
  endsAdminWork: boxField,
});

export const forgotPasswordSchema = formSchema({ email: emailField });
