import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { verifyLoggedTotals } from '#app/features/figures/logged/verify-logged-totals.server.ts'
import { verifyProviderFigures } from '#app/features/figures/providers/verify-provider-figures.server.ts'
import { figuresKeyOf } from '#app/features/figures/releases/figures-key.server.ts'
import { verifyReleases } from '#app/features/figures/releases/verify-releases.server.ts'
import { verifySurveyResults } from '#app/features/figures/surveys/verify-survey-results.server.ts'
import { keyFits, needsItsKey } from '#app/features/operator/health/key-fits.server.ts'
import { clocksOf } from '#app/features/register/records/demonstration-clock.server.ts'
import { moment } from '#app/platform/dates-in-words.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { secretKeyOf } from '#app/platform/secret-key.server.ts'
import type { Settings } from '#app/platform/settings.server.ts'
import { type Db, inTransaction, openDatabase } from '#db/client.server.ts'
import { onDisk } from '#db/copy-register.server.ts'
import { NewerFile } from '#db/shape.server.ts'
import { checked } from '../operator-audit.ts'
import { type CommandAlone, Refused, refuse } from '../operator-command.ts'

/**
 * Puts a copy of a register in place where none is, after everything in it was checked: the file, the key, the record, the releases.
 * Everybody signs in again, and links to new passwords are void: either may have been ended after the copy was made.
 */
export const restoreCommand: CommandAlone = {
  usage: `restore --from FILE --to FILE [--key FILE] [--without-key] [--without-mail]
    puts a copy in place where no file is, once file, key, record and releases are checked; --without-mail: what waited is not sent`,
  runAlone(words, settings) {
    const flags = { 'without-key': { type: 'boolean' }, 'without-mail': { type: 'boolean' } } as const
    const files = { from: { type: 'string' }, to: { type: 'string' }, key: { type: 'string' } } as const
    const { values } = parseArgs({ args: words, options: { ...files, ...flags } })
    const { from, to } = values
    if (!from || !existsSync(from)) refuse(from ? `--from ${from} is not there.` : '--from is missing: the copy.')
    if (!to) refuse('--to is missing: the file that DATABASE_PATH will name.')
    const inTheWay = [to, `${to}-wal`, `${to}-shm`].find((file) => existsSync(file))
    if (inTheWay) refuse(`${inTheWay} is there: nothing is restored over it. Stop the server and move it away first.`)
    if (existsSync(`${from}-wal`) && statSync(`${from}-wal`).size > 0)
      refuse(
        `${from}-wal lies beside the copy and holds what was recorded last. Make a backup with DATABASE_PATH=${from}, and restore that.`,
      )
    const secret = secretOf(settings, { to, given: values.key })
    mkdirSync(dirname(to), { recursive: true, mode: 0o700 })
    // In a folder that nobody else may enter: a file that is copied takes over the mode of its source.
    const beside = mkdtempSync(`${to}.restoring-`)
    const part = join(beside, 'concert.db')
    try {
      copyFileSync(from, part)
      const db = opened(part)
      try {
        check(db, secret, { withoutKey: values['without-key'] === true })
        settle(db, { withoutMail: values['without-mail'] === true })
      } finally {
        db.$client.close()
      }
      onDisk(part)
      if (values.key && !existsSync(`${to}.key`)) {
        writeFileSync(`${to}.key`, `${secret}\n`, { flag: 'wx', mode: 0o600 })
        onDisk(`${to}.key`)
      }
      renameSync(part, to)
      onDisk(dirname(to))
    } catch (error) {
      if (error instanceof Refused) throw error
      refuse(`Nothing was restored: ${(error as Error).message}`)
    } finally {
      rmSync(beside, { recursive: true, force: true })
    }
    console.log(`Restored to ${to}. Start with DATABASE_PATH=${to}.`)
    console.log('Everybody signs in again. Roles, invitations and tokens that were ended after the copy was made hold again.')
  },
}

