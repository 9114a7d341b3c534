// Owns how tests see the way in which SQLite finds the rows of what the app asks.
import { database, openDatabase } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { shared } from "@/lib/platform/shared";

/** Call it before anything is asked. Gives the plan of every statement that ran since the last call, and the statement. */
export function watchPlans(): () => Promise<string[]> {
  let statements: { sql: string; parameters: string }[] = [];
  shared("database", () =>
    openDatabase(settings().databaseUrl, ({ query, params }) =>
      statements.push({ sql: query, parameters: params }),
    ),
  );
  return async () => {
    const ran = statements.filter(({ sql }) => /^\s*(SELECT|UPDATE|DELETE)/.test(sql));
    const told: string[] = [];
    for (const { sql, parameters } of ran) {
      const values: unknown[] = JSON.parse(parameters);
      const plan = await database().$queryRawUnsafe<{ detail: string }[]>(
        `EXPLAIN QUERY PLAN ${sql}`,
        ...values,
      );
      told.push(`${plan.map(({ detail }) => detail).join("; ")} <- ${sql}`);
    }
    statements = [];
    return told;
  };
}
