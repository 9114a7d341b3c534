// Owns the way to a new phone in three steps: choose, scan, and remove the old one. Where one is follows from what is stored.
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignedInShell } from "@/app/account/signed-in-shell";
import { PendingEnrollment } from "@/app/account/two-factor/enroll/pending-enrollment";
import { SwitchedOff } from "@/app/account/two-factor/enroll/switched-off";
import { ChooseCard } from "@/app/account/two-factor/new-phone/choose-card";
import { RemoveCard } from "@/app/account/two-factor/new-phone/remove-card";
import { PageHeader } from "@/components/ui/page-header";
import { clock } from "@/lib/platform/clock";
import { currentTrace } from "@/lib/sign-in/current-trace";
import { requireSession } from "@/lib/sign-in/sessions/require-session";
import { listAuthenticators } from "@/lib/two-factor/authenticators/authenticator-store";
import { noteEnrollmentShown } from "@/lib/two-factor/enrollment/note-enrollment-shown";
import { phoneMove } from "@/lib/two-factor/enrollment/phone-move";
import { showEnrollment } from "@/lib/two-factor/enrollment/show-enrollment";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("care.newPhone"))("title") };
}

const STEPS = { choose: 1, scan: 2, remove: 3 };

export default async function NewPhonePage() {
  const session = await requireSession();
  if (session.secondFactorDue.state === "off") return <SwitchedOff session={session} />;
  const now = clock.now();
  const owner = { accountId: session.accountId, sessionId: session.id };
  const own = await listAuthenticators(session.accountId);
  if (own.length === 0) redirect("/account/two-factor/enroll");
  const pending = await showEnrollment(owner, session.email, now);
  const move = phoneMove(own, pending?.replacesId ?? null);
  if (pending && move.at === "scan") await noteEnrollmentShown(pending, owner, await currentTrace(), now);
  const t = await getTranslations("care.newPhone");
  const name = move.at === "scan" ? move.old.name : move.at === "remove" ? move.added.name : "";
  return (
    <SignedInShell session={session} current="twoFactor">
      <PageHeader
        eyebrow={t("step", { step: STEPS[move.at] })}
        title={t("title")}
        lead={t(`${move.at}Lead`, { name })}
      />
      {move.at === "choose" && <ChooseCard authenticators={own} />}
      {move.at === "scan" && pending && <PendingEnrollment pending={pending} />}
      {move.at === "remove" && <RemoveCard old={move.old} />}
    </SignedInShell>
  );
}
