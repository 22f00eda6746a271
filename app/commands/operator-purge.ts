import { parseArgs } from 'node:util'
import { PURGE_REFUSALS, type PurgeRefusal } from '#app/features/retention/periods/retention-rules.ts'
import { announcePurge, purgeRound } from '#app/features/retention/purging/purge-round.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import type { Day } from '#app/platform/time.ts'
import { type OperatorCommand, refuse } from './operator-command.ts'

const options = {
  round: { type: 'string' },
  announce: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
} as const

/** Removes what single practices stated in a round once the retention time has passed; `--announce` tells them 60 days before. */
export const purgeCommand: OperatorCommand = {
  usage: `purge --round SLUG [--announce | --dry-run]
    deletes what single practices said in a round that is past its time; --announce tells them, 60 days before`,
  run(words, { db, settings, now }) {
    const { values } = parseArgs({ args: words, options })
    const { round } = values
    if (!round) refuse('--round is missing: it names the round.')
    if (values.announce && values['dry-run']) refuse('--announce and --dry-run do not go together.')
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
      `${values['dry-run'] ? 'This would delete' : 'Deleted'}: ${done.entries} entries, ${done.progress} news of progress, ${done.currentStates} roles and ${done.returns} returns of ${done.practices} practices.`,
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
