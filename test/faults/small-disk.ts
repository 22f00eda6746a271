import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished, test } from 'vitest'
import { testFolder } from '#test/support/test-folder.ts'

/** A disk of the test's own of so many megabytes, gone when the test ends. */
export function smallDisk(megabytes: number): string {
  const mounted = join(testFolder(), 'disk')
  mkdirSync(mounted)
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'concert-faults', mounted])
  if (status !== 0) throw new Error(`no disk was mounted: ${stderr}`)
  onTestFinished(() => void spawnSync('umount', ['-l', mounted]))
  return mounted
}

/** From now on nothing can be written to the disk. Nobody may hold a file on it open for writing. */
export function madeReadOnly(mounted: string): void {
  const { status, stderr } = spawnSync('mount', ['-o', 'remount,ro', mounted])
  if (status !== 0) throw new Error(`the disk was not made read-only: ${stderr}`)
}

const mayMount =
  spawnSync('bash', ['-c', 'd=$(mktemp -d) && mount -t tmpfs -o size=1m concert-faults $d && umount $d; rmdir $d']).status === 0

/** A test that needs a disk of its own; where the account may mount none, its name says that it was not tried. */
export const onADisk = (name: string, work: () => void | Promise<void>, longest?: number) =>
  mayMount ? test(name, work, longest) : test(`not tried, as this account may not mount a disk: ${name}`, () => {})
