// Owns the address that a step-up returns to with what was typed for a key before; anything else there is an empty form.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CreateKeyPage } from "@/app/account/api-keys/create/create-key-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("apiKeys"))("createTitle") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <CreateKeyPage draft={(await params).id} />;
}
