// Owns the remark that no code went out, and why, or that nobody knows.
import { UnsureNotice } from "@/app/unsure-notice";
import { Alert } from "@/components/ui/alert";
import { CHANNEL_ERRORS } from "@/lib/channels/errors";
import { sentenceOf } from "@/lib/platform/actions/sentences";
import { clock } from "@/lib/platform/clock";

/** @param error from the address: only one of ours is told */
export async function UnsentNotice({ error }: { error: string }) {
  const code = CHANNEL_ERRORS.find((known) => known === error);
  if (!code) return null;
  if (code === "provider-unsure") return <UnsureNotice />;
  return (
    <Alert tone="danger" role="alert">
      {await sentenceOf(code, {}, clock.now())}
    </Alert>
  );
}
