// Owns PostgreSQL's plan of a statement, in tests: for any values, and with scans of whole tables and sorting only where
// there is no other way.
import { Client } from "pg";
import { settings } from "@/lib/platform/env";

// Incremental sorts stay allowed: they order rows of the same time and read no further.
const UNWANTED = ["enable_seqscan", "enable_bitmapscan", "enable_sort"];

/** The plan of a statement with parameters `$1`, `$2`, … */
export async function planOf(sql: string): Promise<string> {
  const client = new Client({ connectionString: settings().databaseUrl });
  await client.connect();
  try {
    await client.query("SET plan_cache_mode = force_generic_plan");
    for (const name of UNWANTED) await client.query(`SET ${name} = off`);
    await client.query(`PREPARE planned AS ${sql}`);
    const numbers = [...sql.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number));
    const values = Array.from({ length: Math.max(0, ...numbers) }, () => "NULL").join(", ");
    const { rows } = await client.query<Record<string, string>>(
      `EXPLAIN (COSTS OFF) EXECUTE planned${values ? `(${values})` : ""}`,
    );
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  } finally {
    await client.end();
  }
}
