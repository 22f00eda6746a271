import type { Entry } from '#app/features/adoption/statements/adoption-rules.ts'
import { appendHistory } from '#app/features/adoption/statements/write-history.server.ts'
import { addToRegister } from '#app/features/register/records/add-to-register.server.ts'
import { type Day, type Instant, instantOf, startOfDay } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { freshDatabase } from './database.ts'
import { lmc, practice, region, together } from './register.ts'

/** A small England for figures: two regions of eight and six LMCs, one round from August 2024 with one action on its menu, nothing said yet. */

const JULY = startOfDay('2024-07-01')

// Two regions; LMC `north-0` has practices n0-0, n0-1 and so on. One practice is in no LMC.
const LMCS = [
  ...[20, 20, 15, 9, 14, 14, 14, 14].map((size, i) => ({ slug: `north-${i}`, region: 'Y1', code: `N${i}`, size })),
  ...[12, 12, 12, 12, 12, 12].map((size, i) => ({ slug: `south-${i}`, region: 'Y2', code: `S${i}`, size })),
]
export const practicesOf = (slug: string) => {
  const lmc = LMCS.find((one) => one.slug === slug)!
  return Array.from({ length: lmc.size }, (_, i) => `${lmc.code}${String(i).padStart(4, '0')}`)
}
export const everyone = LMCS.flatMap((lmc) => practicesOf(lmc.slug))

export function twoRegions(): Db {
  const db = freshDatabase()
  const since = '1990-01-01'
  const areas = LMCS.map(({ slug, region }) => lmc({ slug, name: `The ${slug} LMC`, region, since }))
  const practices = LMCS.flatMap(({ slug }) => practicesOf(slug).map((code) => practice({ code, lmc: slug, since })))
  const facts = [region('Y1', 'North'), region('Y2', 'South'), ...areas, ...practices, practice({ code: 'X00001', since })]
  addToRegister(db, together(...facts), JULY)
  db.$client.exec(`
    insert into rounds (slug, title, kind, began_on, summary, body, content_hash) values ('autumn', 'Autumn', 'pick-any', '2024-08-01', '', '', '');
    insert into actions (slug, title, short_title, scope, guidance_hash) values
      ('cap', 'Cap contacts', 'Cap', 'practice', ''), ('gone', 'Gone', 'Gone', 'practice', '');`)
  const edition = db.$client.prepare(
    `insert into editions (slug, round_slug, number, title, summary, published_at, precision, ${extraColumns(db)} content_hash, recorded_at)
     values ('first', 'autumn', 1, 'First', '', ?, 'day', ${extraColumns(db).replaceAll(/\w+,/g, "'[]',")} '', ?)`,
  )
  edition.run(startOfDay('2024-08-01'), JULY)
  db.$client.exec(`
    insert into offers (edition_slug, action_slug, position, standing, wording, reason) values
      ('first', 'cap', 1, 'offered', 'Cap', null), ('first', 'gone', 2, 'withdrawn', 'Gone', 'advice')`)
  return db
}

/** The columns of editions a test has nothing to say about. */
function extraColumns(db: Db): string {
  const known = ['slug', 'round_slug', 'number', 'title', 'summary', 'published_at', 'precision', 'content_hash', 'recorded_at']
  const columns = db.$client.pragma('table_info(editions)') as { name: string; notnull: number }[]
  return columns.flatMap(({ name, notnull }) => (notnull && !known.includes(name) ? `${name},` : [])).join(' ')
}

const IN_OCTOBER = instantOf('2024-10-29', '10:00')

export function takes(practiceCode: string, recordedAt: Instant = IN_OCTOBER, effectiveOn: Day = '2024-09-01'): Entry {
  const id = `${practiceCode}-${effectiveOn}-${recordedAt}`
  const nothing = {
    plannedFor: null,
    answers: null,
    obstacleKind: null,
    obstacle: null,
    note: null,
    correctsId: null,
    editionSlug: null,
    guidanceHash: null,
  }
  const by = { recordedAt, recordedBy: 'somebody' }
  return { id, practiceCode, actionSlug: 'cap', state: 'taking', extent: 'full', effectiveOn, ...nothing, void: false, ...by }
}
export const notPlanning = (practiceCode: string): Entry => ({ ...takes(practiceCode), state: 'not-planning', extent: null })

export function recordStatements(db: Db, statements: { report?: string[]; entries?: Entry[]; share?: string[] }) {
  appendHistory(db, {
    entries: statements.entries ?? [],
    returns: (statements.report ?? []).map((practiceCode) => ({
      practiceCode,
      week: '2024-10-28',
      recordedAt: IN_OCTOBER,
      recordedBy: 'somebody',
    })),
    sharing: (statements.share ?? []).map((practiceCode) => ({
      practiceCode,
      sharesByName: true,
      recordedAt: IN_OCTOBER,
      recordedBy: 'somebody',
    })),
  })
}

export const first = (slug: string, count: number) => practicesOf(slug).slice(0, count)
/** So many practices of every LMC. */
export const everywhere = (count: number, region = '') =>
  LMCS.filter((lmc) => lmc.slug.startsWith(region)).flatMap((lmc) => first(lmc.slug, count))
