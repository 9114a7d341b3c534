// Owns finding the import that an address is about.
import { notFound } from "next/navigation";
import { type ImportView, viewImport } from "@/lib/admin/import/import-view";

export interface ImportPageProps {
  params: Promise<{ id: string }>;
}

/** Call requireAdmin() first. An id that no import has is answered as every address that leads nowhere. */
export async function requireImport({ params }: ImportPageProps): Promise<ImportView> {
  return (await viewImport((await params).id)) ?? notFound();
}
