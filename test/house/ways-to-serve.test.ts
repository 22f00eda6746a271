import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/* The container file and the guide's unit start what `npm start` starts. No engine builds the container here: what can be read is read. */

const guide = readFileSync('content/guides/operators.md', 'utf8')
const container = readFileSync('Containerfile', 'utf8')
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
const [, set = '', started = ''] = scripts.start!.match(/^((?:\w+=\d+ )+)exec node (.*?) \|\| /) ?? []
const memory = set.trim()

test('npm start says its flags twice, for shells that know exec and for others, in the same words', () => {
  expect(scripts.start).toBe(`${memory} exec node ${started} || node ${started}`)
  expect(started).toMatch(/^(--[a-z-]+(=\d+)? )+app\/commands\/start\.js$/)
})

test('the unit and the container start Node itself, with the flags of npm start and what it sets for memory', () => {
  expect(guide).toContain(`\nEnvironment=${memory}\nExecStart=`)
  expect(container).toMatch(new RegExp(`^ENV .* ${memory}$`, 'm'))
  expect(guide).toContain(`ExecStart=/usr/bin/node ${started}\n`)
  const words = ['node', ...started.split(' ')].map((word) => `"${word}"`).join(', ')
  expect(container).toContain(`CMD [${words}]`)
})

test('the container serves what npm run pack makes, as an account without rights, and says when it does not answer', () => {
  expect(container).toMatch(/^RUN .*npm run pack && mv \.cache\/pack\/concert-\*\/ \/packed$/m)
  expect(container).toMatch(/^USER 10001:10001$/m)
  expect(container).toMatch(/^HEALTHCHECK .*\/livez/m)
  // Everything that is written lies in the volume, so that the rest can be read-only.
  expect(container.match(/^ENV DATABASE_PATH=(\S+)\/concert\.db /m)?.[1]).toBe(container.match(/^VOLUME (\S+)$/m)?.[1])
  expect(guide).toMatch(/podman run [^\n]*--read-only[^\n]*--cap-drop=all/)
})

test('secrets and registers are copied into no image and no commit', () => {
  const ignored = (file: string) => readFileSync(file, 'utf8').split('\n')
  for (const name of ['data', '*.db', '*.key', 'node_modules', '.git']) expect(ignored('.dockerignore')).toContain(name)
  for (const name of ['/data/', '*.db', '*.key', 'node_modules/']) expect(ignored('.gitignore')).toContain(name)
})
