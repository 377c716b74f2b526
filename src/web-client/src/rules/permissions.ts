/** Any one of them is enough, none are needed for an empty list, and two roles pass always. */
export function mayPass(required: readonly string[], role: string, permissions: readonly string[]): boolean {
  return required.length === 0 || ["super", "admin"].includes(role.toLowerCase()) || required.some((name) => permissions.includes(name));
}
