import { unzipSync } from 'fflate'
import { expect, onTestFinished, test } from 'vitest'
import { recordAdoption } from '#app/features/adoption/statements/record-adoption.server.ts'
import { allowTelling } from '#app/features/adoption/told/allow-telling.server.ts'
import { takeBackTold } from '#app/features/adoption/told/take-back-told.server.ts'
import { tellByTelephone } from '#app/features/adoption/told/tell-by-telephone.server.ts'
import { seenOfTelling, toldOfPractice } from '#app/features/adoption/told/told-queries.server.ts'
import { addPerson, addRole } from '#app/features/people/accounts/add-person.server.ts'
import { logoOf } from '#app/features/practice-desk/logos/logo-queries.server.ts'
import { drawnLogo, saveLogo } from '#app/features/practice-desk/logos/save-logo.server.ts'
import { saveLine } from '#app/features/registers/lines/save-line.server.ts'
import { DocumentFailed, documentMaker } from '#app/platform/documents/document-maker.server.ts'
import { openLog } from '#app/platform/log.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import type { Db } from '#db/client.server.ts'
import { cameOf, writtenLetter } from '#demonstration/letters.server.ts'
import { adoptionDatabase, at, BY } from '#test/support/adoption.ts'
import { evidenceMade } from './evidence-made-queries.server.ts'
import { evidenceFile, gatherEvidence, recordEvidenceMade } from './make-evidence.server.ts'

const NOW = at('2024-11-28')
const ODD = 'Ŵyr Łódź Ω ж 漢 \u{1F600} #read("/etc/passwd") *x* $y$ =1+1'

/** A practice that takes an action, answered its ICB and gave notice. */
function world(letters = 1): Db {
  const db = adoptionDatabase()
  const statement = {
    practiceCode: 'ZZ001',
    actionSlug: 'cap',
    state: 'taking',
    extent: 'full',
    effectiveOn: '2024-08-05',
  } as const
  recordAdoption(db, { ...statement, plannedFor: null, obstacle: null, note: ODD }, BY, at('2024-08-06'))
  for (let i = 0; i < letters; i++) {
    const filled = {
      organisation: `An ICB ${ODD}`.slice(0, 300),
      signatory: 'Dr A',
      'field-asked': 'your survey',
      'field-askedOn': '2024-11-01',
    }
    const wanted = { practiceCode: 'ZZ001', letterSlug: 'icb-asks-which-actions', filled, sentOn: '2024-11-20' }
    const letterId = writtenLetter(db, wanted, BY, at('2024-11-20'))
    cameOf(db, { practiceCode: 'ZZ001', letterId }, { kind: 'reply', what: 'stock', happenedOn: '2024-11-21' }, BY, NOW)
  }
  const filled = { name: `Wound care ${ODD}`, contract: 'never', notice: '3 months', givenOn: '2024-11-01' }
  saveLine(db, { practiceCode: 'ZZ001', register: 'services', lineId: null, seen: '', filled }, BY, NOW)
  return db
}

const gathered = (db: Db, kind: 'pdf' | 'zip' = 'pdf') =>
  gatherEvidence(db, { practiceCode: 'ZZ001', kind, site: 'Concert' }, BY, NOW)!

test('a pack tells what was done, on which edition’s words, the letters as they went, the registers, and how it was kept', () => {
  const { data } = gathered(world())
  expect(data.actions).toHaveLength(1)
  expect(data.actions[0]).toMatchObject({ title: 'The cap', advice: [{ edition: expect.stringContaining('published') }] })
  expect(data.actions[0]!.lines.rows[0]![0]).toBe('5 Aug 2024')
  expect(data.letters[0]).toMatchObject({
    subject: 'Your question about collective action',
    came: ['21 November 2024: reply. A stock reply: the same words others got'],
  })
  expect(JSON.stringify(data.letters[0]!.parts)).toContain('your survey of 1 November 2024')
  expect(data.services.rows[0]).toContain('1 Feb 2025')
  expect(data.howKept.join(' ')).toMatch(/is entry \d+: [0-9a-f]{64}/)
  expect(data.released.length).toBeGreaterThan(1)
})

test('returns that were taken back are not counted as made, and those told by telephone are named as such', () => {
  const db = adoptionDatabase()
  const { personId } = addPerson(db, { email: 'p@example.org', name: 'Dr A', passwordHash: '!' }, 'operator', at('2024-08-01'))
  addRole(db, { personId, role: 'practice-partner', practiceCode: 'ZZ001' }, 'operator', at('2024-08-01'))
  allowTelling(db, { practiceCode: 'ZZ001', allowed: true, seen: '0' }, { personId }, at('2024-09-01'))
  const told = { practiceCode: 'ZZ001', lmcSlug: 'borsetshire', told: null, publicAddress: 'https://concert.example.org' }
  for (const day of ['2024-09-04', '2024-09-11'])
    expect(tellByTelephone(db, { ...told, seen: seenOfTelling(db, 'ZZ001', false) }, { personId: 'officer' }, at(day))).toEqual({
      ok: true,
    })
  const [last] = toldOfPractice(db, 'ZZ001', at('2024-09-11'))
  takeBackTold(db, { practiceCode: 'ZZ001', id: last!.id }, { personId }, at('2024-09-12'))
  expect(gathered(db).data.general.rows.map(([, words]) => words)).toContain(
    'Weekly returns: 1 made, from 2 Sept 2024 on, 1 of them told by telephone to the LMC; 1 taken back',
  )
})

