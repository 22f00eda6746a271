/**
 * The value of the first cookie of this name in a Cookie header, as sent; undefined where there is none. Nothing is decoded:
 * other programs on the same domain may set anything.
 */
export function cookieNamed(cookieHeader: string | null | undefined, name: string): string | undefined {
  const start = `${name}=`
  const found = cookieHeader?.split(/;\s*/).find((part) => part.startsWith(start))
  return found?.slice(start.length)
}
