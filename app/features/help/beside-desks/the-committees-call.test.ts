import { expect, test } from 'vitest'
import { publishAndTell } from '#app/features/committee-desk/record-desk/publish-and-tell.server.ts'
import { approveRecord } from '#app/features/editors/drafts/publish-record.server.ts'
import { seenOfRecord } from '#app/features/editors/drafts/record-draft-store.server.ts'
import { saveRecordDraft } from '#app/features/editors/drafts/save-record-draft.server.ts'
import { startRecordDraft } from '#app/features/editors/drafts/start-record-draft.server.ts'
import { markPublicationsSeen } from '#app/features/help/publications/mark-publications-seen.server.ts'
import { actionPage } from '#app/features/menu/actions/action-page-queries.server.ts'
import { announcedAction } from '#app/features/menu/announced/announced-queries.server.ts'
import { approveDraft } from '#app/features/menu/draft-publishing/approve-draft.server.ts'
import { publishDraft } from '#app/features/menu/draft-publishing/publish-draft.server.ts'
import { publishDueDrafts } from '#app/features/menu/draft-publishing/publish-due-drafts.server.ts'
import { scheduleDraft } from '#app/features/menu/draft-publishing/schedule-draft.server.ts'
import { addLine } from '#app/features/menu/draft-writing/add-line.server.ts'
import { saveLine } from '#app/features/menu/draft-writing/save-line.server.ts'
import { saveWords } from '#app/features/menu/draft-writing/save-words.server.ts'
import type { DraftLine } from '#app/features/menu/drafts/draft-rules.ts'
import { draftById, seenOf } from '#app/features/menu/drafts/draft-store.server.ts'
import { startDraft } from '#app/features/menu/drafts/start-draft.server.ts'
import { menuAt, menuAtEndOf } from '#app/features/menu/editions/menu-history-queries.server.ts'
import { guidanceKind } from '#app/features/menu/guidance/guidance-kind.server.ts'
import { mailCirculars } from '#app/features/people/circulars/mail-circulars.server.ts'
import { addDays, instantOf, startOfDay } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { ANN, BEN, DESK_NOW, deskWorld, RULES, SOURCES } from '#test/support/desk.ts'
import { someone } from '#test/support/england.ts'
import { waitingMails } from '#test/support/mail.ts'
import { deskNews } from './desk-news.server.ts'

const CALL = {
  action: 'software',
  status: 'offered',
  wording: 'Switch it off.',
  reason: 'The next step.',
  from: '2024-08-01',
  unless: 'NHS England *moves*.',
} as const
const HOUR = 3_600_000

/** A draft of the next menu with these lines, approved by Ben. */
function approved(db: Db, title: string, lines: DraftLine[], now = DESK_NOW) {
  const begun = startDraft(db, 'first', ANN, now)
  if (!begun.ok) throw new Error(begun.reason)
  const draftId = begun.draft.id
  const draft = () => draftById(db, draftId)!
  saveWords(db, { draftId, seen: seenOf(draft(), 'words'), title, summary: 'It changes.', sources: SOURCES }, ANN, now)
  for (const line of lines) {
    const known = draft().lines.some(({ action }) => action === line.action)
    const saved = known
      ? saveLine(db, { draftId, seen: seenOf(draft(), { line: line.action }), line }, ANN, now)
      : addLine(db, { draftId, line }, ANN, now)
    expect(saved).toMatchObject({ ok: true })
  }
  expect(approveDraft(db, { draftId, version: draft().version }, BEN, now)).toMatchObject({ ok: true })
  return { draftId, version: draft().version }
}

/** The three who are told, with their roles given before anything is published. */
function world() {
  const db = deskWorld()
  const people = {
    practice: someone(db, 'practice-partner', { practiceCode: 'Y00001' }),
    officer: someone(db, 'lmc-officer', { lmcSlug: 'borsetshire' }),
    member: someone(db, 'committee-member'),
  }
  return { db, people }
}
const everybody = 'practices officers committee'
const desk = (db: Db, id: string, now: number) => deskNews(db, { id }, now).unseen.map(({ kind, title }) => `${kind}: ${title}`)

