import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '#app/platform/time.ts'
import { FIGURES_NOW, figuresWorld, SMALL } from '#test/support/figures-world.ts'
import { type ServedHere, servedHere } from '#test/support/served-here.ts'

let served: ServedHere
beforeAll(async () => {
  served = await servedHere(figuresWorld(), () => FIGURES_NOW)
}, 60_000)
afterAll(() => served.stop())

let source = 0
/** Asks from a source of its own, so that no question is counted with another. */
const asked = (path: string) => served.ask(path, { source: `198.51.100.${source++ % 250}` })
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

const FULL = 'as-at=2024-11-10&known=2024-11-18&compare=none'

test('a week as known at a release, beside another, is found again by its address', async () => {
  const path = '/figures?as-at=2024-11-10&known=2024-11-11&compare=2024-11-03&action=cap&order=name'
  const [once, again] = [await asked(path), await asked(path)]
  expect(once.status).toBe(200)
  expect(textOf(once.text)).toContain('As at Sunday 10 November 2024, as known at the release of 11 November 2024')
  expect(again.text).toBe(once.text)
})

test.each([
  ['/figures?as-at=yesterday', '“yesterday” is not a day.'],
  ['/figures?as-at=2024-02-30', '“2024-02-30” is not a day.'],
  ['/figures?as-at=1066-10-14', 'lies before the first figures'],
  ['/figures?as-at=2031-01-01', 'is still to come'],
  ['/figures?known=THEN', '“THEN” is no release.'],
  ['/figures?as-at=2024-11-17&known=2024-11-04', 'was not over at the release of 4 November 2024'],
  ['/figures?as-at=2024-11-03&known=2024-11-04&compare=2024-11-17', 'was not known yet at the release of 4 November 2024'],
  ['/figures/actions/cap?as-at=never', '“never” is not a day.'],
  [`/figures/lmcs/${SMALL}?known=1`, '“1” is no release.'],
])('%s says why it has no figures and offers near ones that have', async (path, words) => {
  const refused = await asked(path)
  expect([refused.status, textOf(refused.text)]).toEqual([404, expect.stringContaining(words)])
  const near = [...refused.text.matchAll(/<li><a href="(\/figures[^"]*as-at=[^"]*)"/g)].map(([, href]) =>
    href!.replaceAll('&amp;', '&'),
  )
  expect(near.length).toBeGreaterThan(0)
  for (const href of near) expect([href, (await asked(href)).status]).toEqual([href, 200])
})

test.each([
  [`/figures?${FULL}&action=never-offered&order=name`, `/figures?${FULL}&order=name`],
  [`/figures?${FULL}&action=cap&order=shares`, `/figures?${FULL}&action=cap`],
  ['/figures?action=anything&order=anything', '/figures'],
  ['/?action=anything', '/'],
])('%s, a choice that is none, leads to the page without it and is kept under no address of its own', async (path, to) => {
  const { status, headers } = await asked(path)
  expect([status, headers.location]).toEqual([302, to])
  expect((await asked(to)).status).toBe(200)
})

test('a choice that is one stays in the address', async () => {
  for (const path of [`/figures?${FULL}&action=cap&order=name`, '/?action=cap'])
    expect([path, (await asked(path)).status]).toEqual([path, 200])
})

test('a day in a week is answered with the week before it, and says so', async () => {
  const { status, text } = await asked('/figures?as-at=2024-11-13')
  expect([status, textOf(text)]).toEqual([200, expect.stringContaining('is answered with Sunday 10 November 2024')])
})

test('names in other letters lead to the one address', async () => {
  for (const [path, to] of [
    ['/figures/actions/CAP', '/figures/actions/cap'],
    [`/figures/lmcs/${SMALL.toUpperCase()}?${FULL}`, `/figures/lmcs/${SMALL}?${FULL}`],
  ] as const) {
    const { status, headers } = await asked(path)
    expect([status, headers.location]).toEqual([302, to])
  }
})

test('what was never offered or never there has no page', async () => {
  for (const path of ['/figures/actions/nothing', '/figures/lmcs/nowhere'])
    expect([path, (await asked(path)).status]).toEqual([path, 404])
})

