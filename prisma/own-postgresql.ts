// Owns giving each test file a database of its own on PostgreSQL, before any module has read the settings.
import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { inject } from "vitest";
import { beginAsNew } from "@/prisma/as-new";

beginAsNew();
const urlOf = (name: string) => inject("clusterUrl").replace("DATABASE", name);

const name = `test-${randomUUID()}`;
const client = new Client({ connectionString: urlOf("postgres") });
await client.connect();
await client.query(`CREATE DATABASE "${name}" TEMPLATE ${inject("clusterTemplate")}`);
await client.end();
process.env.DATABASE_URL = urlOf(name);
