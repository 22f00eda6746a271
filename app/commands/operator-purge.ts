import { parseArgs } from 'node:util'
import { PURGE_REFUSALS, type PurgeRefusal } from '#app/features/retention/periods/retention-rules.ts'
import { announcePurge } from '#app/features/retention/purging/announce-purge.server.ts'
import { holdRemoval } from '#app/features/retention/purging/hold-removal.server.ts'
import { purgeRound } from '#app/features/retention/purging/purge-round.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import type { Day } from '#app/platform/time.ts'
import { type OperatorCommand, refuse } from './operator-command.ts'

const options = {
  round: { type: 'string' },
  announce: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  hold: { type: 'boolean', default: false },
  'go-on': { type: 'boolean', default: false },
} as const

/**
 * The server itself removes what single practices stated in a round once its time has passed; this command announces it, does it
 * now, or holds it back.
 */
export const purgeCommand: OperatorCommand = {
  usage: `purge --round SLUG [--announce | --dry-run | --hold | --go-on]
    deletes what single practices said in a round that is past its time, as the server does by itself; --announce tells them, 60 days
    before; --hold keeps the server from doing it, --go-on lets it again`,
  run(words, { db, settings, now }) {
    const { values } = parseArgs({ args: words, options })
    const { round } = values
    if (!round) refuse('--round is missing: it names the round.')
    if ([values.announce, values['dry-run'], values.hold, values['go-on']].filter(Boolean).length > 1)
      refuse('--announce, --dry-run, --hold and --go-on do not go together.')
    if (values.hold || values['go-on']) {
      const held = holdRemoval(db, round, values.hold, now)
      if (!held.ok) return refuseWith(held)
      console.log(
        values.hold
          ? 'Held: the server deletes nothing of this round.'
          : 'It goes on: the server deletes when the time has come.',
      )
      return
    }
    const { retentionMonths, publicAddress } = settings
    if (values.announce) {
      const told = announcePurge(db, round, { retentionMonths, publicAddress }, now)
      if (!told.ok) return refuseWith(told)
      console.log('Everyone in a practice is told: the server writes and sends the mails.')
      console.log(`The purge may run from ${longDay(told.purgeFrom)} on.`)
      return
    }
    const done = purgeRound(db, round, { retentionMonths, dryRun: values['dry-run'] }, now)
    if (!done.ok) return refuseWith(done)
    console.log(
      `${values['dry-run'] ? 'This would delete' : 'Deleted'}: ${done.entries} entries, ${done.progress} news of progress, ${done.currentStates} current states, ${done.returns} returns, ${done.letters} letters and ${done.lines} lines of registers of ${done.practices} practices.`,
    )
    console.log(`Events without their words: ${done.wiped}. Figures kept for good: ${done.weeks} weeks.`)
    if (done.notYet) console.log(`It may not run yet: ${whyNot(done.notYet)}.`)
    if (!values['dry-run']) console.log('Delete the backups that are older than this, or let them run out.')
  },
}

const whyNot = ({ reason, from }: { reason: PurgeRefusal; from?: Day }) =>
  `${PURGE_REFUSALS[reason]}${from ? `; the day for it is ${longDay(from)}` : ''}`

function refuseWith(refused: { reason: PurgeRefusal; from?: Day }): never {
  refuse(`Nothing was deleted: ${whyNot(refused)}.`)
}
