import type { ChildProcess } from 'node:child_process'

/**
 * Waits for a process beside a server, which ends with the server: when it is told to stop, and at its exit. Resolves with the exit code,
 * or null where it was ended; rejects where it could not begin.
 */
export function endOfProcess(child: ChildProcess, stopping?: AbortSignal): Promise<number | null> {
  const end = () => void child.kill()
  process.once('exit', end)
  stopping?.addEventListener('abort', end)
  if (stopping?.aborted) end()
  return new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  }).finally(() => {
    process.off('exit', end)
    stopping?.removeEventListener('abort', end)
  })
}
