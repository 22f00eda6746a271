import { beforeAll, expect, test } from 'vitest'
import { chooseSharing } from '#app/features/adoption/statements/choose-sharing.server.ts'
import { type AccessWorld, accessWorld, copyOf, ELM, KNOCKERS, OAK, PROVIDER } from '#test/support/access-world.ts'
import { ask, askFrame, NOW } from '#test/support/asking.ts'
import { VALID_FORMS } from '#test/support/valid-forms.ts'

let world: AccessWorld
beforeAll(async () => {
  world = await accessWorld()
})

const at = (lmc: string) => `/lmc/${lmc}/providers/${world.providerFile}`
const everywhere = () => [
  ...['/', '/disputes', '/figures', '/search?q=Borset', '/committee', '/committee/what-editors-did', '/account/data'],
  ...['borsetshire', 'loamshire'].flatMap((lmc) => [
    at(lmc),
    ...['', '/providers', '/surveys'].map((end) => `/lmc/${lmc}${end}`),
  ]),
  ...['Y00001', 'Y00002', 'Y00003'].flatMap((code) =>
    ['/providers', `/providers/${world.providerFile}`, '/record', '/who-looked', ''].map((end) => `/practice/${code}${end}`),
  ),
  `/lmc/borsetshire/practices/${ELM.code}`,
]
/** As a number of its own, not as a part of a time. */
const holds = (data: string, count: number) => new RegExp(`(?<!\\d)${count}(?!\\d)`).test(data)
const told = (data: string) => ({
  words: data.includes(PROVIDER.words),
  elm: holds(data, PROVIDER.elmCases),
  oak: holds(data, PROVIDER.oakCases),
})

test('unauthorised access to provider files: officers of the LMC read who shares by name, and of Elm, which does not, nothing', async () => {
  const db = copyOf(world)
  const seen = await ask(db, { path: at('borsetshire'), cookie: world.cookies.officer })
  expect(told(seen.data)).toEqual({ words: true, elm: false, oak: true })
  expect(seen.data).not.toContain(ELM.name)
  const csv = await ask(db, { path: `${at('borsetshire')}/file`, form: { as: 'csv' }, cookie: world.cookies.officer })
  expect([csv.data.includes(OAK.code), csv.data.includes(ELM.code)]).toEqual([true, false])
  const looks = db.$client.prepare("select action from audit_events where action like 'lmc.answers-%' order by action").pluck()
  expect(looks.all()).toEqual(['lmc.answers-exported', 'lmc.answers-seen'])
  const whoLooked = await ask(db, { path: `/practice/${OAK.code}/who-looked`, cookie: world.cookies['next-door'] })
  expect(whoLooked.body).toMatchObject({ accessLog: { files: [{ times: 1 }] } })
  chooseSharing(db, OAK.code, false, { personId: world.people['next-door'] }, NOW)
  expect(told((await ask(db, { path: at('borsetshire'), cookie: world.cookies.officer })).data).oak).toBe(false)
})

test.each(KNOCKERS.filter((who) => who !== 'officer'))(
  'unauthorised access to provider files: nothing that %s opens tells what the office wrote or what another practice added',
  async (who) => {
    const db = copyOf(world)
    const own = { elm: who === 'partner' || who === 'manager', oak: who === 'next-door' }
    const seen = { words: false, elm: false, oak: false }
    for (const path of everywhere()) {
      const question = { path, cookie: world.cookies[who] }
      for (const { data } of [await ask(db, question), await askFrame(db, question)]) {
        const one = told(data)
        for (const key of ['words', 'elm', 'oak'] as const) seen[key] ||= one[key]
      }
    }
    expect(seen).toEqual({ words: false, ...own })
  },
)

test('unauthorised access to provider files: no other LMC, committee, practice or stranger writes into one, takes back or takes it away', async () => {
  const db = copyOf(world)
  const counts = () =>
    ['provider_files', 'provider_events', 'provider_reports', 'audit_events'].map((table) =>
      db.$client.prepare(`select count(*) from ${table}`).pluck().get(),
    )
  const before = counts()
  const event = VALID_FORMS['/lmc/:lmc/providers/:providerFile']!
  const report = VALID_FORMS['/practice/:practice/providers/:providerFile']!
  for (const who of ['neighbour', 'member', 'editor', 'next-door', 'elsewhere'] as const)
    for (const [path, form] of [
      [at('borsetshire'), event],
      [at('loamshire'), event],
      [at('loamshire'), { do: 'close', seen: '1/0/open' }],
      [`${at('loamshire')}/file`, { as: 'csv' }],
      [`${at('borsetshire')}/file`, { as: 'pdf' }],
      [`/practice/${ELM.code}/providers/${world.providerFile}`, report],
      [`/practice/Y00003/providers/${world.providerFile}`, report],
    ] as const)
      expect([who, path, (await ask(db, { path, form, cookie: world.cookies[who] })).status]).toEqual([who, path, 404])
  expect(counts()).toEqual(before)
})
