import { beforeAll, expect, test } from 'vitest'
import { chooseSharing } from '#app/features/adoption/statements/choose-sharing.server.ts'
import { recordAdoption } from '#app/features/adoption/statements/record-adoption.server.ts'
import type { fridayDesk } from '#app/features/lmc-desk/friday/friday-desk.server.tsx'
import { lmcAnswers } from '#app/features/lmc-desk/practices/lmc-answers-queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { ACTION, type AccessWorld, accessWorld, copyOf, ELM, KNOCKERS, type Knocker, OAK } from '#test/support/access-world.ts'
import { ask, askFrame, NOW } from '#test/support/asking.ts'
import { VALID_FORMS } from '#test/support/valid-forms.ts'

let world: AccessWorld
beforeAll(async () => {
  world = await accessWorld()
})

const area = (who: 'officer' | 'neighbour') => ({
  path: who === 'officer' ? '/lmc/borsetshire' : '/lmc/loamshire',
  cookie: world.cookies[who],
})
/** What the page of Borsetshire LMC is made of, by practice. */
const answerOf = (db: Db, code: string) => lmcAnswers(db, 'borsetshire', NOW).practices.find((one) => one.code === code)
/** A practice's line on that page, and the words of it. */
function lineOf(body: unknown, code: string) {
  const { rows } = (body as { desk: ReturnType<typeof fridayDesk> }).desk.list.drawn
  const html = rows.html.split('<tr').find((one) => one.includes(`/practices/${code}`)) ?? ''
  return {
    html,
    words: html
      .replaceAll(/<[^>]*>|^>/g, ' ')
      .split(/\s+/)
      .join(' ')
      .trim(),
  }
}

test('of a practice that does not share, an officer gets reported or silent, whether a partner lets officers record what it tells them, and nothing else', async () => {
  const db = copyOf(world)
  const { words, html } = lineOf((await ask(db, area('officer'))).body, ELM.code)
  expect([words, html.includes('tag-shape')]).toEqual([`${ELM.name} does not share by name This week 15 June`, false])
  expect(answerOf(db, ELM.code)).toEqual({
    code: ELM.code,
    name: ELM.name,
    town: null,
    pcn: null,
    joined: true,
    reportedThisWeek: true,
    reporter: true,
    lastWeek: '2026-06-15',
    weeks: expect.any(Array),
    shared: null,
    byTelephone: false,
  })
})

test('of a practice that shares, an officer gets its states and obstacles, and no note or author', async () => {
  const db = copyOf(world)
  const { body, data } = await ask(db, area('officer'))
  expect(lineOf(body, OAK.code).html).toContain('aria-label="Taking since 4 May 2026"')
  const shared = answerOf(db, OAK.code)?.shared
  expect(shared?.[ACTION]).toMatchObject({ state: 'taking', effectiveOn: '2026-05-04', obstacle: OAK.obstacle })
  expect(Object.keys(shared?.[ACTION] ?? {}).sort()).toEqual([
    'answered',
    'due',
    'effectiveOn',
    'entryId',
    'extent',
    'goesOn',
    'newsAt',
    'obstacle',
    'obstacleKind',
    'plannedFor',
    'state',
    'takenSince',
  ])
  for (const secret of [OAK.note, world.people['next-door']]) expect(data).not.toContain(secret)
})

test('whatever a practice that does not share says, the page of its LMC is the same to the byte', async () => {
  const pages = await Promise.all(
    (['taking', 'stopped', 'not-applicable'] as const).map(async (state) => {
      const db = copyOf(world)
      const statement = { state, extent: null, effectiveOn: '2026-06-02', plannedFor: null, obstacle: state, note: state }
      const outcome = recordAdoption(
        db,
        { ...statement, practiceCode: ELM.code, actionSlug: ACTION },
        { personId: world.people.partner },
        NOW,
      )
      expect(outcome.ok).toBe(true)
      return (await ask(db, area('officer'))).data
    }),
  )
  expect(new Set(pages).size).toBe(1)
})

test('once a practice stops sharing, its LMC reads nothing of it, from the same moment on', async () => {
  const db = copyOf(world)
  chooseSharing(db, OAK.code, false, { personId: world.people['next-door'] }, NOW)
  const { body, data } = await ask(db, area('officer'))
  expect(lmcAnswers(db, 'borsetshire', NOW).practices.map(({ shared }) => shared)).toEqual([null, null])
  expect(lineOf(body, OAK.code).html).not.toContain('tag-shape')
  for (const said of ['2026-05-04', '4 May']) expect(data).not.toContain(said)
})

test('the page of one LMC holds no practice of another, and no LMC but itself', async () => {
  const { data } = await ask(copyOf(world), area('neighbour'))
  for (const foreign of [ELM.code, ELM.name, OAK.code, OAK.name, 'borsetshire', 'Borsetshire'])
    expect(data).not.toContain(foreign)
})

test('a look at named answers is written down; a look that was refused leaves none', async () => {
  const db = copyOf(world)
  const accesses = db.$client
    .prepare("select actor || ' ' || subject from audit_events where action = 'lmc.answers-seen'")
    .pluck()
  for (const who of KNOCKERS) await ask(db, { path: '/lmc/borsetshire', cookie: world.cookies[who] })
  expect(accesses.all()).toEqual([`${world.people.officer} borsetshire`])
})

test('the list of named answers taken away as a file is written down apart from a look', async () => {
  const db = copyOf(world)
  const form = VALID_FORMS['/lmc/:lmc/practices-file']!
  for (const who of KNOCKERS) await ask(db, { path: '/lmc/borsetshire/practices-file', form, cookie: world.cookies[who] })
  const events = db.$client.prepare("select actor || ' ' || action from audit_events where action like 'lmc.answers-%'").pluck()
  expect(events.all()).toEqual([`${world.people.officer} lmc.answers-exported`])
})

/** On the menu a practice reads what its own LMC says; the LMC of others stays unnamed. */
const FOREIGN: Partial<Record<Knocker, RegExp>> = {
  partner: /loamshire/i,
  manager: /loamshire/i,
  'next-door': /loamshire/i,
  elsewhere: /borsetshire/i,
}

test.each(KNOCKERS.filter((who) => who !== 'officer' && who !== 'neighbour'))(
  'nothing that %s opens outside the practice and the committee names an LMC that is not their own',
  async (who) => {
    const db = copyOf(world)
    for (const path of ['/', '/menu', `/actions/${ACTION}`, '/ballots', '/how-figures-are-protected', '/sign-in']) {
      const question = { path, cookie: world.cookies[who] }
      for (const { data } of [await ask(db, question), await askFrame(db, question)])
        expect([path, (FOREIGN[who] ?? /borsetshire|loamshire/i).test(data)]).toEqual([path, false])
    }
  },
)
