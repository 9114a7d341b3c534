// Owns the files of people that tests bring, and reading them in.
import { findJob } from "@/lib/admin/import/import-job-store";
import { stageImport } from "@/lib/admin/import/stage-import";
import { NOW } from "@/lib/two-factor/test-person";

/** Bytes of a text, in pieces as they would come over a network. */
export async function* fileOf(text: string | Uint8Array, size = 64 * 1024): AsyncGenerator<Uint8Array> {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Reads a file in and gives its job. */
export async function stage(text: string | Uint8Array, actorId: string | null = null, now: Date = NOW) {
  const id = await stageImport(fileOf(text), actorId, now);
  const job = await findJob(id);
  if (!job) throw new Error("there is no job");
  return job;
}

/** A file of so many people without an account. */
export function manyPeople(count: number, domain: string): string {
  const lines = Array.from({ length: count }, (_, index) => `person-${index}@${domain},Person ${index}`);
  return `email,name\n${lines.join("\n")}\n`;
}
