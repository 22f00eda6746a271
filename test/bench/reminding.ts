import { mailNextReminders } from '#app/features/lmc-desk/reminders/mail-lmc-reminders.server.ts'
import { BASE_WORD } from '#app/features/lmc-desk/reminders/reminder-rules.ts'
import { sendReminder } from '#app/features/lmc-desk/reminders/send-reminder.server.ts'
import { startSession } from '#app/features/people/sessions/sessions.server.ts'
import { practicesOfLmc } from '#app/features/register/records/register-queries.server.ts'
import { dayOf } from '#app/platform/time.ts'
import { type Db, openDatabase } from '#db/client.server.ts'
import { serveConcert } from './child.ts'
import { CLOCK } from './england.ts'
import { ask, quantile } from './load.ts'
import type { Held } from './locks.ts'
import { pause, type ReadMeanwhile, readWhile, warmUp } from './readers.ts'
import type { Scene } from './scene.ts'

/**
 * `queued`: practices reminded; `seconds`: from the first press until the last had its mail in the outbox; `waited`: for how long an officer
 * waited at most. `held`: how long each press and each slice of mails holds the database, in this process.
 */
export type Reminding = { queued: number; seconds: number; waited: number; read: ReadMeanwhile; held: Held[] }

type Office = { slug: string; personId: string; codes: string[] }

/** What readers wait for while an officer of every LMC reminds all its practices, one after the other. Throws where an answer is not the expected one. */
export async function measureReminding(scene: Scene, folder: string): Promise<Reminding> {
  const path = scene.copyTo(`${folder}/reminding.db`)
  const db = openDatabase(path)
  const offices = officesOf(db)
  const cookies = new Map<string, string>()
  for (const { slug, personId } of offices)
    cookies.set(slug, (await startSession(db, personId, false, { strong: true })).split(';')[0]!)
  const left = db.$client.prepare('select count(*) from lmc_reminder_lines where settled_at is null').pluck()
  const served = await serveConcert(path, CLOCK)
  await warmUp(served, scene)
  let goesOn = true
  const reading = readWhile(served, scene, () => goesOn)
  const began = performance.now()
  let waited = 0
  for (const { slug, codes } of offices) {
    const form = `do=send&word=&${codes.map((code) => `to-${code}=1`).join('&')}`
    const sent = performance.now()
    const { status } = await ask(served.port, undefined, { path: `/lmc/${slug}/reminders`, cookie: cookies.get(slug)!, form })
    if (status !== 302) throw new Error(`A reminder of ${slug} answers ${status}`)
    waited = Math.max(waited, performance.now() - sent)
  }
  while ((left.get() as number) > 0) await pause(50)
  const seconds = (performance.now() - began) / 1000
  goesOn = false
  const read = await reading
  const queued = db.$client.prepare("select count(*) from lmc_reminder_lines where outcome = 'mailed'").pluck().get() as number
  db.$client.close()
  await served.stop()
  return { queued, seconds, waited, read, held: heldBy(scene.copyTo(path)) }
}

/** Every LMC with an officer and the practices open today. */
function officesOf(db: Db): Office[] {
  const officers = db.$client
    .prepare("select lmc_slug as slug, min(person_id) as personId from person_standings where role = 'lmc-officer' group by 1")
    .all() as { slug: string; personId: string }[]
  return officers.map((one) => ({ ...one, codes: practicesOfLmc(db, one.slug, dayOf(CLOCK)).map(({ code }) => code) }))
}

/** The same without a server: each press, then each slice of mails until none is left. */
function heldBy(path: string): Held[] {
  const db = openDatabase(path)
  db.$client.pragma('synchronous = OFF')
  const timed = (work: () => unknown) => {
    const began = performance.now()
    return { answer: work(), took: performance.now() - began }
  }
  const presses = officesOf(db).map(({ slug, personId, codes }) =>
    timed(() => sendReminder(db, { lmcSlug: slug, practices: codes, word: BASE_WORD }, { personId }, CLOCK)),
  )
  const slices: number[] = []
  for (let went = 1; went > 0; ) {
    const { answer, took } = timed(() => mailNextReminders(db, 'http://localhost:3000', CLOCK + 60_000))
    went = answer as number
    slices.push(took)
  }
  db.$client.close()
  const held = (what: string, times: number[]) => ({
    what,
    times: times.length,
    p99: quantile(times, 0.99),
    worst: quantile(times, 1),
  })
  return [
    held(
      'an officer’s press',
      presses.map(({ took }) => took),
    ),
    held('a slice of reminders', slices),
  ]
}
