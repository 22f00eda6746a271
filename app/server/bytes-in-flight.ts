/**
 * Counts the bytes of forms that are being sent or answered. The answer takes bytes for a source and gives a function that gives them
 * back (once); undefined, and nothing taken, where that would be more than `ofSource` for this source or more than `inAll`.
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
