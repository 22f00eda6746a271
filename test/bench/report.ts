import { type Aim, cpu, n, table, times, under } from './aims.ts'
import type { Border } from './border.ts'
import type { Floor, Floors } from './floors.ts'
import type { Growth } from './growth.ts'
import { alone, lockAims, lockLines } from './lock-report.ts'
import type { Held, Locked } from './locks.ts'
import type { Publishing } from './publishing.ts'
import type { Cold, Measured, Reads } from './reads.ts'
import type { Reminding } from './reminding.ts'
import type { SignIns } from './sign-in.ts'
import type { Import } from './start-and-import.ts'
import type { Writes } from './writes.ts'

export type FirstAsked = Record<'earlier' | 'todays', { first: Cold; again: Cold }>
export type Results = {
  reads: Reads
  firstAsked: FirstAsked
  writes: Writes
  signIns: SignIns
  border: Border
  locked: Locked
  retention: Held
  publishing: Publishing
  reminding: Reminding
  floors: Floors
  growth: Growth[]
  startSeconds: number
  imports: Import[] | undefined
}
/** Pages kept for the public. */
const KEPT = [
  ['menu', 'menu'],
  ['dispute', 'the file of a dispute'],
  ['ballots', 'ballots'],
  ['timeline', 'timeline'],
] as const
/** The goals against the measurements. CPU is that of the server process for one request, at 10 connections. */
export function aimsOf(results: Results): Aim[] {
  const { reads, firstAsked, writes, signIns, growth, startSeconds, imports } = results
  const { pages } = reads
  const [short, , long] = growth
  const written = writes.recording.at10.perSecond
  return [
    cpu('national table, latest week', pages.national.at10.cpuMs, 4),
    cpu('past week, by today’s knowledge, asked before', pages['past-now'].at10.cpuMs, 4),
    cpu('past week, by today’s knowledge, first asked', firstAsked.todays.first.cpuMs, 100),
    cpu('past week, by an earlier knowledge, asked before', pages['past-then'].at10.cpuMs, 4),
    cpu('past week, by an earlier knowledge, first asked', firstAsked.earlier.first.cpuMs, 100),
    cpu('LMC page, 159 practices', pages.lmc.at10.cpuMs, 5),
    cpu('practice desk', pages.desk.at10.cpuMs, 2),
    ...KEPT.map(([key, what]): Aim => {
      const reached = pages[key].at10.perSecond / pages[`floor-${key}`].at10.perSecond
      return {
        what: `${what}, kept, against node:http with the same bytes`,
        aim: 'half its requests a second',
        reached: `${n(reached, 2)} of them`,
        pass: reached >= 0.5,
      }
    }),
    cpu('the file of a dispute, drawn', pages['dispute-fresh'].at10.cpuMs, 4),
    cpu('recording an adoption', writes.recording.at10.cpuMs, 2),
    { what: 'adoptions recorded', aim: 'over 500 a second', reached: `${n(written, 0)} a second`, pass: written > 500 },
    {
      what: 'hashing a password',
      aim: '50 to 250 ms',
      reached: `${n(signIns.hashMs, 0)} ms`,
      pass: signIns.hashMs >= 50 && signIns.hashMs <= 250,
    },
    under('sign-in while 10 others read: reading p99', signIns.during.p99, 100, 'ms'),
    under('server memory, most held while reading', reads.memory.peakMb, 250, 'MB'),
    under('server memory, most held while writing', writes.memory.peakMb, 250, 'MB'),
    ...lockAims(results),
    times('release worked out, 10 years against 3 months', long!.rollUpMs, short!.rollUpMs, 1.2),
    times('practice desk, 10 years against 3 months', long!.deskMs, short!.deskMs, 1.2),
    under('start to first page, demonstration made', startSeconds, 10, 's'),
    ...(imports ?? []).flatMap(({ what, seconds, peakMb }) => [
      under(`import of the real files, ${what}`, seconds, 15, 's'),
      under(`import of the real files, ${what}`, peakMb, 400, 'MB'),
    ]),
  ]
}

/** All results as lines for a screen of 140 characters. */
export function linesOf(results: Results, aims: readonly Aim[]): string[] {
  const tables = [loadLines(results), coldLines(results), lockLines(results), growthLines(results), aimLines(aims)]
  return tables.flatMap((lines, i) => (i === 0 ? lines : ['', ...lines]))
}

const HEAD = ['', 'CPU ms', 'a second', 'p50 ms', 'p99 ms', '1 conn: CPU', 'a second', 'p50 ms', 'p99 ms', 'kB', 'of its floor']

