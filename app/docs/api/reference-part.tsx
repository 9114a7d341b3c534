// Owns a part of the reference that is a heading and a few paragraphs.
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ReferenceSection } from "@/components/api/reference-section";

interface ReferencePartProps {
  id: "browsers" | "testing" | "secrets" | "machine";
  paragraphs: ReactNode[];
}

export async function ReferencePart({ id, paragraphs }: ReferencePartProps) {
  const t = await getTranslations("apiDocs");
  return (
    <ReferenceSection id={id} heading={t(`${id}.heading`)}>
      {paragraphs.map((paragraph, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs never change places
        <p key={place} className="max-w-prose">
          {paragraph}
        </p>
      ))}
    </ReferenceSection>
  );
}
