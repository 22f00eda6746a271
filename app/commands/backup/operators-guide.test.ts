import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keyOf } from '#app/features/figures/releases/figures-key.server.ts'
import { keyFor } from '#app/platform/sealing.server.ts'
import { secretKeyOf } from '#app/platform/secret-key.server.ts'
import { testFolder } from '#test/support/test-folder.ts'
import { wholeRegister } from '#test/support/whole-register.ts'

const guide = readFileSync('content/guides/operators.md', 'utf8')
const shell = [...guide.matchAll(/^```sh\n(.*?)^```/gms)].flatMap(([, block = '']) => block.trim().split('\n'))
const commands = shell.filter((line) => line.startsWith('npm run operator -- '))
const mentioned = [...guide.matchAll(/`npm run operator -- ([a-z-]+(?: [a-z]+)?)/g)].map(([, name = '']) => name)

test('every command of the guide for operators runs as it stands there, on a register that is made as it says', () => {
  const folder = testFolder()
  const here = (text: string) => text.replaceAll('/srv/', `${folder}/`).replaceAll('/backup/', `${folder}/`)
  const databasePath = join(folder, 'concert.db')
  const key = keyOf(keyFor(secretKeyOf({ secretKey: undefined, databasePath }), 'figures'))
  writeFileSync(databasePath, wholeRegister(key).db.$client.serialize())
  const results = commands.map((line) => {
    const words = here(line).replaceAll('/safe/', `${folder}/safe/`).replace('npm run operator -- ', '')
    const { status, stderr } = spawnSync('sh', ['-c', `exec node app/commands/operator.ts ${words}`], {
      env: { ...process.env, DATABASE_PATH: databasePath, PUBLIC_ADDRESS: 'https://concert.example.org' },
      encoding: 'utf8',
    })
    return [line, status, stderr]
  })
  expect(results).toEqual(commands.map((line) => [line, 0, '']))
  expect(existsSync(join(folder, 'rehearsal', 'concert.db'))).toBe(true)
}, 120_000)

test('the guide for operators shows or names every command there is', () => {
  const { stderr } = spawnSync('node', ['app/commands/operator.ts'], { encoding: 'utf8' })
  const known = [...stderr.matchAll(/^ {2}([a-z-]+(?: [a-z]+)?)(?= |$)/gm)].map(([, name = '']) => name)
  expect(known.length).toBeGreaterThan(10)
  const named = new Set([...mentioned, ...commands.map((line) => line.replace('npm run operator -- ', '').replace(/ -.*/, ''))])
  const readme = readFileSync('README.md', 'utf8')
  const missing = known.filter((name) => !named.has(name) && !guide.includes(`\`${name}\``) && !readme.includes(name))
  expect(missing).toEqual([])
})
