// Owns giving each test file a database of its own, before any module has read the settings.
import { randomUUID } from "node:crypto";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";
import { beginAsNew } from "@/prisma/as-new";

beginAsNew();
const folder = inject("databaseFolder");
const file = join(folder, `${randomUUID()}.db`);
copyFileSync(join(folder, "template.db"), file);
process.env.DATABASE_URL = `file:${file}`;
