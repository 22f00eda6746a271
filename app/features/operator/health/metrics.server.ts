import { count } from 'drizzle-orm'
import { clockBehind } from '#app/features/audit/chain/record-clock.server.ts'
import { latestRelease } from '#app/features/figures/releases/release-queries.server.ts'
import { BOUNDS, type Measures } from '#app/platform/measures.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { releases } from '#db/schema/figures.ts'
import { lastBackupAt, outboxFacts, spaceFacts } from './health-facts.server.ts'
import type { Metric } from './metrics-text.ts'

/** How many wait in memory for their turn. */
export type Queues = { documents: number; passwords: number }
export type MetricsQuestion = { version: string; now: Instant; machineNow: Instant; queues: Queues }

const releasesIssued = prepared((db) => db.select({ count: count() }).from(releases).prepare())

const gauge = (name: string, help: string, value: number): Metric => ({ name, type: 'gauge', help, values: [{ value }] })
const counter = (name: string, help: string, label: string, counts: Record<string, number>): Metric => ({
  name,
  type: 'counter',
  help,
  values: Object.entries(counts).map(([key, value]) => ({ labels: { [label]: key }, value })),
})
const inSeconds = (instant: Instant | null | undefined) => (instant ?? 0) / 1000

/** All that is measured of a server and its register. The labels are closed lists: nothing about a practice, person or page. */
export function metricsOf(db: Db, measures: Measures, question: MetricsQuestion): Metric[] {
  return [...ofProcess(measures, question), ...ofRegister(db, question)]
}

function ofProcess(measures: Measures, { version, queues }: MetricsQuestion): Metric[] {
  const read = measures.read()
  const all = Object.values(read.answers).reduce((sum, one) => sum + one, 0)
  const buckets = BOUNDS.map((bound, at) => ({ of: '_bucket', labels: { le: String(bound) }, value: read.within[at] ?? 0 }))
  const { user, system } = process.cpuUsage()
  const delay = read.loopDelay
  return [
    {
      name: 'version',
      type: 'gauge',
      help: 'The version that serves.',
      values: [{ labels: { version, node: process.version }, value: 1 }],
    },
    gauge('start_time_seconds', 'When this process started.', inSeconds(measures.startedAt)),
    gauge('resident_memory_bytes', 'Memory of this process.', process.memoryUsage.rss()),
    {
      name: 'cpu_seconds_total',
      type: 'counter',
      help: 'Processor time of this process.',
      values: [{ value: (user + system) / 1e6 }],
    },
    counter('answers_total', 'Answers; fault: an error of ours, busy: refused for now.', 'kind', read.answers),
    {
      name: 'answer_seconds',
      type: 'histogram',
      help: 'Time from a whole request to the end of its answer.',
      values: [
        ...buckets,
        { of: '_bucket', labels: { le: '+Inf' }, value: all },
        { of: '_sum', value: read.seconds },
        { of: '_count', value: all },
      ],
    },
    { name: 'slow_answers_total', type: 'counter', help: 'Answers that took over a second.', values: [{ value: read.slow }] },
    {
      name: 'event_loop_delay_seconds',
      type: 'gauge',
      help: 'How late the event loop was in the last whole minute.',
      values: Object.entries({ '0.5': delay.median, '0.99': delay.p99, '1': delay.longest }).map(([quantile, value]) => ({
        labels: { quantile },
        value,
      })),
    },
    counter('sign_in_refusals_total', 'Sign-ins refused, by what was not right.', 'reason', read.refusals),
    counter('mail_tries_total', 'Tries to send a mail, by how they ended.', 'outcome', read.mails),
    counter('proxied_as_one_total', 'Requests by way of a proxy whose visitors all count as one.', 'why', read.proxy),
    { name: 'job_failures_total', type: 'counter', help: 'Turns of jobs that failed.', values: [{ value: read.failures }] },
    gauge('jobs_failing', 'Jobs whose last turn failed.', read.failing.length),
    gauge('last_write_failed', '1 where the write tried last failed.', read.write?.fault ? 1 : 0),
    gauge('last_write_seconds', 'When a write was tried last.', inSeconds(read.write?.at)),
    gauge('documents_waiting', 'Documents that wait to be made.', queues.documents),
    gauge('passwords_waiting', 'Passwords that wait to be checked.', queues.passwords),
  ]
}

function ofRegister(db: Db, { now, machineNow }: MetricsQuestion): Metric[] {
  const outbox = outboxFacts(db, machineNow)
  const { free, file, log } = spaceFacts(db.$client.name)
  const waits = outbox.oldest === null ? 0 : Math.max(0, now - outbox.oldest) / 1000
  return [
    gauge('mails_waiting', 'Mails that wait to be sent.', outbox.waiting),
    gauge('oldest_mail_waits_seconds', 'How long the oldest of them has waited.', waits),
    gauge('last_mail_seconds', 'When the last mail went out; 0: never.', inSeconds(outbox.lastSent)),
    gauge('releases', 'Releases of figures that were issued.', releasesIssued(db).get()!.count),
    gauge('last_release_seconds', 'When the last release was issued; 0: never.', inSeconds(latestRelease(db)?.issuedAt)),
    gauge('last_backup_seconds', 'When the last backup was made; 0: never.', inSeconds(lastBackupAt(db))),
    gauge('clock_behind_seconds', 'How far the clock is behind the record.', clockBehind(db, now) / 1000),
    gauge('disk_free_bytes', 'Free on the disk of the register.', free),
    gauge('register_bytes', 'Size of the file of the register.', file),
    gauge('register_log_bytes', 'Size of the log beside it.', log),
  ]
}
