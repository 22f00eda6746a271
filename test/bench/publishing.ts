import { approveRecord } from '#app/features/editors/drafts/publish-record.server.ts'
import { seenOfRecord } from '#app/features/editors/drafts/record-draft-store.server.ts'
import { saveRecordDraft } from '#app/features/editors/drafts/save-record-draft.server.ts'
import { startRecordDraft } from '#app/features/editors/drafts/start-record-draft.server.ts'
import { menuAt } from '#app/features/menu/editions/menu-history-queries.server.ts'
import { guidanceKind } from '#app/features/menu/guidance/guidance-kind.server.ts'
import { addPerson, addRole } from '#app/features/people/accounts/add-person.server.ts'
import { mailCirculars } from '#app/features/people/circulars/mail-circulars.server.ts'
import { startSession } from '#app/features/people/sessions/sessions.server.ts'
import { type Db, openDatabase } from '#db/client.server.ts'
import { serveConcert } from './child.ts'
import { CLOCK } from './england.ts'
import { ask, quantile } from './load.ts'
import type { Held } from './locks.ts'
import { pause, type ReadMeanwhile, readWhile, warmUp } from './readers.ts'
import type { Scene } from './scene.ts'

/** `queued`: mails in the outbox when the time was over; `slices`: how long each slice holds the database, in this process. */
export type Publishing = {
  people: number
  seconds: number
  tookMs: number
  queued: number
  read: ReadMeanwhile
  slices: Held
}

const PEOPLE = 13_000

/** What readers wait for while an editor publishes corrected words of an action that everybody in practices is told of. Throws where anything is answered otherwise. */
export async function measurePublishing(scene: Scene, folder: string, seconds: number): Promise<Publishing> {
  const path = scene.copyTo(`${folder}/publishing.db`)
  const db = openDatabase(path)
  db.$client.pragma('synchronous = OFF')
  const { people, cookie, draftId, version } = await approvedDraft(db)
  db.$client.close()
  const served = await serveConcert(path, CLOCK)
  await warmUp(served, scene)
  const until = performance.now() + seconds * 1000
  const reading = readWhile(served, scene, () => performance.now() < until)
  await pause(500)
  const sent = performance.now()
  const form = `version=${version}&do=publish&told=practices`
  const { status } = await ask(served.port, undefined, { path: `/committee/records/${draftId}`, cookie, form })
  const tookMs = performance.now() - sent
  if (status !== 302) throw new Error(`Publishing answers ${status}`)
  const read = await reading
  await served.stop()
  return { people, seconds, tookMs, read, ...everySlice(path, people) }
}

/** Everybody a practice has, two editors, and a corrected sentence that one of them approved: the other's cookie publishes it. */
async function approvedDraft(db: Db) {
  const person = (name: string) =>
    addPerson(db, { email: `${name}@example.org`, name, passwordHash: '!' }, 'operator', CLOCK - 1).personId
  const here = db.$client
    .prepare('select count(distinct person_id) from person_standings where practice_code is not null')
    .pluck()
  const codes = db.$client
    .prepare('select practice_code from person_standings where practice_code is not null order by practice_code')
    .pluck()
    .all() as string[]
  db.$client.transaction(() => {
    for (let more = PEOPLE - (here.get() as number), i = 0; i < more; i++) {
      const personId = person(`manager-${i}`)
      addRole(db, { personId, role: 'practice-manager', practiceCode: codes[i % codes.length]! }, 'operator', CLOCK - 1)
    }
  })()
  const [ann, ben] = ['ann', 'ben'].map((name) => {
    const personId = person(name)
    addRole(db, { personId, role: 'committee-editor' }, 'operator', CLOCK - 1)
    return { personId }
  }) as [{ personId: string }, { personId: string }]
  const subject = menuAt(db, CLOCK)!.offers[0]!.actionSlug
  const begun = startRecordDraft(db, { kind: guidanceKind, subject }, ann, CLOCK - 1)
  if (!begun.ok) throw new Error(begun.reason)
  const { id: draftId, values, title } = begun.draft
  const changed = { ...values, patientSafety: 'Said more plainly.', reason: 'So that it reads well.' }
  const saved = saveRecordDraft(db, { draftId, seen: seenOfRecord(values), title, values: changed }, ann, CLOCK - 1)
  if (!saved.ok) throw new Error(saved.reason)
  const { version } = saved.draft
  const approved = approveRecord(db, guidanceKind, { draftId, version }, ben, CLOCK - 1)
  if (!approved.ok) throw new Error(approved.reason)
  const cookie = (await startSession(db, ann.personId, false, { strong: true })).split(';')[0]!
  return { people: here.get() as number, cookie, draftId, version }
}

function everySlice(path: string, people: number): Pick<Publishing, 'queued' | 'slices'> {
  const db = openDatabase(path)
  const mails = db.$client.prepare("select count(*) from mails where message = 'committee-news'").pluck()
  const queued = mails.get() as number
  while (mailCirculars(db, CLOCK + 60_000) > 0);
  if ((mails.get() as number) !== people) throw new Error(`${mails.get()} mails were queued for ${people} people`)
  // Once more from the first to the last, each slice timed.
  db.$client.exec("delete from mails; update circulars set done_at = null, last_person = ''")
  const times: number[] = []
  for (let went = 1; went > 0; ) {
    const began = performance.now()
    went = mailCirculars(db, CLOCK + 60_000)
    times.push(performance.now() - began)
  }
  db.$client.close()
  return {
    queued,
    slices: { what: 'a slice of mails', times: times.length, p99: quantile(times, 0.99), worst: quantile(times, 1) },
  }
}
