import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { writeCollected } from '#app/platform/collected-writes.server.ts'
import { type Db, openDatabase } from '#db/client.server.ts'
import { closeLog } from '#db/on-disk.server.ts'
import { serveFrom } from '#db/serving.server.ts'
import { type AccessWorld, accessWorld, type Knocker, parametersOf, pathTo } from '#test/support/access-world.ts'
import { allRoutes, moduleOf, NOW } from '#test/support/asking.ts'
import { ownFolder } from '#test/support/own-folder.ts'
import { type ServedHere, servedHere } from '#test/support/served-here.ts'
import { VALID_FORMS } from '#test/support/valid-forms.ts'

/*
 * While another process keeps the database from every writer: whatever is only read is answered, and a form is answered as soon as
 * two seconds are over, with what was typed (decision 26). The tests look at the order of events, not at the clock: the database
 * is let go after the answers have come.
 */

/** Pages that note who looks before they show anything. */
const NOTES_LOOKS = [
  ...['/lmc/:lmc', '/lmc/:lmc/calls', '/lmc/:lmc/calls/:call', '/lmc/:lmc/practices/:practice'],
  ...['/lmc/:lmc/surveys/:survey', '/lmc/:lmc/providers/:providerFile'],
]
const TYPED = 'Two quarters of an hour went into these words.'

const { folder, remove } = ownFolder()
const path = join(folder, 'concert.db')
let world: AccessWorld
let db: Db
let other: Db
let served: ServedHere
let clock = NOW
beforeAll(async () => {
  world = await accessWorld()
  writeFileSync(path, world.image)
  db = openDatabase(path)
  other = openDatabase(path)
  serveFrom(db)
  served = await servedHere(db, () => clock)
}, 60_000)
afterEach(() => {
  if (other.$client.inTransaction) other.$client.exec('rollback')
})
afterAll(async () => {
  await served.stop()
  await writeCollected(db)
  await closeLog(db)
  for (const one of [db, other]) one.$client.close()
  remove()
})

/** Another process begins to write and does not end. */
const keepDatabase = () => other.$client.exec('begin immediate')
const letGo = () => other.$client.exec('commit')

function whoFor(address: string): Knocker {
  if (address.startsWith('/lmc')) return 'officer'
  return address.startsWith('/committee') ? 'editor' : 'partner'
}
const cookieFor = (address: string) => world.cookies[whoFor(address)]
const askFor = (address: string) => served.ask(pathTo(address, parametersOf(world)), { cookie: cookieFor(address) })
const formText = (address: string) => new URLSearchParams(VALID_FORMS[address]).toString()

test('every page and file that is read is answered while another process writes, as if nobody did', async () => {
  const addresses: string[] = []
  for (const { address, file } of allRoutes)
    if ((await moduleOf(file)).loader && !NOTES_LOOKS.includes(address)) addresses.push(address)
  const statuses = async () => {
    const found: [string, number][] = []
    for (const address of ['/livez', ...addresses]) found.push([address, (await askFor(address)).status])
    return found
  }
  const before = await statuses()
  expect(before.length).toBeGreaterThan(50)
  // Sessions are seen again after some time, which is written later.
  clock += 10 * 60_000
  served.measures.wrote({ at: clock })
  keepDatabase()
  expect(await statuses()).toEqual(before)
  expect(other.$client.inTransaction).toBe(true)
}, 60_000)

test('a page that notes who looks shows nothing before that is written, and says when to come back', async () => {
  keepDatabase()
  const answers = await Promise.all(NOTES_LOOKS.map(askFor))
  for (const { status, headers, text } of answers) {
    expect([status, headers['retry-after']]).toEqual([503, '5'])
    expect(text).toContain('Open it again in a few seconds')
    expect(text).not.toMatch(/Oak Surgery/)
  }
  letGo()
  expect((await askFor('/lmc/:lmc')).status).toBe(200)
})

