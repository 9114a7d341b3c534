// Owns what everybody but administrators sees under /admin: the page of an address that leads nowhere.
import type { ReactNode } from "react";
import { NothingHere } from "@/app/nothing-here";
import { currentSession } from "@/lib/sign-in/sessions/require-session";

/** No guard: each page has its own (requireAdmin), and its notFound() alone would leave a page without scripts blank. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  return (await currentSession())?.role === "admin" ? children : <NothingHere isSignedIn={false} />;
}
