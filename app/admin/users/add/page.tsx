// Owns the address at which one person is added by hand.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AddPersonPage } from "@/app/admin/users/add/add-person-page";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: (await getTranslations("adminPeople.addPage"))("title") };
}

export default function Page() {
  return <AddPersonPage />;
}