test('no form is a fault of ours while another process writes: each is answered before that ends', async () => {
  keepDatabase()
  const answers = await Promise.all(
    Object.keys(VALID_FORMS).map(async (address) => {
      const source = `198.51.100.${address.length}`
      const where = pathTo(address, parametersOf(world))
      const { status, headers } = await served.send(where, formText(address), { cookie: cookieFor(address), source })
      return { address, status, retryAfter: headers['retry-after'] }
    }),
  )
  expect(answers.filter(({ status }) => status >= 500 && status !== 503)).toEqual([])
  const busy = answers.filter(({ status }) => status === 503)
  expect(busy.length).toBeGreaterThan(10)
  expect(busy.filter(({ retryAfter }) => retryAfter !== '5')).toEqual([])
  expect(other.$client.inTransaction).toBe(true)
}, 60_000)

test('a form that waited in vain gives back what was typed, and the button on its page sends it', async () => {
  keepDatabase()
  const address = '/practice/Y00001/feedback'
  const sent = { action: 'data-sharing-review', kind: 'risk', words: TYPED }
  const cookie = world.cookies.partner
  const count = () => db.$client.prepare('select count(*) from feedback').pluck().get() as number
  const before = count()
  const answer = await served.send(address, new URLSearchParams(sent).toString(), { cookie })
  expect(answer.status).toBe(503)
  expect(answer.text).toContain('<title>Error: Not saved yet')
  expect(answer.text).toContain('practice-partner Y00001')
  expect(answer.text).not.toContain('href="/sign-in"')
  expect(answer.text).toContain(`<div class="inset">${TYPED}</div>`)
  letGo()
  expect(count()).toBe(before)
  const fields = [...answer.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  const again = new URLSearchParams(fields.map(([, name, value]) => [name!, value!]))
  expect(Object.fromEntries(again)).toMatchObject(sent)
  expect((await served.send(address, again.toString(), { cookie })).status).toBe(302)
  expect(count()).toBe(before + 1)
})

test('passwords are not given back; an address without a page says in words that nothing was saved', async () => {
  keepDatabase()
  const password = 'owls borrow copper kettles'
  const invited = { email: 'wrong@example.org', password, to: '' }
  const [signIn, signOut] = await Promise.all([
    served.send('/sign-in', new URLSearchParams(invited).toString(), { source: '198.51.100.200' }),
    served.send('/sign-out', '', { cookie: world.cookies.manager }),
  ])
  expect(signIn.status).toBe(503)
  expect(signIn.text).toContain('<title>Error: Not saved yet · Concert</title>')
  expect(signIn.text).toContain('Passwords, codes and files are not kept')
  expect(signIn.text).toContain('value="wrong@example.org"')
  expect(signIn.text).not.toContain(password)
  expect([signOut.status, signOut.headers['retry-after']]).toEqual([503, '5'])
  expect(signOut.text).toContain('Nothing was saved')
  expect(signOut.headers['content-type']).toContain('text/html')
})

test('a form sent while another process writes for a moment is taken as soon as that ends', async () => {
  keepDatabase()
  const address = '/practice/Y00001/feedback'
  const words = `${TYPED} Sent while somebody else wrote.`
  const form = new URLSearchParams({ action: 'data-sharing-review', kind: 'works', words }).toString()
  let answered = false
  const sending = served.send(address, form, { cookie: world.cookies.partner }).finally(() => {
    answered = true
  })
  // A page asked for afterwards is answered first.
  expect((await served.ask('/practice/Y00001/feedback', { cookie: world.cookies.partner })).status).toBe(200)
  expect(answered).toBe(false)
  letGo()
  expect((await sending).status).toBe(302)
  expect(db.$client.prepare('select count(*) from feedback where words = ?').pluck().get(words)).toBe(1)
})

test('the log tells of another process, and of no fault', () => {
  const lines = served.logged.map((line) => JSON.parse(line) as { level: number; msg: string })
  expect(lines.length).toBeGreaterThan(0)
  expect(lines.filter(({ level, msg }) => level > 40 || !msg.startsWith('another process'))).toEqual([])
})