/** The secret that the key is made from: the file that was named, SECRET_KEY, or a key file that lies there already. */
function secretOf({ secretKey }: Settings, { to, given }: { to: string; given: string | undefined }): string | undefined {
  const there = existsSync(`${to}.key`) ? readFileSync(`${to}.key`, 'utf8').trim() : undefined
  if (given === undefined) return secretKey ?? there
  if (secretKey) refuse('--key and SECRET_KEY are both set: say which one, by leaving out the other.')
  if (!existsSync(given)) refuse(`--key ${given} is not there.`)
  const secret = readFileSync(given, 'utf8').trim()
  if (there !== undefined && there !== secret) refuse(`${to}.key is another key than ${given}: move it away first.`)
  if (secret.length < 32) refuse(`--key ${given} does not hold a key.`)
  return secret
}

function opened(part: string): Db {
  try {
    const db = openDatabase(part)
    const found = db.$client.pragma('integrity_check(1)', { simple: true })
    if (found !== 'ok') refuse(`Nothing was restored: the copy is not whole (${found}).`)
    return db
  } catch (error) {
    if (error instanceof NewerFile || error instanceof Refused) throw error
    return refuse(`Nothing was restored: the copy is not a register, or is torn (${(error as Error).message}).`)
  }
}

/** Refuses a copy whose key, record or releases do not fit. */
function check(db: Db, secret: string | undefined, { withoutKey }: { withoutKey: boolean }): void {
  const sealed = needsItsKey(db)
  const key = secret === undefined || withoutKey ? undefined : secretKeyOf({ secretKey: secret, databasePath: undefined })
  if (sealed && !key && !withoutKey)
    refuse('Nothing was restored: its key is missing. Name it with --key or SECRET_KEY; --without-key does without it.')
  if (sealed && key && !keyFits(db, key))
    refuse(
      'Nothing was restored: the key is not that of this register. It may be the copy of another register, or the wrong key.',
    )
  if (sealed && !key) console.error(WITHOUT_KEY)
  const { chain, rows, faults } = checked(db)
  if (faults.length > 0) {
    for (const fault of faults.slice(0, 20)) console.error(fault)
    refuse('Nothing was restored: the record of the copy is not whole.')
  }
  console.log(`The record is whole: ${inFigures(chain.ok ? chain.events : 0)} events, ${inFigures(rows)} rows.`)
  const last = db.$client.prepare('select max(at) from audit_events').pluck().get()
  if (typeof last === 'number') console.log(`The last thing in it was recorded on ${moment(last)}.`)
  if (!key && sealed) return
  const figures = figuresKeyOf(db, () => key ?? Buffer.alloc(32))
  const published = [verifyReleases, verifySurveyResults, verifyLoggedTotals, verifyProviderFigures]
  const found = published.flatMap((verify) => [...verify(db, figures)])
  const wrong = found.filter(({ finding }) => ['differs', 'text-changed', 'counts-differ'].includes(finding))
  if (wrong.length > 0)
    refuse(`Nothing was restored: ${inFigures(wrong.length)} releases are not as they were issued, the first of ${wrong[0]?.id}.`)
  console.log(`${inFigures(found.length)} releases of figures are as they were issued.`)
}

const WITHOUT_KEY =
  'Restored without its key: authenticator apps have to be set up anew (remove-factors), and no figures are published any more.'

/** Ends what may have been ended since the copy was made, and says what waits to be mailed. */
function settle(db: Db, { withoutMail }: { withoutMail: boolean }): void {
  const now = clocksOf(db).now()
  inTransaction(db, (tx) => {
    tx.$client.exec('delete from sessions; delete from trusted_devices; delete from challenges')
    tx.$client.prepare('update person_links set superseded_at = ? where used_at is null and superseded_at is null').run(now)
    const dueMails = tx.$client.prepare<[], number>('select count(*) from mails where next_try_at is not null')
    const waiting = dueMails.pluck().get() ?? 0
    if (withoutMail)
      tx.$client
        .prepare(
          `update mails set to_email = null, subject = null, text = null, html = null, next_try_at = null, try_begun_at = null,
             given_up_at = ?, last_failure = 'Not sent: the register was restored.' where next_try_at is not null`,
        )
        .run(now)
    else if (waiting > 0)
      console.log(
        `Mails that waited when it was copied: ${inFigures(waiting)}. The start sends them, some perhaps a second time.`,
      )
    recordEvent(tx, {
      at: now,
      actor: 'operator',
      action: 'backup.restored',
      subject: 'register',
      detail: { waiting, withoutMail },
    })
  })
}
