// Owns for whose reset a second administrator must say yes (R75).

/** The one place where a policy could ask for it for everybody. */
const FOR_EVERYBODY = false;

/** Whether the reset of somebody of this role needs two administrators: of another administrator, always. */
export function resetsNeedTwoAdmins(role: string): boolean {
  return role === "admin" || FOR_EVERYBODY;
}