test('a call from a set day, a pause from a later one and a sentence about safety: each learns of it from a mail that tells nothing and a desk that tells all', async () => {
  const { db, people } = world()
  const called = approved(db, 'Menu of August', [CALL])
  expect(publishDraft(db, { ...called, told: everybody }, ANN, RULES, DESK_NOW)).toMatchObject({ ok: true })
  const pause = { action: 'notice', status: 'paused', wording: 'Take it.', reason: 'Talks.', from: '2024-07-20' } as const
  const paused = approved(db, 'Menu with a pause', [pause], DESK_NOW + 1000)
  const at = startOfDay('2024-07-20')
  expect(scheduleDraft(db, { ...paused, at, told: everybody }, ANN, RULES, DESK_NOW + 1000)).toMatchObject({ ok: true })
  expect(menuAt(db, at - 1)?.offers.find(({ actionSlug }) => actionSlug === 'notice')?.status).toBe('offered')
  await publishDueDrafts(db, RULES, at + 1000)
  expect(menuAt(db, at + 2000)?.offers.find(({ actionSlug }) => actionSlug === 'notice')?.status).toBe('paused')

  const begun = startRecordDraft(db, { kind: guidanceKind, subject: 'cap' }, ANN, at + HOUR)
  if (!begun.ok) throw new Error(begun.reason)
  const { id: draftId, values, title } = begun.draft
  const changed = { ...values, patientSafety: 'Who is seen is written down.', reason: 'The sentence was missing.' }
  const saved = saveRecordDraft(db, { draftId, seen: seenOfRecord(values), title, values: changed }, ANN, at + HOUR)
  if (!saved.ok) throw new Error(saved.reason)
  const which = { draftId, version: saved.draft.version }
  approveRecord(db, guidanceKind, which, BEN, at + HOUR)
  const publish = { ...which, secondEditor: true, told: everybody, site: RULES.siteAddress }
  expect(publishAndTell(db, guidanceKind, publish, ANN, at + HOUR)).toMatchObject({ ok: true })
  expect(actionPage(db, 'cap', at + 2 * HOUR)?.words.patientSafetyHtml).toContain('Who is seen is written down.')

  while (mailCirculars(db, at + 2 * HOUR) > 0);
  const mails = waitingMails(db)
  for (const to of ['practice-partner.y00001', 'lmc-officer.borsetshire', 'committee-member']) {
    const own = mails.filter((mail) => mail.to.startsWith(to))
    expect(own.map(({ message }) => message).sort()).toEqual(['committee-news', 'menu-changed', 'menu-changed'])
    expect(own.map(({ text }) => text).join()).not.toMatch(/software|notice|cap|safety|seen is written/i)
  }
  expect(new Set(mails.filter(({ message }) => message === 'committee-news').map(({ text }) => text)).size).toBe(1)

  const all = ['Guidance: Take Cap', 'Menu: Menu with a pause', 'Menu: Menu of August']
  for (const id of Object.values(people)) expect(desk(db, id, at + 2 * HOUR)).toEqual(all)
  const [guidance, menu] = deskNews(db, { id: people.member }, at + 2 * HOUR).unseen
  expect(guidance).toMatchObject({
    words: 'The sentence was missing.',
    href: expect.stringMatching(/^\/actions\/cap\/versions\/\w{12}$/),
  })
  expect(menu!.words).toContain('Other status: Take Notice.')

  markPublicationsSeen(db, guidance!.at, { personId: people.officer }, at + 3 * HOUR)
  expect(desk(db, people.officer, at + 3 * HOUR)).toEqual([])
  expect(desk(db, people.member, at + 3 * HOUR)).toEqual(all)
  markPublicationsSeen(db, menu!.at, { personId: people.practice }, at + 3 * HOUR)
  expect(desk(db, people.practice, at + 3 * HOUR)).toEqual(['Guidance: Take Cap'])
  expect(desk(db, people.member, startOfDay(addDays('2024-07-20', 29)))).toEqual([])
})