test.each([
  ['2024-11-13', 'No release of 13 November 2024'],
  ['latest', '“latest” is not the day of a release.'],
  ['2020-01-01', 'lies before the first release'],
])('there is no release %s: that is said, and those near it are offered', async (release, words) => {
  const { status, text } = await asked(`/figures/releases/${release}`)
  expect([status, textOf(text)]).toEqual([404, expect.stringContaining(words)])
  const near = [...text.matchAll(/<li><a href="(\/figures\/releases\/[^"]+)"/g)].map(([, href]) => href!)
  expect(near.length).toBeGreaterThan(0)
  for (const href of near) expect([href, (await asked(href)).status]).toEqual([href, 200])
})

test('a line to paste leads to a page that tells its numbers, of an earlier week as known later too', async () => {
  for (const times of [
    'as-at=2024-11-17&known=2024-11-18',
    'as-at=2024-11-10&known=2024-11-11',
    'as-at=2024-11-10&known=2024-11-18',
  ]) {
    const { text } = await asked(`/figures?${times}&compare=none`)
    const lines = [...text.matchAll(/<li>([^<]*reporting practices[^<]*)<\/li>/g)].map(([, line]) =>
      line!.replaceAll('&amp;', '&'),
    )
    expect([times, lines.length]).toEqual([times, 2])
    for (const line of lines) {
      const [, count, reporters, open, week, address] =
        line.match(
          /([\d,]+) of ([\d,]+) reporting practices.* of ([\d,]+) open practices .* Week to ([^,]+), .*localhost:3000(\S+)$/,
        ) ?? []
      const told = textOf((await asked(address!)).text).toLowerCase()
      for (const words of [count, reporters, open, `as at sunday ${week?.toLowerCase()}`])
        expect([line, told]).toEqual([line, expect.stringContaining(words!)])
    }
  }
})

test('the page of a release leads to the text that its hash is of', async () => {
  const { text } = await asked('/figures/releases/2024-11-18')
  const [, hash, address] = text.match(/<code class="hash">([0-9a-f]{64})<\/code>.*?href="([^"]+)"/) ?? []
  const told = await asked(address!)
  expect([told.status, createHash('sha256').update(told.text).digest('hex')]).toEqual([200, hash])
})

test('the first week stands beside no other, and its courses say when they begin', async () => {
  for (const path of ['/figures', '/figures/actions/cap']) {
    const { text } = await asked(`${path}?as-at=2024-08-04`)
    expect([path, textOf(text)]).toEqual([path, expect.stringContaining('A course is drawn from the second week on.')])
    expect(textOf(text)).not.toMatch(/since 4 Aug|On 4 August it was|one of 1 action/)
    // Nobody had reported by then: that is no share of 0%.
    expect(textOf(text)).toMatch(/(England|Cap): no practice has reported/)
  }
})

test('an action that left the menu before anybody was counted says so', async () => {
  const { status, text } = await asked('/figures/actions/gone')
  expect([status, textOf(text)]).toEqual([200, expect.stringContaining('it was not on the menu')])
})

test('under twelve reporters an LMC has counts and no share', async () => {
  const { text } = await served.ask('/figures')
  expect(text).not.toMatch(new RegExp(`The ${SMALL} LMC: \\d+ of \\d+ reporters, \\d+%`))
})

test('ten thousand different questions from one source are refused from the hundred and twenty-first on', async () => {
  const counted: Record<number, number> = {}
  let last = await served.ask('/figures', { source: '203.0.113.9' })
  for (let i = 0; i < 130; i++) {
    last = await served.ask(`/figures/lmcs/${SMALL}?as-at=${addDays('2024-09-01', i)}x`, { source: '203.0.113.9' })
    counted[last.status] = (counted[last.status] ?? 0) + 1
  }
  expect(counted).toEqual({ 404: 120, 429: 10 })
  expect(Number(last.headers['retry-after'])).toBeGreaterThan(0)
  expect(textOf(last.text)).toContain('Too many questions')
  expect((await served.ask('/figures', { source: '203.0.113.9' })).status).toBe(200)
  expect((await served.ask(`/figures?${FULL}`, { source: '203.0.113.10' })).status).toBe(200)
})
