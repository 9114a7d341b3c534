const ADDRESS = "https://2fa.example.com/api/2fa";
const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const KEY = globalThis.process?.env.TOTP_API_KEY;

async function totp(fields) {
  const headers = { "Content-Type": "application/json", "Accept-Language": "en" };
  if (KEY) headers.Authorization = `Bearer ${KEY}`;
  const body = JSON.stringify(fields);
  const answer = await fetch(ADDRESS, { method: "POST", headers, body, signal: AbortSignal.timeout(10_000) });
  const { code, status, msg, data, request_id } = await answer.json();
  if (code !== 0) throw new Error(`${status}: ${msg} (${request_id})`);
  return data;
}

const { totp_code } = await totp({ secret: SECRET });
console.log(totp_code);
const { is_valid } = await totp({ secret: SECRET, action: "verify", code: totp_code });
console.log(is_valid);
