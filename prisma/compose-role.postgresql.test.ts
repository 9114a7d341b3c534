// Proves that the password which the servers of compose.yaml know is that of their own role, and opens no superuser.
import { execFileSync } from "node:child_process";
import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { postgresqlPrograms, startCluster, type ThrowAwayCluster } from "@/prisma/throw-away-cluster";

const PASSWORD = "of-postgres-env";

let cluster: ThrowAwayCluster;
beforeAll(async () => {
  cluster = await startCluster();
});
afterAll(() => cluster.stop());

it("gives the servers a role that owns its database and is no superuser, and leaves no superuser a password", async () => {
  // As the image leaves it to its scripts.
  await cluster.run("postgres", `CREATE ROLE postgres SUPERUSER LOGIN PASSWORD '${PASSWORD}'`);
  const socket = new URL(cluster.url("postgres")).searchParams.get("host") ?? "";
  const path = `${postgresqlPrograms()}:${process.env.PATH}`;
  const env = { ...process.env, PATH: path, PGHOST: socket, PGDATABASE: "postgres" };
  execFileSync("sh", ["deploy/postgres.sh"], { env: { ...env, POSTGRES_PASSWORD: PASSWORD } });
  const client = new Client({ connectionString: cluster.url("twofold", "superuser") });
  await client.connect();
  const { rows: roles } = await client.query(
    "SELECT rolname, rolsuper FROM pg_authid WHERE rolpassword IS NOT NULL",
  );
  const { rows: owners } = await client.query(
    "SELECT datdba::regrole::text AS owner FROM pg_database WHERE datname = 'twofold'",
  );
  await client.end();
  expect(roles).toEqual([{ rolname: "twofold", rolsuper: false }]);
  expect(owners).toEqual([{ owner: "twofold" }]);
});