function loadLines({ reads, writes, signIns, floors }: Results): string[] {
  const { pages, bytes } = reads
  const kB = (key: keyof typeof bytes) => n(bytes[key] / 1000, 0)
  const times = (value: Measured, floor: number) => `${n(value.at10.cpuMs / floor, floor < 1 ? 0 : 1)} ×`
  const bare = (name: string, { cpuMs, perSecond }: Floor) => [name, n(cpuMs, 3), n(perSecond, 0)]
  return table([
    HEAD,
    [
      'National table, latest week',
      ...figures(pages.national),
      kB('national'),
      `${times(pages.national, floors.countByLmc.cpuMs)} its query`,
    ],
    ['  past week, by today’s knowledge', ...figures(pages['past-now']), kB('past-now')],
    ['  past week, by an earlier knowledge', ...figures(pages['past-then']), kB('past-then')],
    ['  floor: node:http, same bytes', ...figures(pages['floor-national'])],
    bare('  floor: the query, bare', floors.countByLmc),
    ['Practice desk', ...figures(pages.desk), kB('desk'), `${times(pages.desk, pages['floor-desk'].at10.cpuMs)} the bytes`],
    ['  floor: node:http, same bytes', ...figures(pages['floor-desk'])],
    bare('  floor: the query, bare', floors.practiceActions),
    ['LMC page', ...figures(pages.lmc), kB('lmc')],
    ['Home, not signed in', ...figures(pages.home), kB('home')],
    ['Menu, kept', ...figures(pages.menu), kB('menu'), `${times(pages.menu, pages['floor-menu'].at10.cpuMs)} the bytes`],
    ['  the same, drawn afresh', ...figures(pages['menu-fresh']), kB('menu-fresh')],
    ['  floor: node:http, same bytes', ...figures(pages['floor-menu'])],
    [
      'A dispute, kept',
      ...figures(pages.dispute),
      kB('dispute'),
      `${times(pages.dispute, pages['floor-dispute'].at10.cpuMs)} the bytes`,
    ],
    ['  the same, drawn afresh', ...figures(pages['dispute-fresh']), kB('dispute-fresh')],
    ['  floor: node:http, same bytes', ...figures(pages['floor-dispute'])],
    ...KEPT.slice(2).flatMap(([key, what]) => [
      [
        `${what[0]!.toUpperCase()}${what.slice(1)}, kept`,
        ...figures(pages[key]),
        kB(key),
        `${times(pages[key], pages[`floor-${key}`].at10.cpuMs)} the bytes`,
      ],
      ['  floor: node:http, same bytes', ...figures(pages[`floor-${key}`])],
    ]),
    ['Recording an adoption', ...figures(writes.recording), '', `${times(writes.recording, floors.fiveRows.cpuMs)} its rows`],
    bare('  floor: one durable entry', floors.entryInsert),
    bare('  floor: its five rows, durable', floors.fiveRows),
    ['Confirming a return', ...figures(writes.confirming)],
    ['Desks, nobody signing in', ...alone(signIns.quiet)],
    ['Desks, somebody always signing in', ...alone(signIns.during)],
  ])
}

const figures = ({ at10, at1 }: Measured): string[] =>
  [at10, at1].flatMap((run) => [n(run.cpuMs, 2), n(run.perSecond, 0), n(run.p50), n(run.p99)])

function coldLines({ firstAsked, reads, writes }: Results): string[] {
  const row = (name: string, { weeks, cpuMs, p50, worst }: Cold) => [name, n(cpuMs), n(p50), n(worst), String(weeks)]
  return [
    ...table([
      ['National table of a past week', 'CPU ms', 'p50 ms', 'worst ms', 'weeks'],
      row('first asked, by an earlier knowledge', firstAsked.earlier.first),
      row('first asked, by today’s knowledge', firstAsked.todays.first),
      row('asked before the last start, earlier knowledge', firstAsked.earlier.again),
      row('asked before the last start, today’s knowledge', firstAsked.todays.again),
    ]),
    `Memory after reading ${n(reads.memory.rssMb, 0)} MB (most ${n(reads.memory.peakMb, 0)}), after writing ${n(writes.memory.rssMb, 0)} MB (most ${n(writes.memory.peakMb, 0)}).`,
    `Written and found again: ${writes.recorded} adoptions, ${writes.confirmed} returns, with their statuses and audit events.`,
  ]
}

function growthLines({ growth, startSeconds, imports }: Results): string[] {
  const base = growth[0]!
  const rows = growth.map(({ history, returns, rollUpMs, deskMs }) => [
    history,
    returns.toLocaleString('en-GB'),
    n(rollUpMs),
    `${n(rollUpMs / base.rollUpMs, 2)} ×`,
    n(deskMs, 3),
    `${n(deskMs / base.deskMs, 2)} ×`,
  ])
  return [
    ...table([['History', 'returns', 'release, CPU ms', '', 'desk, CPU ms', ''], ...rows]),
    `From a built checkout to the first page, demonstration England made: ${n(startSeconds)} s.`,
    ...(imports ?? []).map(
      ({ what, seconds, peakMb }) => `Import of the real files, ${what}: ${n(seconds)} s, ${n(peakMb, 0)} MB.`,
    ),
    ...(imports ? [] : ['Import of the real files: skipped, no real files.']),
  ]
}

function aimLines(aims: readonly Aim[]): string[] {
  const rows = aims.map(({ what, aim, reached, pass }) => [what, aim, reached, pass ? 'pass' : 'MISS'])
  return table([['Aim', 'at most', 'reached', ''], ...rows])
}
