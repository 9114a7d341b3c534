// Owns finding the list that an address is about.
import { notFound } from "next/navigation";
import { type ListView, viewList } from "@/lib/admin/secrets-import/list-view";
import type { LiveSession } from "@/lib/sign-in/sessions/session";

export interface ListPageProps {
  params: Promise<{ id: string }>;
}

/** A list of one's own. Anybody else's is answered as every address that leads nowhere. */
export async function requireList({ params }: ListPageProps, session: LiveSession): Promise<ListView> {
  return (await viewList((await params).id, session.accountId)) ?? notFound();
}
