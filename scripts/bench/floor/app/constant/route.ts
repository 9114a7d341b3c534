// The smallest route that this Next can answer: a constant.
export const dynamic = "force-dynamic";
export const POST = () => Response.json({ is_valid: false });
