import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { appendHistory } from '#app/features/adoption/statements/write-history.server.ts'
import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import { menuAt } from '#app/features/menu/editions/menu-history-queries.server.ts'
import { addPerson, addRole } from '#app/features/people/accounts/add-person.server.ts'
import { addToRegister, markRegister } from '#app/features/register/records/add-to-register.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { dayOf, type Instant, instantOf, weekOf } from '#app/platform/time.ts'
import { type Db, openDatabase } from '#db/client.server.ts'
import { calendarUntil, REGISTER_DAY } from '#demonstration/calendar-rules.ts'
import { madeEngland } from '#demonstration/england-rules.ts'
import { listedLmcs } from '#demonstration/lmc-list.server.ts'
import { registerBatches } from '#demonstration/register-facts-rules.ts'
import { historyOf } from './history.ts'

/**
 * The Wednesday at which the histories end: the round of 2024 goes on, with its whole menu, and five more weeks of it are left to
 * write in.
 */
export const CLOCK: Instant = instantOf('2025-01-15', '11:00')
export const CACHE = `${paths.root}.cache/bench`

/** `people`: with a partner for every practice, an officer for every LMC and a committee member. */
export type England = { weeks: number; people: boolean }

/**
 * The file of an England of this kind: made once, then stored in .cache/bench until its inputs change. Never opened for writing:
 * copy it.
 */
export function englandFile(wanted: England): string {
  mkdirSync(CACHE, { recursive: true })
  const name = `england-${wanted.weeks}-weeks${wanted.people ? '-with-people' : ''}`
  const path = `${CACHE}/${name}-${madeFrom()}.db`
  if (existsSync(path)) return path
  for (const old of readdirSync(CACHE)) if (new RegExp(`^${name}-[0-9a-f]{12}\\.`).test(old)) rmSync(`${CACHE}/${old}`)
  console.log(`Making an England with ${wanted.weeks} weeks of history …`)
  const making = `${path}.making-${process.pid}`
  const db = openDatabase(making)
  // Only this process sees the file, and it counts once renamed.
  db.$client.pragma('journal_mode = MEMORY')
  db.$client.pragma('synchronous = OFF')
  fill(db, wanted)
  db.$client.pragma('journal_mode = DELETE')
  db.$client.close()
  renameSync(making, path)
  return path
}

/** A fingerprint of schema, content and maker. */
function madeFrom(): string {
  const hash = createHash('sha256')
  const visit = (path: string) => {
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) visit(`${path}/${name}`)
    else hash.update(readFileSync(path))
  }
  for (const path of ['db/migrations', 'content/rounds', 'content/lmcs', 'demonstration/england-rules.ts'])
    visit(`${paths.root}${path}`)
  for (const file of ['england.ts', 'history.ts']) visit(`${import.meta.dirname}/${file}`)
  return hash.digest('hex').slice(0, 12)
}

function fill(db: Db, { weeks, people }: England): void {
  const content = loadContent(db, paths.content, instantOf(REGISTER_DAY, '07:00'))
  if (!content.ok) throw new Error(content.messages.join('\n'))
  const today = dayOf(CLOCK)
  const listed = listedLmcs(paths.content)
  const lmcs = listed.lmcs.map(({ slug, region, practices }) => ({ slug, regionCode: region, practices }))
  const england = madeEngland(1, lmcs, calendarUntil(today))
  for (const { recordedOn, facts } of registerBatches(england, listed)) addToRegister(db, facts, instantOf(recordedOn, '07:30'))
  markRegister(db, 'real', { madeFor: 'bench' }, CLOCK)
  const menu = menuAt(db, CLOCK)
  if (!menu || menu.round.ended) throw new Error('The bench needs a menu in force at its clock.')
  const open = england.practices.filter((practice) => practice.closedOn === null)
  const practices = open.map(({ code }) => code)
  const offers = menu.offers.filter(({ status }) => status === 'offered')
  const history = historyOf({ practices, offers, edition: menu.edition.slug, thisWeek: weekOf(today), weeks })
  appendHistory(db, { entries: history.entries(), returns: history.returns(), sharing: history.sharing() })
  if (!people) return
  db.$client.transaction(() => {
    const add = (name: string, assignment: Omit<Parameters<typeof addRole>[1], 'personId'>) => {
      const { personId } = addPerson(db, { email: `${name}@example.org`, name, passwordHash: '!' }, 'operator', CLOCK)
      const outcome = addRole(db, { personId, ...assignment }, 'operator', CLOCK)
      if (!outcome.ok) throw new Error(`${name}: ${outcome.reason}`)
    }
    for (const practiceCode of practices) add(`partner-${practiceCode}`, { role: 'practice-partner', practiceCode })
    for (const { slug } of lmcs) add(`officer-${slug}`, { role: 'lmc-officer', lmcSlug: slug })
    add('member', { role: 'committee-member' })
  })()
}
