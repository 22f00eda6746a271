/**
 * Tells the browser's password manager whose password a form asks for or sets, so that it fills in and keeps the right one on a desktop
 * that several people use. Nobody sees it; what is sent of it counts for nothing.
 */
export function WhosePassword({ email }: { email: string }) {
  return <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
}
