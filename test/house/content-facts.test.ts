import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { allBallots } from '#app/features/ballots/records/ballot-queries.server.ts'
import { readBallotContent } from '#app/features/ballots/records/load-ballots.server.ts'
import { asksOf } from '#app/features/menu/actions/action-asks-queries.server.ts'
import { actionPage } from '#app/features/menu/actions/action-page-queries.server.ts'
import { daysOfChange } from '#app/features/menu/content-files/check-content.server.ts'
import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import { readMenuContent } from '#app/features/menu/content-files/read-menu-content.server.ts'
import { gapOf } from '#app/features/menu/editions/gap-queries.server.ts'
import { allEditions, allRounds, offerInForce } from '#app/features/menu/editions/menu-queries.server.ts'
import { parsingOnce } from '#app/platform/front-matter.server.ts'
import { guide } from '#app/platform/guides.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { addDays, type Day, instantOf, startOfDay } from '#app/platform/time.ts'
import { freshDatabase } from '#test/support/database.ts'

const TODAY: Day = '2026-11-28'

function contentOn(on?: Day) {
  const db = freshDatabase()
  expect(loadContent(db, paths.content, 0, { on })).toMatchObject({ ok: true })
  return db
}
const round = (name: string) => readMenuContent(paths.content).rounds.find(({ slug }) => slug === name)!.file.body
const action = (slug: string, on: Day) => {
  const found = readMenuContent(paths.content, on).actions.find(({ name }) => name === slug)
  return found?.text ?? ''
}

test('Advice & Guidance is a choice in 2025/26 and a duty of every practice from 1 April 2026', () => {
  const db = contentOn()
  expect(offerInForce(db, 'advice-and-guidance', startOfDay('2026-03-31'))).toMatchObject({ status: 'withdrawn' })
  expect(offerInForce(db, 'advice-and-guidance', startOfDay('2026-04-01'))).toMatchObject({
    status: 'contractual',
    editionSlug: 'april-2026',
    reason: expect.stringContaining('where clinically appropriate'),
  })
  expect(actionPage(db, 'advice-and-guidance', startOfDay(TODAY))?.words.noticeHtml).toContain('contract of every practice')
  expect(action('advice-and-guidance', '2025-06-01')).toContain('a practice chose to sign up to')
  expect(action('advice-and-guidance', '2024-11-28')).not.toMatch(/notice:|contractual|2026\/27/)
  expect(action('advice-and-guidance', TODAY)).not.toMatch(/^Ask a specialist/m)
})

test('a letter outside e-RS can be returned, and a full day closes neither online requests nor the telephone', () => {
  expect(action('own-referrals', TODAY)).toContain('did not come through e-RS')
  expect(action('own-referrals', TODAY)).toContain('6.13')
  expect(action('cap-contacts', TODAY)).toContain('online requests may not be capped')
  expect(action('cap-contacts', TODAY)).toContain('ring again tomorrow')
  expect(action('cap-contacts', '2024-11-28')).not.toContain('ring again tomorrow')
})

test('of the ten of August 2024 one of six may have left, and the page says when that was narrowed', () => {
  const gap = gapOf(contentOn(), '2024-protect-your-patients', 'september-2024')
  expect(gap?.actions.toSorted()).toEqual([
    'advice-and-guidance',
    'defer-declarations',
    'defer-pilots',
    'gp-connect-update-record',
    'medicines-software',
    'own-referrals',
  ])
  expect(gap?.words).toContain('Until 28 November 2026')
})

test('the dispute of 2024 has its letters, the assurance its day, June and July 2024 what is known of them', () => {
  const words = round('2024-protect-your-patients')
  for (const fact of ['19 April 2024', 'risk register', 'dated 18 March', '1 to 7 July', 'before October 2024', '18 July 2024'])
    expect(words).toContain(fact)
})

test('the round of 2026 has its days: two votes of the committee, two asks, two Health Secretaries, a ballot without dates', () => {
  const words = round('2026-imposed-contract')
  const facts = [
    'Thursday 18 September 2025',
    '24 February 2026',
    'on 26 March',
    'deadline of 30 April',
    'Thursday 30 April 2026',
  ]
  for (const fact of [...facts, 'James Murray', '"plan B"', '22 to 24 June'])
    expect(words.replaceAll('**', ''), fact).toMatch(new RegExp(fact, 'i'))
})

test('the referendum of 2024 opened on 7 March, and that of 2026 asked for a contract made together', () => {
  const [first, , last] = allBallots(contentOn()).filter(({ elector }) => elector === 'person')
  expect(first).toMatchObject({ openedOn: '2024-03-07', openedPrecision: 'day', summary: expect.stringContaining('6 March') })
  expect(last?.question).toContain('to develop a new GMS contract together')
})

test('the review of data sharing asks how far a practice goes, and medicines who looked at the safety prompts', () => {
  const db = contentOn()
  const asks = (slug: string) => asksOf(db, actionPage(db, slug, startOfDay(TODAY))!.guidanceHash)
  expect(asks('data-sharing-review').find(({ key }) => key === 'strength')).toMatchObject({ options: { length: 4 } })
  expect(asks('medicines-choices').map(({ key }) => key)).toContain('checked')
  expect(action('data-sharing-review', TODAY)).toContain('Four strengths')
  for (const slug of ['data-sharing-review', 'medicines-choices'])
    expect(action(slug, TODAY)).toContain("In the committee's words")
})

