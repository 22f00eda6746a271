import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { testFolder } from '#test/support/test-folder.ts'
import { inAscii } from './build-parts.ts'

/** What `npm start` begins from, where `preparation` is what the build says of itself. */
function begunFrom(preparation: string | undefined): string {
  const checkout = testFolder()
  mkdirSync(join(checkout, 'app/commands'), { recursive: true })
  mkdirSync(join(checkout, 'build/server'), { recursive: true })
  const write = (name: string, text: string) => writeFileSync(join(checkout, name), text)
  write('package.json', '{ "type": "module" }')
  copyFileSync('app/commands/start.js', join(checkout, 'app/commands/start.js'))
  write('app/commands/start.ts', "const from: string = 'source'\nconsole.log(from)")
  write('build/server/start.js', "console.log('build')")
  if (preparation !== undefined) write('build/server/start-preparation.js', preparation)
  const { stdout, status } = spawnSync(process.execPath, [join(checkout, 'app/commands/start.js')], { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : 'a fault'
}

test.each<[what: string, preparation: string | undefined, from: string]>([
  ['a build that is current', 'export const buildIsCurrent = () => true', 'build'],
  ['a build of another source', 'export const buildIsCurrent = () => false', 'source'],
  ['no build', undefined, 'source'],
  ['a build that was broken off between two files', "import './part-gone.js'", 'source'],
  ['a build that was broken off within a file', 'export const buildIsCurr', 'source'],
])('with %s, npm start begins from what answers for it', (_what, preparation, from) => {
  expect(begunFrom(preparation)).toBe(from)
})

test('a built file is ASCII, and its patterns and texts find and say what they did', () => {
  const backslash = String.fromCharCode(92)
  const code = `['caf\u00e9 \u{1f600}', /^\u2013$/.test('\u2013'), /^${backslash}\u2013$/.test('\u2013'), /^${backslash}${backslash}\u2013$/.test('${backslash}${backslash}\u2013')]`
  expect(inAscii(code)).toMatch(/^[\0-\x7f]+$/)
  const told = (text: string) => JSON.stringify(runInNewContext(text))
  expect(told(inAscii(code))).toBe(told(code))
  expect(told(code)).toContain('true,true,true')
})
