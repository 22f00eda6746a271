/**
 * Counts the bytes of forms being sent or answered. Reserves bytes for a source and returns a function that releases them (once);
 * undefined, and nothing reserved, beyond `ofSource` for this source or `inAll` in total.
 */
export function bytesInFlight(most: { ofSource: number; inAll: number }) {
  const bySource = new Map<string, number>()
  let inAll = 0
  const add = (source: string, bytes: number) => {
    inAll += bytes
    const left = (bySource.get(source) ?? 0) + bytes
    if (left > 0) bySource.set(source, left)
    else bySource.delete(source)
  }
  return (source: string, bytes: number): (() => void) | undefined => {
    if (inAll + bytes > most.inAll || (bySource.get(source) ?? 0) + bytes > most.ofSource) return undefined
    add(source, bytes)
    let taken = bytes
    return () => {
      add(source, -taken)
      taken = 0
    }
  }
}
