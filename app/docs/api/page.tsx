// Owns the reference of the TOTP API for people, made of the schemas that the route checks with.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AnswerSection } from "@/app/docs/api/answer-section";
import { ErrorsSection } from "@/app/docs/api/errors-section";
import { KeysSection } from "@/app/docs/api/keys-section";
import { LimitsSection } from "@/app/docs/api/limits-section";
import { ReferencePart } from "@/app/docs/api/reference-part";
import { RequestSection } from "@/app/docs/api/request-section";
import { StartSection } from "@/app/docs/api/start-section";
import { IN_TEXT, linkTo } from "@/app/docs/api/tags";
import { ReferenceShell } from "@/components/api/reference-shell";
import { PageHeader } from "@/components/ui/page-header";
import { settings } from "@/lib/platform/env";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("apiDocs"))("title") };
}

const PARTS = [
  "start",
  "keys",
  "request",
  "answer",
  "errors",
  "limits",
  "browsers",
  "testing",
  "secrets",
  "machine",
] as const;

export default async function ApiReferencePage() {
  const t = await getTranslations("apiDocs");
  const { appName } = settings();
  return (
    <ReferenceShell
      appName={appName}
      header={<PageHeader title={t("title")} lead={t("lead")} />}
      partsLabel={t("onThisPage")}
      parts={PARTS.map((id) => ({ id, heading: t(`${id}.heading`) }))}
    >
      <StartSection />
      <KeysSection />
      <RequestSection />
      <AnswerSection />
      <ErrorsSection />
      <LimitsSection />
      <ReferencePart id="browsers" paragraphs={[t.rich("browsers.text", IN_TEXT)]} />
      <ReferencePart id="testing" paragraphs={[t.rich("testing.text", IN_TEXT)]} />
      <ReferencePart
        id="secrets"
        paragraphs={[t("secrets.text"), t.rich("secrets.tool", linkTo("/tools/totp"))]}
      />
      <ReferencePart id="machine" paragraphs={[t.rich("machine.text", linkTo("/api/openapi.json"))]} />
    </ReferenceShell>
  );
}
