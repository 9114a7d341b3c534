// Owns reading an address of PostgreSQL as its client does: one without a host names its socket in the query. Pure.

interface PostgresqlAddress {
  user: string;
  password: string;
  /** The same address without the password, for programs that get it in another way. */
  withoutPassword: string;
}

/** URL accepts no empty host behind a user name. */
const NO_HOST = "@/";
const SOME_HOST = "@no-host.invalid/";
/** With the sign in front of it. The rest stays as written: to libpq a plus is not a space. */
const PASSWORD = /([?&])password=[^&]*(&|$)/;

/** User and password in the query win over those in front of the host (libpq 34.1.1.2). */
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

/** A percent sign without two digits stands for itself, as for the client. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