test('an announced action counts down on every desk and begins by itself; what was known before stays as it was', () => {
  const { db, people } = world()
  const before = JSON.stringify(menuAtEndOf(db, '2024-07-09', instantOf('2024-07-10', '00:00')))
  publishDraft(db, { ...approved(db, 'Menu of August', [CALL]), told: 'nobody' }, ANN, RULES, DESK_NOW)
  for (const id of Object.values(people))
    expect(deskNews(db, { id }, DESK_NOW).announced).toMatchObject([
      { slug: 'software', state: 'to-come', beginsOn: '2024-08-01', unlessHtml: 'NHS England <em>moves</em>.' },
    ])
  const on = startOfDay('2024-08-01')
  expect(announcedAction(db, 'software', 'first', on - 1)).toMatchObject({ state: 'to-come' })
  expect(announcedAction(db, 'software', 'first', on)).toMatchObject({ state: 'began' })
  expect(deskNews(db, { id: people.member }, startOfDay('2024-09-15')).announced).toEqual([])
  expect(JSON.stringify(menuAtEndOf(db, '2024-07-09', instantOf('2024-07-10', '00:00')))).toBe(before)
})

test('two editors enter that a condition is met: it does not begin, and its page says so', () => {
  const { db, people } = world()
  publishDraft(db, { ...approved(db, 'Menu of August', [CALL]), told: 'nobody' }, ANN, RULES, DESK_NOW)
  const met = {
    action: 'software',
    status: 'withdrawn',
    wording: CALL.wording,
    reason: 'NHS England moved on 20 July.',
    from: '2024-07-22',
  } as const
  const at = startOfDay('2024-07-22')
  const draft = approved(db, 'Menu without it', [met], at)
  publishDraft(db, { ...draft, told: 'nobody' }, ANN, RULES, at + HOUR)
  for (const day of ['2024-07-23', '2024-08-02'])
    expect(deskNews(db, { id: people.officer }, startOfDay(day)).announced).toMatchObject([
      { state: 'did-not-begin', beginsOn: '2024-08-01', decidedOn: '2024-07-22', reasonHtml: 'NHS England moved on 20 July.' },
    ])
  expect(announcedAction(db, 'software', 'first', at - 1)).toMatchObject({ state: 'to-come' })
})

test('conditions go with a first day that is still to come', () => {
  const db = deskWorld()
  const begun = startDraft(db, 'first', ANN, DESK_NOW)
  if (!begun.ok) throw new Error(begun.reason)
  const draftId = begun.draft.id
  saveWords(
    db,
    { draftId, seen: seenOf(draftById(db, draftId)!, 'words'), title: 'Next', summary: 'It changes.', sources: SOURCES },
    ANN,
    DESK_NOW,
  )
  addLine(db, { draftId, line: { ...CALL, from: '2024-07-10' } }, ANN, DESK_NOW)
  const version = draftById(db, draftId)!.version
  const refused = approveDraft(db, { draftId, version }, BEN, DESK_NOW)
  expect(JSON.stringify(refused)).toContain('after the day of publication')
})

test('who came in after a publication is not told of it again', () => {
  const { db } = world()
  publishDraft(db, { ...approved(db, 'Menu of August', [CALL]), told: 'nobody' }, ANN, RULES, DESK_NOW)
  const later = someone(db, 'committee-editor')
  db.$client.prepare('update person_standings set started_at = ? where person_id = ?').run(DESK_NOW + HOUR, later)
  expect(desk(db, later, DESK_NOW + 2 * HOUR)).toEqual([])
})
