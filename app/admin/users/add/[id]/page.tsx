// Owns the address at which somebody is invited once more; any id but that of a waiting invitation is an empty form.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AddPersonPage } from "@/app/admin/users/add/add-person-page";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: (await getTranslations("adminPeople.addPage"))("title") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <AddPersonPage again={(await params).id} />;
}
