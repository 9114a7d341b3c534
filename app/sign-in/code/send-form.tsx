// Owns the presses that have a code sent to whoever holds the ticket.
import { SendCodeForm } from "@/app/send-code-form";
import { sendSignInCodeAction } from "@/app/sign-in/code/actions";
import type { ChannelPage } from "@/app/sign-in/code/channel-page";
import { HiddenField } from "@/components/ui/hidden-field";
import { wayOf } from "@/lib/channels/kinds";

export function SendForm({ page }: { page: ChannelPage }) {
  const { factor, ways, isSent, nextAt, takesCode } = page;
  const chosen = wayOf(factor);
  const presses = { ways, isSent, nextAt, takesCode };
  return (
    <SendCodeForm action={sendSignInCodeAction} isAuthy={chosen === null} chosen={chosen} {...presses}>
      <HiddenField name="with" value={factor} />
    </SendCodeForm>
  );
}