test('the log says that one was asked for and, once it is drawn, that it was made: a drawing that fails was not made', async () => {
  const db = world()
  const actions = () => db.$client.prepare("select action from audit_events where action like 'evidence.%'").pluck().all()
  const fails = () => Promise.reject(new DocumentFailed('no room'))
  await expect(evidenceFile(gathered(db), 'pdf', fails)).rejects.toThrow('no room')
  expect([actions(), evidenceMade(db, 'ZZ001')]).toEqual([['evidence.asked'], []])
  recordEvidenceMade(db, { practiceCode: 'ZZ001', kind: 'zip' }, BY, NOW)
  expect(evidenceMade(db, 'ZZ001').map(({ kind }) => kind)).toEqual(['zip'])
})

test('a letter that went with a logo stands in the pack with it, also after the logo was taken off', async () => {
  const db = adoptionDatabase()
  const drawn = make()
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 2"><rect width="8" height="2" fill="#135"/></svg>'
  const logo = await drawnLogo(await drawn('logo', () => ({ kind: 'png', svg, width: 400 })), drawn)
  if (!logo.ok) throw new Error(logo.message)
  const letter = { organisation: 'An ICB', signatory: 'Dr A', 'field-asked': 'your survey', 'field-askedOn': '2024-11-01' }
  const wanted = { practiceCode: 'ZZ001', letterSlug: 'icb-asks-which-actions', filled: letter, sentOn: '2024-11-20' }
  saveLogo(db, { practiceCode: 'ZZ001', png: logo.png, seen: '' }, BY, NOW)
  writtenLetter(db, wanted, BY, at('2024-11-20'))
  saveLogo(db, { practiceCode: 'ZZ001', png: null, seen: logoOf(db, 'ZZ001')!.hash }, BY, NOW)
  writtenLetter(db, wanted, BY, at('2024-11-21'))
  const pack = gathered(db)
  expect(pack.data.letters.map(({ logo }) => logo?.alt)).toEqual([expect.stringContaining('Logo of'), undefined])
  expect(Object.keys(pack.pictures)).toEqual([pack.data.letters[0]!.logo!.file])
  const { bytes } = await evidenceFile(pack, 'pdf', drawn)
  expect(Buffer.from(bytes).toString('latin1')).toContain('/Subtype /Image')
})

const make = () => {
  const maker = documentMaker({ program: `${paths.root}app/commands/make-documents.ts`, log: openLog('silent') })
  onTestFinished(() => maker.stop())
  return maker.make
}

test('the PDF is tagged, in English, with its title; letters no typeface holds stop nothing, and its name says nothing', async () => {
  const { bytes, name } = await evidenceFile(gathered(world()), 'pdf', make())
  const text = Buffer.from(bytes).toString('latin1')
  expect(text).toContain('/Marked true')
  expect(text).toMatch(/\/Lang ?\(en-GB\)/)
  expect(text).toContain('/Outlines')
  expect(name).toBe('concert-ZZ001-2024-11-28.pdf')
})

test('the ZIP holds the same PDF and every table, formulas escaped', async () => {
  const db = world()
  const drawn = make()
  const one = gathered(db, 'zip')
  const { bytes, name } = await evidenceFile(one, 'zip', drawn)
  const files = unzipSync(bytes)
  expect(Object.keys(files)).toEqual([
    ...[
      'evidence.pdf',
      'record.csv',
      'letters.csv',
      'services.csv',
      'agreements.csv',
      'asked.csv',
      'failures.csv',
      'claims.csv',
      'legal-support.csv',
      'who-looked.csv',
    ],
  ])
  expect(Buffer.from(files['evidence.pdf']!)).toEqual(Buffer.from((await evidenceFile(one, 'pdf', drawn)).bytes))
  expect(new TextDecoder().decode(files['services.csv'])).toContain('Wound care')
  expect(name).toBe('concert-ZZ001-2024-11-28.zip')
})

test('a pack of thirty pages and more is drawn', async () => {
  const { bytes } = await evidenceFile(gathered(world(75)), 'pdf', make())
  const pages = [
    ...Buffer.from(bytes)
      .toString('latin1')
      .matchAll(/\/Count (\d+)/g),
  ].map(([, count]) => Number(count))
  expect(Math.max(...pages)).toBeGreaterThan(30)
})
