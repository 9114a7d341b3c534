// Who may ask route handlers for what: strangers, ticket holders, newcomers and members.
import { adminRoutes, allRoutes, PUBLIC_ROUTES, SESSION_ROUTES } from "./app-map";
import { type Asker, Client, clientOf } from "./client";
import { expect, test } from "./fixtures";
import { destination } from "./form-post";
import { offerPassword } from "./offer-password";
import { newPerson } from "./person";
import { plantAccount } from "./planted-member";
import { POLICY_REQUIRED_URL } from "./servers";

/** Posts to every route handler that needs a session, and expects to be sent there. */
async function expectSentFromRoutes(request: Asker, path: string): Promise<void> {
  for (const route of SESSION_ROUTES) {
    const headers = { origin: POLICY_REQUIRED_URL };
    const response = await request.post(`${POLICY_REQUIRED_URL}${route}`, { headers, maxRedirects: 0 });
    expect([response.status(), destination(response)], route).toEqual([307, path]);
    expect(response.headers()["content-disposition"], route).toBeUndefined();
  }
}

test("every route handler is known, and hands strangers, ticket holders, newcomers and members nothing (R2)", async ({
  context,
  member,
  request,
}) => {
  const members = await clientOf(context, POLICY_REQUIRED_URL);
  expect(allRoutes()).toEqual([...PUBLIC_ROUTES, ...SESSION_ROUTES, ...adminRoutes()].sort());
  await expectSentFromRoutes(request, "/sign-in");
  await offerPassword(request, member);
  await expectSentFromRoutes(request, "/sign-in");
  await expectSentFromRoutes(members, "/step-up?for=export-data");
  const newcomers = new Client(POLICY_REQUIRED_URL);
  await plantAccount(newcomers, newPerson());
  await expectSentFromRoutes(newcomers, "/account/two-factor/enroll");
  for (const route of SESSION_ROUTES) {
    for (const method of ["get", "head"] as const) {
      const response = await members[method](route, { maxRedirects: 0 });
      expect(response.status(), `${method} ${route}`).toBe(405);
    }
  }
});
