// Owns the program that secret-import-crash.test.ts starts and kills: it carries imports on at the moment it is told.
import { runSecretImports } from "@/lib/admin/secrets-import/run-secret-imports";

const now = new Date(String(process.argv[2]));
await runSecretImports({ now: () => now });
