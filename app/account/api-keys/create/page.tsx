// Owns the address at which an API key is made.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CreateKeyPage } from "@/app/account/api-keys/create/create-key-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("apiKeys"))("createTitle") };
}

export default function Page() {
  return <CreateKeyPage />;
}
