import '#app/platform/node-version.server.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildIsCurrent, runToEnd } from '#app/commands/start-preparation.ts'
import { dayOf } from '#app/platform/time.ts'
import { openDatabase } from '#db/client.server.ts'
import { killChildren, serveConcert } from '#test/bench/child.ts'
import { CLOCK, englandFile } from '#test/bench/england.ts'
import { type Ask, ask, quantile } from '#test/bench/load.ts'
import { inTurn, makeScene } from '#test/bench/scene.ts'

/**
 * Ten minutes of a busy evening: 35 adoptions recorded and 50 pages read each second, at their times whether or not the ones before were
 * answered. Prints times and memory; exit code 1 where one failed, is missing afterwards, or an aim is missed. LOAD_SECONDS: how long.
 */

const SECONDS = Number(process.env.LOAD_SECONDS ?? 600)
const A_SECOND = { writes: 35, reads: 50 }
const AIMS = { p99: 250, memory: 1.1 }
const PAGES = ['/menu', '/figures', '/ballots', '/disputes']

if (!buildIsCurrent()) await runToEnd('npm', ['run', '--silent', 'build'], 'The pages could not be built.')
const folder = mkdtempSync(join(tmpdir(), 'concert-load-'))
process.on('exit', () => {
  killChildren()
  rmSync(folder, { recursive: true, force: true })
})
const scene = await makeScene(englandFile({ weeks: 104, people: true }), `${folder}/scene.db`, { partners: 2000, weekEnds: 4 })
const path = scene.copyTo(`${folder}/load.db`)
const served = await serveConcert(path, CLOCK)
const agent = new Agent({ keepAlive: true, maxSockets: 200 })

const [writer, reader, page] = [inTurn(scene.partners), inTurn(scene.settled), inTurn(PAGES)]
const action = inTurn(actionsOnOffer(path))
const today = dayOf(CLOCK)
const took: Record<'writes' | 'reads', number[]> = { writes: [], reads: [] }
const wrong: string[] = []
const confirmed: string[] = []
let sent = 0

function actionsOnOffer(file: string): string[] {
  const scenery = openDatabase(file)
  const slugs = scenery.$client
    .prepare('select distinct action_slug from adoption_standings order by 1')
    .pluck()
    .all() as string[]
  scenery.$client.close()
  return slugs
}

function nextWrite(): Ask & { note: string } {
  const { practiceCode, cookie } = writer()
  const [slug, note] = [action(), `Load ${sent++}`]
  const form = new URLSearchParams({
    do: 'record',
    decidedBy: 'one-partner',
    decidedOn: today,
    [`take-${slug}`]: 'full',
    since: today,
    [`note-${slug}`]: note,
  })
  return { path: `/practice/${practiceCode}/choose`, cookie, form: form.toString(), note }
}
function nextRead(n: number): Ask {
  if (n % 2 === 0) return { path: page() }
  const { practiceCode, cookie } = reader()
  return { path: `/practice/${practiceCode}`, cookie }
}

async function timed(kind: 'writes' | 'reads', asked: Ask & { note?: string }): Promise<void> {
  const began = performance.now()
  try {
    const { status } = await ask(served.port, agent, asked)
    took[kind].push(performance.now() - began)
    if (status !== (kind === 'writes' ? 302 : 200)) wrong.push(`${asked.path} answers ${status}`)
    else if (asked.note) confirmed.push(asked.note)
  } catch (error) {
    wrong.push(`${asked.path}: ${(error as Error).message}`)
  }
}

const began = performance.now()
const pending = new Set<Promise<void>>()
const due = { writes: 0, reads: 0 }
let afterAMinute: number | undefined
for (;;) {
  const elapsed = (performance.now() - began) / 1000
  if (elapsed >= SECONDS) break
  if (afterAMinute === undefined && elapsed >= Math.min(60, SECONDS / 2)) afterAMinute = (await served.usage()).rssMb
  for (const kind of ['writes', 'reads'] as const)
    for (; due[kind] < elapsed * A_SECOND[kind]; due[kind] += 1) {
      const one = timed(kind, kind === 'writes' ? nextWrite() : nextRead(due.reads)).finally(() => pending.delete(one))
      pending.add(one)
    }
  await new Promise((resolve) => setTimeout(resolve, 10))
}
await Promise.all(pending)
const { rssMb, cpuMs } = await served.usage()
agent.destroy()
await served.stop()

const db = openDatabase(path)
const known = db.$client.prepare('select 1 from adoption_entries where note = ?').pluck()
const missing = confirmed.filter((note) => known.get(note) === undefined)
const growth = rssMb / (afterAMinute ?? rssMb)
for (const kind of ['writes', 'reads'] as const)
  console.log(
    `${kind}: ${took[kind].length}, p50 ${quantile(took[kind], 0.5).toFixed(1)} ms, p99 ${quantile(took[kind], 0.99).toFixed(1)} ms`,
  )
console.log(
  `${confirmed.length} confirmed, ${missing.length} missing, ${wrong.length} wrong; ${Math.round(cpuMs / SECONDS / 10)} % of a core`,
)
console.log(`memory ${rssMb.toFixed(0)} MB at the end, ${growth.toFixed(2)} times that after one minute`)
for (const one of wrong.slice(0, 5)) console.error(one)
const p99 = Math.max(quantile(took.writes, 0.99), quantile(took.reads, 0.99))
const good = wrong.length === 0 && missing.length === 0 && p99 < AIMS.p99 && growth < AIMS.memory
console.log(good ? 'All aims reached.' : 'An aim was missed.')
process.exit(good ? 0 : 1)
