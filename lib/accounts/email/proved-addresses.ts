// Owns which addresses of an account are told things: those that a link has proved. Pure.

export interface Addresses {
  email: string;
  isConfirmed: boolean;
  secondEmail: string | null;
}

/** The first address once it is confirmed, and the second one (NIST SP 800-63B 4.6). Canonical. */
export function provedAddresses({ email, isConfirmed, secondEmail }: Addresses): string[] {
  const addresses = [isConfirmed ? email : null, secondEmail];
  return addresses.filter((address) => address !== null);
}
