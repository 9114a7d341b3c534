// Owns reading an address of PostgreSQL as its client does: without a host in it, the socket stands in its query. Pure.

interface PostgresqlAddress {
  user: string;
  password: string;
  /** The same address for whoever gets the password in another way. */
  withoutPassword: string;
}

/** URL reads no empty host behind a name. */
const NO_HOST = "@/";
const SOME_HOST = "@socket/";

/** What of the two stands in the query counts before what stands in front of the host (libpq 34.1.1.2). */
export function readPostgresqlAddress(address: string): PostgresqlAddress {
  const url = new URL(address.replace(NO_HOST, SOME_HOST));
  const user = url.searchParams.get("user") ?? decoded(url.username);
  const password = url.searchParams.get("password") ?? decoded(url.password);
  url.password = "";
  // Only where it stands there: deleting writes the whole query anew.
  if (url.searchParams.has("password")) url.searchParams.delete("password");
  return { user, password, withoutPassword: url.href.replace(SOME_HOST, NO_HOST) };
}

/** A percent sign that begins nothing stands for itself, as for the client. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