test('serving notice says what it brought, and who learns of it', () => {
  expect(action('serve-notice', TODAY)).toContain('£2m more in 2025/26')
  expect(action('serve-notice', TODAY)).toContain('clear evidence')
  expect(action('serve-notice', '2024-11-28')).not.toContain('Somerset')
  for (const slug of ['serve-notice', 'data-sharing-review'])
    expect(action(slug, TODAY)).toMatch(/tells the ICB that the practice takes part/)
})

test('nobody is promised more than Concert can keep: no commissioner learns from Concert', () => {
  const pages = globSync('app/{routes,features}/**/*.{ts,tsx}', { cwd: paths.root }).filter((file) => !/\.test\./.test(file))
  const found: string[] = []
  for (const file of [...pages, 'README.md']) {
    const promises = readFileSync(`${paths.root}${file}`, 'utf8').match(/no commissioner [^.<]*(learn|sees)[^.<]*/gi) ?? []
    found.push(...promises)
    for (const promise of promises) expect(promise, file).toMatch(/from Concert|sees here/)
  }
  expect(found.length).toBeGreaterThan(2)
})

test('on 28 November 2024 there are four editions, one round, four votes, and no action or word of later', () => {
  const on = '2024-11-28'
  const db = contentOn(on)
  expect(allRounds(db, on).map(({ slug, endedOn }) => [slug, endedOn])).toEqual([['2024-protect-your-patients', null]])
  expect(allEditions(db, '2024-protect-your-patients').map(({ slug }) => slug)).toEqual([
    'june-2024',
    'july-2024',
    'august-2024',
    'september-2024',
  ])
  expect(allBallots(db, on)).toHaveLength(4)
  const { actions, rounds } = readMenuContent(paths.content, on)
  expect(actions).toHaveLength(12)
  const later = /\b20(2[5-9])\b|\b2025\/26\b|\b(29|30) Nov(ember)? 2024|Dec(ember)? 2024/
  for (const { file, text } of [...actions, ...rounds.map((one) => one.file)])
    expect(text.replace(/^lastReviewed.*$/m, '').match(later)?.[0], file).toBeUndefined()
})

test('what is loaded on a later day adds to it what has happened since, and the editions stay as they were', () => {
  const db = contentOn('2024-11-28')
  expect(loadContent(db, paths.content, instantOf('2026-06-30', '10:00'), { on: '2026-06-30' })).toMatchObject({
    ok: true,
    counts: { rounds: 2, editions: 6, ballots: 2 },
  })
  expect(allRounds(db, '2026-06-30').find(({ slug }) => slug.startsWith('2024'))?.endedOn).toBe('2025-03-19')
})

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** Days that were named before they came: a vote announced with a window. */
const ANNOUNCED = /25 June 2026 and late June 2027/g

/** The days that words name, each as the first it can mean: a month is its first day, a year its first. */
function daysNamed(words: string): Day[] {
  const found = words.replace(ANNOUNCED, '').matchAll(/\b(?:(\d{1,2}) )?(?:([A-Z][a-z]{2,8}) )?(20\d\d)(?!\d|-|\/|_)\b/g)
  return [...found].map(([, day, month, year]) => {
    const number = MONTHS.indexOf(month?.slice(0, 3).toLowerCase() ?? '') + 1
    if (number === 0) return `${year}-01-01`
    return `${year}-${String(number).padStart(2, '0')}-${(day ?? '1').padStart(2, '0')}`
  })
}

test.each(['2024-11-28', '2025-03-05', '2025-06-01', '2025-11-15', '2026-04-15', '2026-06-30'])(
  'on %s no action, round, ballot or guide names a day that is still to come',
  (on) => {
    const { actions, rounds } = readMenuContent(paths.content, on)
    const votes = readBallotContent(paths.content, new Set(rounds.map(({ slug }) => slug)), on).ballots
    const later = [...actions, ...rounds.map((one) => one.file), ...votes].flatMap(({ file, text }) =>
      daysNamed(text.replace(/https?:\S+/g, '').replace(/^(lastReviewed|declaredOn|closedOn): .*$/gm, ''))
        .filter((day) => day > on)
        .map((day) => `${file} ${day}`),
    )
    expect(later).toEqual([])
    for (const name of ['glossary', 'how-figures-are-protected', 'privacy-notice', 'record-of-processing', 'operators']) {
      const { html, sources } = guide(name, on)
      expect(daysNamed([html, ...sources.map(({ date }) => date)].join(' ')).filter((day) => day > on)).toEqual([])
    }
  },
)

test('the content loads on every day on which its words change', () => {
  const days = daysOfChange(paths.content)
  expect(days.length).toBeGreaterThan(20)
  // The eve of a change reads as the change before it, so each state is loaded once.
  const changes = days.filter((day) => day >= '2024-10-01' && days.includes(addDays(day, -1)))
  parsingOnce(() => {
    for (const on of changes) contentOn(on)
  })
})

test('the privacy notice and the record of processing say what is held of officers, and for how long', () => {
  const text = (name: string) => readFileSync(`${paths.content}/guides/${name}.md`, 'utf8')
  expect(text('privacy-notice')).toMatch(/you said of the register .*with the reason in your words.*boundaries.*weekly mail/)
  expect(text('privacy-notice')).toMatch(
    /say of the register:\*\* a year after it was refused, taken back or overtaken; for good/,
  )
  expect(text('privacy-notice')).toContain('**Whether you want the weekly mail:** as long as your account')
  expect(text('record-of-processing')).toContain('a year where it was refused, taken back or overtaken; for good where')
  expect(text('record-of-processing')).toContain('Who saw a boundary that moved: for good')
})
