import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessWorld, copyOf } from '#test/support/access-world.ts'
import { type ServedHere, servedHere } from '#test/support/served-here.ts'

let served: ServedHere
beforeAll(async () => {
  served = await servedHere(copyOf(await accessWorld()))
}, 60_000)
afterAll(() => served.stop())

const FILE = '/disputes/primary-care-support'

test('unauthorised access to a dispute: everybody reads it, nobody writes it, and none is made up by its address', async () => {
  for (const end of ['', '/demands/4', '/file.json', '/file.csv', '/file.atom', '/file.ics'])
    expect([end, (await served.ask(FILE + end)).status]).toEqual([end, 200])
  for (const path of [
    '/disputes/no-such',
    '/disputes/no-such/file.json',
    `${FILE}/demands/99`,
    `${FILE}/demands/04`,
    `${FILE}/file.xml`,
  ])
    expect([path, (await served.ask(path)).status]).toEqual([path, 404])
  for (const path of ['/disputes', FILE, `${FILE}/demands/4`, `${FILE}/file.json`])
    expect((await served.send(path, 'words=x')).status, path).toBe(405)
  expect(served.logged).toEqual([])
})

test('a day that is none is answered 404 with a near one, in a page and in a file', async () => {
  const page = await served.ask(`${FILE}?as-at=2017-02-30`)
  expect(page.status).toBe(404)
  expect(page.text).toContain('href="/disputes/primary-care-support?as-at=2017-02-28"')
  expect(page.text).toContain('value="2017-02-30"')
  expect((await served.ask(`${FILE}/file.csv?as-at=nonsense`)).status).toBe(404)
})

test('a script in the day asked for is words', async () => {
  const { text } = await served.ask(`${FILE}?as-at=${encodeURIComponent('<script>alert(1)</script>')}`)
  expect(text).not.toContain('<script>alert')
})
