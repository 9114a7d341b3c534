// better-auth's endpoints where its guide for Next puts them.
import { betterAuth } from "better-auth";
import { toNextJsHandler } from "better-auth/next-js";
import { authOptions } from "../../../../auth-options";

// Building looks into this module as well, and has no database.
const file = process.env.BETTER_AUTH_DATABASE ?? ":memory:";

export const { GET, POST } = toNextJsHandler(betterAuth(authOptions(file)));
