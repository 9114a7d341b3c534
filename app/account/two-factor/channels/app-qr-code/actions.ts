// Owns the post that has Authy's picture shown, in its answer alone.
"use server";

import { showAppQrCode } from "@/lib/channels/adding/show-app-qr-code";
import { steppedUpAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { formAction } from "@/lib/platform/actions/form-action";
import { formSchema } from "@/lib/platform/actions/form-schema";
import { requestContext } from "@/lib/platform/request-context";

export const showAppQrCodeAction = formAction(
  steppedUpAction("show-app-qr-code")
    .inputSchema(formSchema({}))
    .stateAction(async ({ ctx }) => {
      const shown = await showAppQrCode(ctx);
      if (!shown.ok) return refusalState(shown);
      requestContext().grantUsed = true;
      return { ok: true, shownOnce: shown.value };
    }),
);
