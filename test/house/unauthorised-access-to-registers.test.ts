import { beforeAll, expect, test } from 'vitest'
import { type AccessWorld, accessWorld, copyOf, ELM, ELM_LINE, KNOCKERS } from '#test/support/access-world.ts'
import { ask, askFrame } from '#test/support/asking.ts'

let world: AccessWorld
beforeAll(async () => {
  world = await accessWorld()
})

const ofPractice = (code: string) => [
  `/practice/${code}`,
  `/practice/${code}/registers`,
  `/practice/${code}/registers?find=bladder`,
  `/practice/${code}/registers/services/load`,
  `/practice/${code}/registers/services/lines/${world.elmLine}`,
  `/practice/${code}/asked`,
  `/practice/${code}/evidence`,
  `/practice/${code}/record`,
  `/practice/${code}/calendar`,
  `/practice/${code}/letters/new/notice-never-commissioned?line=${world.elmLine}`,
]
const elsewhere = (): string[] => [
  ...['/', '/menu', '/actions/serve-notice', '/figures', '/privacy', '/account/roles', '/account/data', '/search?q=bladder'],
  ...['/lmc/borsetshire', `/lmc/borsetshire/practices/${ELM.code}`, '/committee', '/committee/what-editors-did'],
  ...['Y00002', 'Y00003'].flatMap(ofPractice),
]

test('a line is in the data of its practice’s own pages, so that the tests below can fail', async () => {
  const db = copyOf(world)
  for (const path of [`/practice/${ELM.code}/registers`, `/practice/${ELM.code}/calendar`]) {
    const { data } = await ask(db, { path, cookie: world.cookies.manager })
    expect([path, data.includes(ELM_LINE)]).toEqual([path, true])
  }
})

test.each(KNOCKERS.filter((who) => who !== 'partner' && who !== 'manager'))(
  'unauthorised access to registers: no page that %s opens holds a word of them, nor that there is a line',
  async (who) => {
    const db = copyOf(world)
    for (const path of [...ofPractice(ELM.code), ...elsewhere()]) {
      const question = { path, cookie: world.cookies[who] }
      for (const answer of [await ask(db, question), await askFrame(db, question)])
        for (const secret of [ELM_LINE, world.elmLine]) expect([path, answer.data.includes(secret)]).toEqual([path, false])
    }
  },
)

test('unauthorised access to registers: another practice can neither change a line, take it off, nor take the register away', async () => {
  const db = copyOf(world)
  const count = () => db.$client.prepare('select count(*) from register_lines').pluck().get()
  const before = count()
  const cookie = world.cookies['next-door']
  for (const [path, form] of [
    [`/practice/Y00002/registers/services/lines/${world.elmLine}`, { do: 'save', name: 'Theirs', contract: 'never', seen: '' }],
    [`/practice/Y00002/registers/services/lines/${world.elmLine}`, { do: 'remove', seen: '' }],
    [`/practice/${ELM.code}/registers/services/file`, { as: 'lines' }],
    [`/practice/${ELM.code}/evidence-file`, { as: 'zip' }],
    [`/practice/${ELM.code}/registers/services/load`, { do: 'load', list: 'Service,Contract\nTheirs,Signed', seen: '' }],
  ] as const) {
    const answer = await ask(db, { path, form, cookie })
    expect([path, answer.status]).toEqual([path, 404])
  }
  expect(count()).toBe(before)
})

test('unauthorised access to registers: taking one away is written in the log of the practice', async () => {
  const db = copyOf(world)
  const answer = await ask(db, {
    path: `/practice/${ELM.code}/registers/services/file`,
    form: { as: 'lines' },
    cookie: world.cookies.manager,
  })
  expect(answer.data).toContain(ELM_LINE)
  const events = db.$client.prepare("select subject from audit_events where action = 'register-lines.exported'").pluck().all()
  expect(events).toEqual([ELM.code])
})
