import { type Aim, cpu, n, table, under } from './aims.ts'
import type { Border } from './border.ts'
import type { Run } from './load.ts'
import type { Latency, Locked } from './locks.ts'
import type { ReadMeanwhile } from './readers.ts'
import type { Results } from './report.ts'

const BORDER_WORDS: Record<keyof Border, string> = {
  livez: '/livez',
  longAddress: 'an address that is too long',
  dottedAddress: 'an address with dots',
  manyFields: 'a form of 31,000 fields',
}
const LOCKED_WORDS: Record<keyof Locked['read'], string> = {
  livez: '/livez',
  menu: 'menu, kept',
  desk: 'practice desk',
  national: 'national table',
}

/** What the border answers, what is answered while the database is held, and who holds it how long. */
export function lockLines({ border, locked, retention, publishing, reminding, imports }: Results): string[] {
  const row = (name: string, { requests, p50, p99, worst }: Latency) => [name, n(p50), n(p99), n(worst), String(requests)]
  const { read, people, queued, seconds, tookMs, slices } = publishing
  const meanwhile = (of: ReadMeanwhile) =>
    Object.entries(of).map(([key, latency]) => row(LOCKED_WORDS[key as keyof ReadMeanwhile], latency))
  const held = [retention, slices, ...reminding.held, ...(imports ?? []).flatMap(({ held }) => held ?? [])]
  return [
    ...table([
      ['Answered at the border', 'CPU ms', 'a second', 'p50 ms', 'p99 ms'],
      ...Object.entries(border).map(([key, run]) => [BORDER_WORDS[key as keyof Border], ...alone(run)]),
    ]),
    '',
    ...table([
      [`Another process holds the database for ${locked.seconds} s`, 'p50 ms', 'p99 ms', 'worst ms', 'answered'],
      ...Object.entries(locked.read).map(([key, of]) => row(LOCKED_WORDS[key as keyof Locked['read']], of)),
      row('a form, given back with 503', locked.forms),
    ]),
    `A form sent while it holds it for another 50 ms: saved after ${n(locked.taken, 0)} ms.`,
    '',
    ...table([
      [
        `Words are published to ${people.toLocaleString('en-GB')} people: the next ${seconds} s`,
        'p50 ms',
        'p99 ms',
        'worst ms',
        'answered',
      ],
      ...meanwhile(read),
    ]),
    `Published after ${n(tookMs, 0)} ms; ${queued.toLocaleString('en-GB')} of the mails were queued in that time.`,
    '',
    ...table([
      [
        `Officers of every LMC remind ${reminding.queued.toLocaleString('en-GB')} practices`,
        'p50 ms',
        'p99 ms',
        'worst ms',
        'answered',
      ],
      ...meanwhile(reminding.read),
    ]),
    `All mails were queued after ${n(reminding.seconds)} s; an officer waited ${n(reminding.waited, 0)} ms at most.`,
    ...held.map(
      ({ what, times, p99, worst }) =>
        `Lock of ${what}: at most ${n(worst, 0)} ms at a time (99 % within ${n(p99, 0)} ms; ${times} times).`,
    ),
  ]
}

export const alone = (run: Run) => [n(run.cpuMs, 2), n(run.perSecond, 0), n(run.p50), n(run.p99)]

const readAims = (what: string, read: ReadMeanwhile): Aim[] =>
  Object.entries(read).map(([key, { p99 }]) => under(`${what}: ${LOCKED_WORDS[key as keyof ReadMeanwhile]}, p99`, p99, 50, 'ms'))

export const lockAims = ({ border, locked, retention, publishing, reminding }: Results): Aim[] => [
  ...readAims('published to everybody', publishing.read),
  ...readAims('every practice reminded', reminding.read),
  ...reminding.held.map(({ what, worst }) => under(`every practice reminded: ${what} holds the database`, worst, 50, 'ms')),
  under('published to everybody: the mails’ longest lock', publishing.slices.worst, 50, 'ms'),
  ...Object.entries(border).map(([key, { cpuMs }]) => cpu(BORDER_WORDS[key as keyof Border], cpuMs, 1)),
  ...Object.entries(locked.read).map(([key, { p99 }]) =>
    under(`database held by others: ${LOCKED_WORDS[key as keyof Locked['read']]}, p99`, p99, 50, 'ms'),
  ),
  under(`lock of ${retention.what}`, retention.worst, 50, 'ms'),
]
