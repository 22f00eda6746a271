import { beforeAll, expect, test } from 'vitest'
import { type AccessWorld, accessWorld, copyOf, ELM, ELM_FAILURE, KNOCKERS } from '#test/support/access-world.ts'
import { ask, askFrame } from '#test/support/asking.ts'
import { VALID_FORMS } from '#test/support/valid-forms.ts'

let world: AccessWorld
beforeAll(async () => {
  world = await accessWorld()
})

const ofPractice = (code: string) =>
  [
    ...['', '/failures', '/failures?show=all', '/failures/new', `/failures/${world.elmFailure}`],
    ...['/record', '/evidence', '/calendar', '/who-looked'],
  ].map((end) => `/practice/${code}${end}`)
const elsewhere = (): string[] => [
  ...[
    '/',
    '/disputes',
    '/disputes/primary-care-support',
    '/disputes/primary-care-support/file.json',
    '/figures',
    '/account/data',
  ],
  ...[
    '/lmc/borsetshire',
    `/lmc/borsetshire/practices/${ELM.code}`,
    '/committee',
    '/committee/what-editors-did',
    '/search?q=rang',
  ],
  ...['Y00002', 'Y00003'].flatMap(ofPractice),
]

test('a failure is in the data of its practice’s own page, so that the tests below can fail', async () => {
  const path = `/practice/${ELM.code}/failures/${world.elmFailure}`
  expect((await ask(copyOf(world), { path, cookie: world.cookies.manager })).data).toContain(ELM_FAILURE)
})

test.each(KNOCKERS.filter((who) => who !== 'partner' && who !== 'manager'))(
  'unauthorised access to failures: no page that %s opens holds a word of them, nor that one was logged',
  async (who) => {
    const db = copyOf(world)
    for (const path of [...ofPractice(ELM.code), ...elsewhere()]) {
      const question = { path, cookie: world.cookies[who] }
      const isOwn = path.includes(world.elmFailure)
      for (const answer of [await ask(db, question), await askFrame(db, question)]) {
        expect([path, answer.data.includes(ELM_FAILURE)]).toEqual([path, false])
        if (!isOwn) expect([path, answer.data.includes(world.elmFailure)]).toEqual([path, false])
      }
    }
  },
)

test('unauthorised access to failures: another practice can neither correct one, take it out, confirm for it, nor take the chronology', async () => {
  const db = copyOf(world)
  const counts = () =>
    ['service_failures', 'failure_waits', 'audit_events'].map((table) =>
      db.$client.prepare(`select count(*) from ${table}`).pluck().get(),
    )
  const before = counts()
  const save = VALID_FORMS['/practice/:practice/failures/:failure']!
  for (const who of ['next-door', 'officer', 'member', 'editor', 'elsewhere'] as const)
    for (const [path, form] of [
      [`/practice/Y00002/failures/${world.elmFailure}`, save],
      [`/practice/Y00002/failures/${world.elmFailure}`, { do: 'remove', seen: '' }],
      [`/practice/${ELM.code}/failures/${world.elmFailure}`, { do: 'remove', seen: '' }],
      [`/practice/${ELM.code}/failures`, { do: 'waiting' }],
      [`/practice/${ELM.code}/failures/file`, { as: 'pdf' }],
    ] as const)
      expect([who, path, (await ask(db, { path, form, cookie: world.cookies[who] })).status]).toEqual([who, path, 404])
  expect(counts()).toEqual(before)
})
