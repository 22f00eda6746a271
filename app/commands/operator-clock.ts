import { parseArgs } from 'node:util'
import { lastRecordedAt } from '#app/features/audit/chain/record-clock.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { clockDoubt } from '#app/features/audit/chain/watch-clock.server.ts'
import { moment } from '#app/platform/dates-in-words.ts'
import { inTransaction } from '#db/client.server.ts'
import type { OperatorCommand } from './operator-command.ts'

/**
 * Shows the machine's clock beside the record's. `--is-right` records that the operator checked it, so that a server starts after
 * a long pause.
 */
export const clockCommand: OperatorCommand = {
  usage: `clock [--is-right]
    shows the machine's clock beside the last recording; --is-right says that you checked it, after a pause of more than 35 days`,
  run(words, { db, now }) {
    const { values } = parseArgs({ args: words, options: { 'is-right': { type: 'boolean' } } })
    const last = lastRecordedAt(db)
    console.log(`The machine's clock: ${moment(now)}. The last recording: ${last === 0 ? 'none yet' : moment(last)}.`)
    if (values['is-right']) {
      inTransaction(db, (tx) =>
        recordEvent(tx, { at: now, actor: 'operator', action: 'clock.confirmed', subject: 'clock', detail: { last } }),
      )
      console.log('It is recorded that the clock is right. Concert starts now.')
      return
    }
    if (last > now)
      console.log(
        'The clock stands behind the record: it was set back, or was ahead when something was recorded. What is recorded keeps its order.',
      )
    const doubt = clockDoubt(db, now)
    if (doubt) console.log(`A server does not start: ${doubt}`)
  },
}
