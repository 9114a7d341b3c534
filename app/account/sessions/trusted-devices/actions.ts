// Owns what the pages of trusted devices do: rename one, end the trust in one or all.
"use server";

import { steppedUpAction, userAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { leaveDone } from "@/lib/platform/actions/done";
import { formAction } from "@/lib/platform/actions/form-action";
import { formSchema } from "@/lib/platform/actions/form-schema";
import {
  removeAllTrustedDevices,
  removeTrustedDevice,
  renameTrustedDevice,
} from "@/lib/two-factor/trusted-devices/trusted-device-management";
import {
  removeDeviceSchema,
  renameDeviceSchema,
} from "@/lib/two-factor/trusted-devices/trusted-device-schemas";

const HOME = "/account/sessions";

export const renameDeviceAction = formAction(
  userAction()
    .inputSchema(renameDeviceSchema)
    .stateAction(async ({ parsedInput: { id, name }, ctx: { session } }) => {
      const result = await renameTrustedDevice({ id, accountId: session.accountId }, name);
      if (!result.ok) return refusalState(result);
      return leaveDone(HOME, "browser-renamed");
    }),
  ["name"],
);

export const removeDeviceAction = formAction(
  steppedUpAction("remove-trusted-devices")
    .inputSchema(removeDeviceSchema)
    .stateAction(async ({ parsedInput: { id }, ctx: { act } }) => {
      const result = await removeTrustedDevice(act, id);
      if (!result.ok) return refusalState(result);
      return leaveDone(HOME, "browser-removed");
    }),
);

export const removeAllDevicesAction = formAction(
  steppedUpAction("remove-trusted-devices")
    .inputSchema(formSchema({}))
    .stateAction(async ({ ctx: { act } }) => {
      const result = await removeAllTrustedDevices(act);
      if (!result.ok) return refusalState(result);
      return leaveDone(HOME, "browsers-removed");
    }),
);
