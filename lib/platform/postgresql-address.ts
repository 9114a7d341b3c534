// Owns reading an address of PostgreSQL as its client does: without a host in it, the socket stands in its query. Pure.

interface PostgresqlAddress {
  user: string;
  password: string;
  /** The same address for whoever gets the password in another way. */
  withoutPassword: string;
}

/** URL reads no empty host behind a name. */
const NO_HOST = "@/";
const SOME_HOST = "@no-host.invalid/";
/** With the sign that stands before it. What follows is left as it is written: libpq reads no plus as a space. */
const PASSWORD = /([?&])password=[^&]*(&|$)/;

/** What of the two stands in the query counts before what stands in front of the host (libpq 34.1.1.2). */
export function readPostgresqlAddress(address: string): PostgresqlAddress {
  const hasNoHost = !URL.canParse(address);
  const url = new URL(hasNoHost ? address.replace(NO_HOST, SOME_HOST) : address);
  const user = url.searchParams.get("user") ?? decoded(url.username);
  const password = url.searchParams.get("password") ?? decoded(url.password);
  url.password = "";
  url.search = url.search.replace(PASSWORD, (_, before, after) => (after ? before : ""));
  const withoutPassword = hasNoHost ? url.href.replace(SOME_HOST, NO_HOST) : url.href;
  return { user, password, withoutPassword };
}

/** A percent sign that begins nothing stands for itself, as for the client. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
