import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clocksOf } from '#app/features/register/records/demonstration-clock.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { DEFAULT_DAY, TIME_OF_DAY } from '#demonstration/day-rules.ts'
import { makeDemonstration } from '#demonstration/demonstrations.server.ts'
import { ADDRESSES } from '#test/support/addresses.ts'
import { freshDatabase } from '#test/support/database.ts'
import { type ServedHere, servedHere } from '#test/support/served-here.ts'

/*
 * A demonstration that stands on 28 November 2024 knows nothing of later: no edition, ballot or action, no word on a page. The
 * test opens every page that anybody may open and looks for a later day in what is to be read.
 */

const db = freshDatabase()
let served: ServedHere

beforeAll(async () => {
  await makeDemonstration(
    db,
    { seed: 1, today: DEFAULT_DAY, weeks: 4, contentFolder: paths.content },
    instantOf(DEFAULT_DAY, TIME_OF_DAY),
  )
  served = await servedHere(db, clocksOf(db, () => 0).now)
}, 120_000)
afterAll(() => served.stop())

const folders = (name: string) =>
  readdirSync(`${paths.content}/${name}`, { withFileTypes: true }).filter((one) => one.isDirectory())
const ACTIONS = folders('actions').map(({ name }) => name)
const EDITIONS = folders('rounds').flatMap(({ name }) =>
  readdirSync(`${paths.content}/rounds/${name}/editions`).map((file) => file.replace(/^\d+-|\.md$/g, '')),
)
const DISPUTES = [
  ...folders('disputes')
    .map(({ name }) => name)
    .filter((name) => name !== 'contract-2025-26'),
  'practice-supplies',
]
const OF_2026 = ['data-sharing-review', 'medicines-choices']
const LATER_EDITIONS = ['february-2025', 'march-2025', 'october-2025', 'april-2026', 'may-2026', 'june-2026']

/** What a reader reads: without the addresses that links lead to. */
const readable = (body: string) =>
  body
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/https?:\/\/\S+/g, '')
const LATER = /\b20(2[5-9]|[3-9]\d)\b|\b(29|30) Nov(ember)? 2024|\bDec(ember)? 2024|2024-(11-(29|30)|12)/

/** Days named before they came: the end of a contract, set in 2022; the end of 2024/25 as a deadline. */
const NAMED_BEFORE = /31 August 2025|(?<!\d )March 2025|2025-03(-31)?(?![-\d])/g
/** The day of a goal that the committee set. */
const GOALS_DAY = /(?<=\bby )22 December 2024/g

/** Every public address, with all that can stand in its parameters. */
const PUBLIC = ADDRESSES.filter(
  (address) => !/^\/(account|practice|lmc|committee|unsent|invitation|reset-password|new-address|mailbox|welcome)/.test(address),
)
const OPENED = PUBLIC.flatMap((address) => {
  if (address.includes(':action')) return ACTIONS.map((slug) => address.replace(':action', slug))
  if (address.includes(':dispute')) return DISPUTES.map((slug) => address.replace(':dispute', slug).replace(':demand', '1'))
  if (address.includes(':edition')) return EDITIONS.map((slug) => address.replace(':edition', slug))
  return address.includes(':') || address.includes('*') ? [] : [address]
})

test('no public page of 28 November 2024 names a later day', async () => {
  expect(OPENED.length).toBeGreaterThan(30)
  const more = ['/menu/compare?from=june-2024&to=september-2024', '/menu/print?edition=july-2024', '/nowhere']
  for (const path of [...OPENED, ...more]) {
    const { status, text: body } = await served.ask(path)
    expect(status, path).toBeLessThan(500)
    const said = readable(body).replace(GOALS_DAY, '')
    const words = path.startsWith('/disputes') ? said.replace(NAMED_BEFORE, '') : said
    const at = words.search(LATER)
    expect(at === -1 ? '' : words.slice(Math.max(0, at - 80), at + 40), path).toBe('')
  }
}, 180_000)

test('what is still to come answers 404, as if it were not', async () => {
  for (const slug of OF_2026) expect((await served.ask(`/actions/${slug}`)).status).toBe(404)
  for (const slug of LATER_EDITIONS) expect((await served.ask(`/menu/editions/${slug}`)).status, slug).toBe(404)
  expect(EDITIONS.filter((slug) => !LATER_EDITIONS.includes(slug))).toHaveLength(4)
})

test('a dispute of its own shows a deadline that passed, and a proposal that was agreed; all of it says that it is made up', async () => {
  const page = readable((await served.ask('/disputes/practice-supplies')).text)
  expect(page).toContain('Practice supplies: 1 of 2 demands past its day')
  expect(page).toMatch(/28\s+overdue/)
  expect(page).toContain('all that is said of it are made up')
  const demand = readable((await served.ask('/disputes/practice-supplies/demands/2')).text)
  for (const step of ['Proposed', 'Counter-proposed', 'Tentatively agreed', 'Ratified']) expect(demand).toContain(step)
  expect((await served.ask('/disputes/contract-2025-26')).status).toBe(404)
})

test('the banner names the day, the menu has ten actions, and two votes are declared', async () => {
  const menu = readable((await served.ask('/menu')).text)
  expect(menu).toContain('Demonstration England on Thursday 28 November 2024')
  const ballots = readable((await served.ask('/ballots')).text)
  expect(ballots).toContain('8,518')
  expect(ballots).not.toContain('2026/27')
})
