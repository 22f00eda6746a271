import { expect, test } from 'vitest'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import {
  addProviderEvent,
  openProviderFile,
  takeBackProviderEvent,
} from '#app/features/disputes/provider-files/keep-provider-file.server.ts'
import { eventsOfFile } from '#app/features/disputes/provider-files/provider-queries.server.ts'
import { takeBackOfficeNote, writeOfficeNote } from '#app/features/lmc-desk/office-notes/write-office-note.server.ts'
import { lmcSurveyRequests } from '#db/schema/surveys.ts'
import { adoptionDatabase, at } from '#test/support/adoption.ts'
import { RECORDED_AS_OFFICER } from './recorded-as-officer.sql.ts'

const NOW = at('2024-11-28')
const writer = { personId: 'writer' }
const colleague = { personId: 'colleague' }
const lmcSlug = 'borsetshire'

test('who took back what a colleague wrote of a provider reads that they did, and not the words', () => {
  const db = adoptionDatabase()
  const opened = openProviderFile(db, { lmcSlug, name: 'Borset General', provides: 'Letters' }, writer, NOW)
  if (!opened.ok) throw new Error(opened.reason)
  const { fileId } = opened
  const happened = { kind: 'answer', happenedOn: '2024-11-20', words: 'Said.', saidBy: 'its office', source: 'A letter' } as const
  addProviderEvent(db, { lmcSlug, fileId, seen: '0/0/open', happened }, writer, NOW)
  const [{ id: eventId } = { id: '' }] = eventsOfFile(db, fileId)
  takeBackProviderEvent(db, { lmcSlug, fileId, seen: '1/0/open', eventId }, colleague, NOW + 1)
  const written = (person: string) => RECORDED_AS_OFFICER.writtenOfLocalProviders(db).all({ person })
  expect(written('writer')).toMatchObject([{ words: 'Said.', saidBy: 'its office', source: 'A letter', writtenByYou: 1 }])
  expect(written('colleague')).toMatchObject([{ words: null, saidBy: null, source: null, writtenByYou: 0, takenBackAt: NOW + 1 }])
})

test('who took back a note that a colleague wrote reads that they did, and not the words', () => {
  const db = adoptionDatabase()
  const about = { lmcSlug, practiceCode: 'ZZ001' }
  writeOfficeNote(db, { ...about, words: 'They moved house.' }, writer, NOW)
  const id = db.$client.prepare('select id from office_notes').pluck().get() as string
  takeBackOfficeNote(db, { ...about, id }, colleague, NOW + 1)
  const noted = (person: string) => RECORDED_AS_OFFICER.notesOfTheOffice(db).all({ person })
  expect(noted('writer')).toMatchObject([{ words: 'They moved house.' }])
  expect(noted('colleague')).toMatchObject([{ words: null, takenBackAt: NOW + 1 }])
})

test('who read, opened or sent back an LMC’s questions reads that they did, and the word they sent alone', () => {
  const db = adoptionDatabase()
  const row = { lmcSlug, topic: 'menu', fields: {}, askedAt: NOW, askedBy: 'officer' } as const
  const add = (id: string, more: object) =>
    db
      .insert(lmcSurveyRequests)
      .values({ id, ...row, ...more })
      .run()
  add('read', {
    readAt: NOW,
    readBy: 'writer',
    settledAt: NOW + 1,
    settledBy: 'concert',
    outcome: 'sent-back',
    word: 'Too late.',
  })
  add('sent-back', { askedAt: NOW + 1, settledAt: NOW + 2, settledBy: 'writer', outcome: 'sent-back', word: 'Ask less.' })
  expect(RECORDED_AS_OFFICER.questionsOfLmcsReadOrSettled(db).all({ person: 'writer' })).toEqual([
    { lmc: lmcSlug, readAt: NOW, settledAt: null, outcome: null, word: null },
    { lmc: lmcSlug, readAt: null, settledAt: NOW + 2, outcome: 'sent-back', word: 'Ask less.' },
  ])
})

test('who read an LMC’s questions and ceased to be an editor keeps that in their file though another read them since', () => {
  const db = adoptionDatabase()
  const asked = { lmcSlug, topic: 'menu', fields: {}, askedAt: NOW, askedBy: 'officer' } as const
  const read = (actor: string, at: number) => recordEvent(db, { at, actor, action: 'lmc-survey.read', subject: lmcSlug })
  db.insert(lmcSurveyRequests)
    .values({ id: 'read-twice', ...asked, readAt: NOW + 2, readBy: 'colleague' })
    .run()
  read('writer', NOW + 1)
  read('colleague', NOW + 2)
  const said = (person: string) => RECORDED_AS_OFFICER.questionsOfLmcsReadOrSettled(db).all({ person })
  const reading = { lmc: lmcSlug, settledAt: null, outcome: null, word: null }
  expect(said('writer')).toEqual([{ ...reading, readAt: NOW + 1 }])
  expect(said('colleague')).toEqual([{ ...reading, readAt: NOW + 2 }])
  expect(said('officer')).toEqual([])
})
