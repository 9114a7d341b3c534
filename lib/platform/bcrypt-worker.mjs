// Owns one bcrypt computation in a worker thread. Plain JavaScript: workers load it without the bundlers.
import { hashSync } from "bcryptjs";

/** @param {{ text: string, salt: string }} task */
export default function bcryptTask({ text, salt }) {
  return hashSync(text, salt);
}
