/**
 * Tells the browser's password manager whose password a form is about, so that it fills in and stores the right one on a shared
 * desktop. Invisible; its value is ignored.
 */
export function WhosePassword({ email }: { email: string }) {
  return <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
}
