// Owns how a moment stands in a server's SQLite database, for rows that tests write there themselves.
export const written = (ms: number) => new Date(ms).toISOString().replace("Z", "+00:00");
