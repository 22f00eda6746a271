import { expect, test } from 'vitest'
import { saveAnswers } from '#app/features/disputes/survey-answers/save-answers.server.ts'
import { surveyBySlug } from '#app/features/disputes/surveys/survey-store.server.ts'
import { endOfDay, instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { smallEngland, someone } from '#test/support/england.ts'
import { waitingMails } from '#test/support/mail.ts'
import { openedSurvey } from '#test/support/surveys.ts'
import { reminderAt, remindNext } from './remind-of-surveys.server.ts'

const SITE = 'https://concert.example'
const OPENED = instantOf('2026-06-17', '10:00')
const DUE = instantOf('2026-06-26', '09:00')
const ELM = 'Y00001'

function world(more: Parameters<typeof openedSurvey>[4] = {}, closesOn = '2026-06-30') {
  const db = smallEngland()
  const people = [someone(db, 'practice-partner', { practiceCode: ELM }), someone(db, 'practice-manager', { practiceCode: ELM })]
  for (const practiceCode of ['Y00002', 'Y00003']) someone(db, 'practice-partner', { practiceCode })
  openedSurvey(db, 'records', closesOn, OPENED, more)
  return { db, people }
}
const remind = (db: Db, now = DUE) => {
  while (remindNext(db, SITE, now) > 0);
  return waitingMails(db)
    .filter(({ message }) => message === 'survey-waiting')
    .map(({ to }) => to)
    .sort()
}
const answer = (db: Db, personId: string) =>
  expect(saveAnswers(db, { practiceCode: ELM, personId, slug: 'records', answers: {}, seen: '0' }, OPENED + 5).ok).toBe(true)

test('who has not answered is reminded once, four days before the last, and who has answered never', () => {
  const { db, people } = world()
  answer(db, people[0]!)
  expect(reminderAt(surveyBySlug(db, 'records')!)).toBe(DUE)
  expect(remind(db, DUE - 1)).toEqual([])
  const once = ['practice-partner.y00002@example.org', 'practice-partner.y00003@example.org']
  expect(remind(db)).toEqual(once)
  expect(remind(db, DUE + 60_000)).toEqual(once)
})

test('where persons are asked, those who have not answered for themselves', () => {
  const { db, people } = world({ sample: 'persons' })
  answer(db, people[0]!)
  expect(remind(db)).toContain('practice-manager.y00001@example.org')
  expect(remind(db)).not.toContain('practice-partner.y00001@example.org')
})

test('an LMC’s own questions remind its practices alone; a survey of a few days and one that has closed remind nobody', () => {
  expect(remind(world({ lmc: 'loamshire' }).db)).toEqual(['practice-partner.y00003@example.org'])
  expect(remind(world({}, '2026-06-20').db, instantOf('2026-06-18', '10:00'))).toEqual([])
  expect(remind(world().db, endOfDay('2026-06-30'))).toEqual([])
})

test('the mail says that something waits, and nothing of what is asked or answered', () => {
  const { db } = world()
  remind(db)
  const mail = waitingMails(db).find(({ message }) => message === 'survey-waiting')!
  expect(`${mail.subject} ${mail.text}`).not.toMatch(/Records|contractor|dispute|primary care/i)
  expect(mail.link).toBe(`${SITE}/practice/Y00001/surveys`)
})

test('two surveys with one last day remind everybody once, whichever of them they have not answered', () => {
  const { db, people } = world()
  openedSurvey(db, 'own', '2026-06-30', OPENED, { lmc: 'borsetshire', sample: 'persons' })
  openedSurvey(db, 'later', '2026-07-01', OPENED)
  answer(db, people[0]!)
  saveAnswers(db, { practiceCode: ELM, personId: people[0]!, slug: 'own', answers: {}, seen: '0' }, OPENED + 5)
  // Elm has answered the one, and its partner the other too: the manager is left.
  const told = [
    'practice-manager.y00001@example.org',
    'practice-partner.y00002@example.org',
    'practice-partner.y00003@example.org',
  ]
  expect(remind(db)).toEqual(told)
  // The survey that closes on another day has its own reminder.
  expect(remind(db, DUE + 86_400_000).length).toBe(told.length + 4)
})

test('the reminder of an LMC’s questions goes through the practices of that LMC alone, and reads no question', () => {
  const { db } = world({ lmc: 'loamshire' })
  const asked: string[] = []
  const prepare = db.$client.prepare.bind(db.$client)
  db.$client.prepare = ((query: string) => {
    asked.push(query)
    return prepare(query)
  }) as typeof db.$client.prepare
  expect([remindNext(db, SITE, DUE), remindNext(db, SITE, DUE)]).toEqual([1, 0])
  expect(asked.filter((query) => /"surveys"/.test(query)).length).toBeGreaterThan(1)
  expect(asked.filter((query) => /"fields"/.test(query))).toEqual([])
})
