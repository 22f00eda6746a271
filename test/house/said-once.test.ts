import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { openDatabase } from '#db/client.server.ts'
import { type AccessWorld, accessWorld, copyOf, ELM, OAK } from '#test/support/access-world.ts'
import { ask, askFrame, NOW } from '#test/support/asking.ts'
import { testFolder } from '#test/support/test-folder.ts'

const DESK = `/practice/${ELM.code}`
const MONDAY = '2026-06-15'
const NOTHING = undefined

let world: AccessWorld
beforeAll(async () => {
  world = await accessWorld()
})

const confirm = (db: ReturnType<typeof copyOf>, week = MONDAY) =>
  ask(db, { path: DESK, cookie: world.cookies.partner, form: { week } })
const flashAt = async (db: ReturnType<typeof copyOf>, path: string, flash: string, now = NOW) => {
  const frame = await askFrame(db, { path, cookie: `${world.cookies.partner}; ${flash}`, now })
  return { flashed: (frame.body as { flash?: unknown }).flash, clears: frame.flash === 'concert-flash=' }
}

test('what came of a form stands above the page it leads to, and that page takes it back', async () => {
  const db = copyOf(world)
  const answer = await confirm(db)
  expect(answer).toMatchObject({ status: 302, to: DESK })
  const flashed = await flashAt(db, DESK, answer.flash!)
  expect(flashed).toEqual({ flashed: answer.flashed, clears: true })
  expect(await flashAt(db, DESK, 'concert-flash=')).toEqual({ flashed: NOTHING, clears: false })
})

test('a desk left open over the weekend and loaded again on Monday does not say that the return is made', async () => {
  const db = copyOf(world)
  const { flash, to } = await confirm(db)
  expect(to).toBe(DESK)
  expect(await flashAt(db, DESK, flash!, NOW + 5 * 86_400_000)).toEqual({ flashed: NOTHING, clears: false })
})

test('the receipt of a late return names its week', async () => {
  const db = copyOf(world)
  expect((await confirm(db, '2026-06-08')).flashed).toEqual({ done: 'The return for the week of 8 June is made.' })
})

test('a page that was not meant says nothing and leaves the message to its own', async () => {
  const db = copyOf(world)
  const { flash } = await confirm(db)
  expect(await flashAt(db, `/practice/${OAK.code}`, flash!)).toEqual({ flashed: NOTHING, clears: false })
})

test('a message is said while another process holds the database, and saying it writes nothing', async () => {
  const before = copyOf(world)
  const { flash } = await confirm(before)
  // The first page of a day notes the visit, a moment later on a server: that is not what is looked at here.
  await flashAt(before, DESK, flash!)
  const file = join(testFolder(), 'concert.db')
  writeFileSync(file, before.$client.serialize())
  const [ours, theirs] = [openDatabase(file), openDatabase(file)]
  theirs.$client.exec('begin immediate')
  ours.$client.pragma('busy_timeout = 0')
  expect((await flashAt(ours, DESK, flash!)).clears).toBe(true)
  expect(ours.$client.prepare('select total_changes()').pluck().get()).toBe(0)
  for (const db of [theirs, ours]) db.$client.close()
})

test('no page of ours is led to with a message in its address', () => {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name))
  const leading = files.filter((name) =>
    /redirect\([^)]*\?(said|done|sent|saved|refused|error)\b/.test(readFileSync(`app/${name}`, 'utf8')),
  )
  expect(files.length).toBeGreaterThan(300)
  expect(leading).toEqual([])
})
