// Owns the program that import-crash.test.ts starts and kills: it carries imports on at the moment it is told.
import { runImports } from "@/lib/admin/import/run-imports";

const now = new Date(String(process.argv[2]));
await runImports({ now: () => now });
