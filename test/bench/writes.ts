import { dayOf, weekOf } from '#app/platform/time.ts'
import { openDatabase } from '#db/client.server.ts'
import { type Served, serveConcert } from './child.ts'
import { CLOCK } from './england.ts'
import { type Answer, type Ask, loadOnce, medianRun, type Run } from './load.ts'
import type { Effort, Measured } from './reads.ts'
import { inTurn, type Partner, type Scene } from './scene.ts'
import type { Usage } from './usage.ts'

const WEEK = 7 * 86_400_000
/** Weeks after the clock in which the round of 2024 still goes on. */
const WEEKS_LEFT = 5

export type Writes = { recording: Measured; confirming: Measured; recorded: number; confirmed: number; memory: Usage }
type Kind = 'recording' | 'confirming'

/**
 * Recording an adoption and confirming a return. Every request is another practice's first of its week: an adoption writes the
 * entry, its state, the week's return and two audit events, a confirmation the return and its event. Each round moves the clock
 * by a week.
 */
export async function measureWrites(scene: Scene, folder: string, effort: Effort): Promise<Writes> {
  const path = scene.copyTo(`${folder}/writes.db`)
  const actionSlug = inTurn(actionsOnOffer(path))
  const served = await serveConcert(path, CLOCK)
  const runs: Record<Kind, { at10: Run[]; at1: Run[] }> = { recording: { at10: [], at1: [] }, confirming: { at10: [], at1: [] } }
  const count: Record<Kind, number> = { recording: 0, confirming: 0 }
  const quarter = Math.floor(scene.partners.length / 4)
  let now = CLOCK
  const load = async (kind: Kind, connections: number, seconds: number, part: number): Promise<Run> => {
    const partners = scene.partners.slice(part * quarter, (part + 1) * quarter).values()
    const today = dayOf(now)
    const next = (): Ask | undefined => {
      const { value: partner } = partners.next()
      if (!partner) return undefined
      return kind === 'recording'
        ? adoption(partner, actionSlug(), today, count.recording++)
        : confirmation(partner, today, count)
    }
    const check = (answer: Answer, asked: Ask) => {
      if (answer.status !== 302 || answer.location !== asked.path.split('/').slice(0, 3).join('/'))
        throw new Error(`${asked.path} answers ${answer.status} ${answer.location ?? ''}`)
    }
    return loadOnce(served, { connections, seconds, next, check })
  }
  for (const [part, kind] of (['recording', 'confirming'] as const).entries()) await load(kind, 10, effort.warmUp, part)
  for (let round = 1; round <= Math.min(effort.rounds, WEEKS_LEFT); round++) {
    now = CLOCK + round * WEEK
    await served.tell({ clock: now })
    runs.recording.at10.push(await load('recording', 10, effort.seconds, 0))
    runs.confirming.at10.push(await load('confirming', 10, effort.seconds, 1))
    if (round > effort.roundsAlone) continue
    runs.recording.at1.push(await load('recording', 1, effort.secondsAlone, 2))
    runs.confirming.at1.push(await load('confirming', 1, effort.secondsAlone, 3))
  }
  const memory = await stopped(served)
  proveWritten(path, count)
  const measured = (kind: Kind) => ({ at10: medianRun(runs[kind].at10), at1: medianRun(runs[kind].at1) })
  return {
    recording: measured('recording'),
    confirming: measured('confirming'),
    recorded: count.recording,
    confirmed: count.confirming,
    memory,
  }
}

function adoption({ practiceCode, cookie }: Partner, action: string, today: string, number: number): Ask {
  const decided = `do=record&decidedBy=one-partner&decidedOn=${today}`
  const form = `${decided}&take-${action}=full&since=${today}&note-${action}=Bench+${number}`
  return { path: `/practice/${practiceCode}/choose`, cookie, form }
}

function confirmation({ practiceCode, cookie }: Partner, today: string, count: Record<Kind, number>): Ask {
  count.confirming++
  return { path: `/practice/${practiceCode}`, cookie, form: `week=${weekOf(today)}` }
}

async function stopped(served: Served): Promise<Usage> {
  const memory = await served.usage()
  await served.stop()
  return memory
}

function actionsOnOffer(path: string): string[] {
  const db = openDatabase(path)
  const slugs = db.$client.prepare('select distinct action_slug from adoption_standings order by 1').pluck().all() as string[]
  db.$client.close()
  return slugs
}

/** Checks that every confirmed request is in the file: its entry, state, return and audit events. Throws where one is missing. */
function proveWritten(path: string, count: Record<Kind, number>): void {
  const db = openDatabase(path)
  const one = (query: string) => db.$client.prepare(query).pluck().get()
  const found = {
    entries: one(`select count(*) from adoption_entries where note like 'Bench %'`),
    entryEvents: one(`select count(*) from audit_events where action = 'adoption.recorded'`),
    withoutCurrentState: one(`
      select count(*) from (
        select id, max(recorded_at) from adoption_entries where note like 'Bench %' group by practice_code, action_slug) e
      where not exists (select 1 from adoption_standings s where s.entry_id = e.id)`),
    returns: one(`select count(*) from weekly_returns where recorded_at >= ${CLOCK}`),
    returnEvents: one(`select count(*) from audit_events where action = 'return.made'`),
  }
  db.$client.close()
  const all = count.recording + count.confirming
  const wanted = {
    entries: count.recording,
    entryEvents: count.recording,
    withoutCurrentState: 0,
    returns: all,
    returnEvents: all,
  }
  if (JSON.stringify(found) !== JSON.stringify(wanted))
    throw new Error(`What was confirmed is not what was written: ${JSON.stringify({ wanted, found })}`)
}
