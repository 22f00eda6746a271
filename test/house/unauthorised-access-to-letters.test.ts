import { beforeAll, expect, test } from 'vitest'
import { type AccessWorld, accessWorld, copyOf, ELM, ELM_LETTER, KNOCKERS } from '#test/support/access-world.ts'
import { ask, askFrame } from '#test/support/asking.ts'

let world: AccessWorld
beforeAll(async () => {
  world = await accessWorld()
})

const letters = `/practice/${ELM.code}/letters`
const ofElm = () => [
  letters,
  `${letters}/drafts/${world.elmLetterDraft}`,
  `${letters}/drafts/${world.elmLetterDraft}/letter.txt`,
  `${letters}/sent/${world.elmLetter}`,
  `${letters}/sent/${world.elmLetter}/letter.txt`,
  `/practice/${ELM.code}/record`,
]
const elsewhere = (): string[] => [
  ...['/', '/menu', '/actions/serve-notice', '/figures', '/privacy', '/account/roles', '/account/data'],
  ...['/lmc/borsetshire', '/lmc/borsetshire/feedback', '/committee', '/committee/what-editors-did'],
  ...['/lmc/borsetshire/letters', '/lmc/borsetshire/letters/notice-signed'],
  ...['/committee/letters', '/committee/letters/notice-signed'],
  ...['Y00002', 'Y00003'].flatMap((code) => [
    `/practice/${code}/letters`,
    `/practice/${code}/letters/drafts/${world.elmLetterDraft}`,
    `/practice/${code}/letters/drafts/${world.elmLetterDraft}/letter.pdf`,
    `/practice/${code}/letters/sent/${world.elmLetter}`,
    `/practice/${code}/letters/sent/${world.elmLetter}/letter.docx`,
    `/practice/${code}/letters/new/withdraw-notice?follows=${world.elmLetter}`,
  ]),
]

test('what a practice writes is in the data of its own pages, so that the tests below can fail', async () => {
  const db = copyOf(world)
  const { data } = await ask(db, { path: letters, cookie: world.cookies.partner })
  expect(data).toContain(ELM_LETTER)
})

test.each(KNOCKERS.filter((who) => who !== 'partner' && who !== 'manager'))(
  'unauthorised access to letters: no page and no file that %s opens holds a word of them, nor that there is one',
  async (who) => {
    const db = copyOf(world)
    for (const path of [...ofElm(), ...elsewhere()]) {
      const question = { path, cookie: world.cookies[who] }
      for (const answer of [await ask(db, question), await askFrame(db, question)])
        for (const secret of [ELM_LETTER, world.elmLetter, world.elmLetterDraft])
          expect([path, answer.data.includes(secret)]).toEqual([path, false])
    }
  },
)

test('unauthorised access to letters: another practice cannot write into one, answer one or take one back', async () => {
  const db = copyOf(world)
  const count = () => db.$client.prepare("select count(*) from audit_events where action like 'letter.%'").pluck().get() as number
  const before = count()
  for (const [path, form] of [
    [`/practice/Y00002/letters/drafts/${world.elmLetterDraft}`, { do: 'save', organisation: 'Theirs', seen: '2' }],
    [`/practice/Y00002/letters/drafts/${world.elmLetterDraft}`, { do: 'discard', seen: '2' }],
    [`/practice/Y00002/letters/sent/${world.elmLetter}`, { do: 'take-back', seen: '' }],
    [`/practice/Y00002/letters/new/withdraw-notice?follows=${world.elmLetter}`, {}],
  ] as const) {
    const answer = await ask(db, { path, form, cookie: world.cookies['next-door'] })
    expect([path, answer.status]).toEqual([path, 404])
  }
  expect(count()).toBe(before)
})

test('unauthorised access to letters: words of an LMC or of the committee are changed by nobody else', async () => {
  const db = copyOf(world)
  const count = () =>
    ['letter_versions', 'letter_version_drafts'].map((table) => db.$client.prepare(`select count(*) from ${table}`).pluck().get())
  for (const who of KNOCKERS)
    for (const [path, form, mayWrite] of [
      ['/lmc/borsetshire/letters/notice-signed', { do: 'write', 'words-why': 'Taken over', seen: '' }, 'officer'],
      ['/committee/letters/notice-signed', { do: 'save', 'words-why': 'Taken over', seen: '/' }, 'editor'],
      ['/committee/letters/notice-signed', { do: 'publish', seen: '/' }, 'editor'],
    ] as const) {
      if (who === mayWrite) continue
      const { status } = await ask(db, { path, form, cookie: world.cookies[who] })
      expect([who, path, status]).toEqual([who, path, who === 'nobody' ? 302 : 404])
    }
  expect(count()).toEqual([0, 0])
})
