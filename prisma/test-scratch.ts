// Owns completely empty databases on the cluster of a test run.
import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { inject } from "vitest";

/** URL of a new and empty database, for its owner. */
export async function scratchUrl(): Promise<string> {
  const name = `scratch-${randomUUID()}`;
  await queryAt(
    inject("clusterUrl").replace("DATABASE", "postgres"),
    `CREATE DATABASE "${name}" TEMPLATE template0`,
  );
  return inject("clusterUrl").replace("DATABASE", name);
}

/** The rows of one statement, on a connection of its own. */
export async function queryAt<Row>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}
