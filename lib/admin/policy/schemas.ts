// Owns the shape of the two posted forms of the policy.
import { z } from "zod";
import type { AdminError } from "@/lib/admin/errors";
import { tickedLetters } from "@/lib/admin/policy/channel-letters";
import { CHOICE_SHAPE, decodeChoice, hasPlausibleTimes } from "@/lib/admin/policy/policy-choice";
import type { PlatformError } from "@/lib/platform/actions/errors";
import { formSchema } from "@/lib/platform/actions/form-schema";

const crossed: AdminError = "policy-idle-above-absolute";
const malformed: PlatformError = "field-malformed";

/** Boxes are absent unless they are ticked, so what they say is put into one field before the form is judged. */
function withChannels(posted: unknown): unknown {
  if (!(posted instanceof FormData)) return posted;
  const form = new FormData();
  for (const [name, value] of posted) form.append(name, value);
  form.set("channels", tickedLetters(posted));
  return form;
}

/** The form that is filled in, as a choice. */
export const choiceSchema = z
  .preprocess(withChannels, formSchema(CHOICE_SHAPE))
  .refine(hasPlausibleTimes, { message: crossed, path: ["memberIdleMinutes"] });

/** The form under the preview: the choice as one word in `id`, judged anew. */
export const savePolicySchema = formSchema({
  id: z
    .string({ error: malformed })
    .max(64, malformed)
    .transform((word, context) => {
      const choice = decodeChoice(word);
      if (!choice) context.addIssue(malformed);
      return choice ?? z.NEVER;
    }),
});
