/**
 * Opens something when it is first asked for, once for all who ask. An opening that fails is not kept: the next who asks opens anew.
 */
export function openedOnce<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | undefined
  return () => {
    opened ??= open().catch((error: unknown) => {
      opened = undefined
      throw error
    })
    return opened
  }
}
