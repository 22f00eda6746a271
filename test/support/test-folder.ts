import { onTestFinished } from 'vitest'
import { ownFolder } from './own-folder.ts'

/** The path of a folder of the test's own, gone with all that is in it once the test has ended. */
export function testFolder(): string {
  const { folder, remove } = ownFolder()
  onTestFinished(remove)
  return folder
}
