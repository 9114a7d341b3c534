// Owns what stands between Prisma and PostgreSQL's adapter: one query at a time in a transaction, and no U+0000.
import type { SqlQuery, SqlQueryable, Transaction } from "@prisma/driver-adapter-utils";

/** Prisma reads two relations at once, but a transaction has one connection, which takes one query at a time. */
export function oneAtATime(transaction: Transaction): Transaction {
  let last: Promise<unknown> = Promise.resolve();
  const inOrder = <T>(run: () => Promise<T>): Promise<T> => {
    const mine = last.then(run);
    last = mine.catch(() => {});
    return mine;
  };
  const queryRaw = transaction.queryRaw.bind(transaction);
  const executeRaw = transaction.executeRaw.bind(transaction);
  return Object.assign(transaction, {
    queryRaw: (query: SqlQuery) => inOrder(() => queryRaw(query)),
    executeRaw: (query: SqlQuery) => inOrder(() => executeRaw(query)),
  });
}

/**
 * PostgreSQL's text holds every character but U+0000, which clients may send in any text: it becomes U+FFFD, as in HTML,
 * so that nothing fails.
 */
export function withoutNul<Queries extends SqlQueryable>(queries: Queries): Queries {
  const clean = (value: unknown): unknown => {
    if (typeof value === "string") return value.includes("\0") ? value.replaceAll("\0", "\ufffd") : value;
    return Array.isArray(value) ? value.map(clean) : value;
  };
  const cleaned = (query: SqlQuery): SqlQuery => ({ ...query, args: query.args.map(clean) });
  const queryRaw = queries.queryRaw.bind(queries);
  const executeRaw = queries.executeRaw.bind(queries);
  return Object.assign(queries, {
    queryRaw: (query: SqlQuery) => queryRaw(cleaned(query)),
    executeRaw: (query: SqlQuery) => executeRaw(cleaned(query)),
  });
}
