import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { inTransaction } from '#db/client.server.ts'
import { copyRegister, onDisk } from '#db/copy-register.server.ts'
import { type OperatorCommand, refuse } from '../operator-command.ts'

/** The name of a copy says when it was made, in UTC, so that names sort by time. */
const COPY = /^concert-\d{8}T\d{6}Z\.db$/
const nameOfCopy = (now: number) => `concert-${new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')}.db`

const megabytes = (file: string) => `${(statSync(file).size / 1e6).toFixed(1)} MB`

/** Copies the register while people go on writing; the key goes to another folder, or is named. */
export const backupCommand: OperatorCommand = {
  usage: `backup --to FOLDER [--key-to FOLDER] [--keep NUMBER]
    copies the register while it is served, and reads the whole copy; the key goes to a folder apart; only the NUMBER latest copies stay`,
  run(words, { db, settings, now }) {
    const options = { to: { type: 'string' }, 'key-to': { type: 'string' }, keep: { type: 'string' } } as const
    const { values } = parseArgs({ args: words, options })
    const keep = values.keep === undefined ? undefined : Number(values.keep)
    if (!values.to) refuse('--to is missing: the folder the copy goes to.')
    if (keep !== undefined && !(Number.isInteger(keep) && keep >= 1)) refuse('--keep is a whole number from 1.')
    const from = settings.databasePath as string
    const folder = folderOf(values.to, '--to')
    const keyFolder = values['key-to'] ? folderOf(values['key-to'], '--key-to') : undefined
    if (keyFolder && (lies(keyFolder, folder) || lies(folder, keyFolder)))
      refuse('--key-to and --to lie in one another: whoever takes one would have both. Name another.')
    if (existsSync(`${from}.key`) && realpathSync(dirname(from)) === folder)
      refuse('--to is the folder of the register, where its key lies: whoever takes one would have both. Name another.')

    const file = join(folder, nameOfCopy(now))
    const event = { at: now, actor: 'operator', action: 'backup.made', subject: basename(file) } as const
    // Before the copy, so that the copy holds it: what was restored says when it was copied.
    inTransaction(db, (tx) => recordEvent(tx, event))
    const began = performance.now()
    try {
      copyRegister(from, file)
    } catch (error) {
      refuse(`No backup was made: ${(error as Error).message}. What was there stands.`)
    }
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    console.log(`Copied to ${file}: ${megabytes(file)}, whole, in ${seconds} s.`)
    console.log(keyLine(from, { inSettings: settings.secretKey !== undefined, keyFolder }))
    if (keep !== undefined) {
      const removed = removeOlder(folder, keep)
      if (removed > 0) console.log(`${removed} older ${removed === 1 ? 'copy' : 'copies'} removed.`)
    }
  },
}

/** Whether a folder is another, or lies in it. */
const lies = (folder: string, within: string) => !relative(within, folder).startsWith('..')

function folderOf(path: string, option: string): string {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    return realpathSync(path)
  } catch (error) {
    return refuse(`${option} ${path} cannot be used: ${(error as Error).message}.`)
  }
}

function keyLine(from: string, { inSettings, keyFolder }: { inSettings: boolean; keyFolder: string | undefined }): string {
  if (inSettings) return 'The key is SECRET_KEY: keep a copy of it apart from this one. Without it the copy opens nothing sealed.'
  const key = `${from}.key`
  if (!existsSync(key)) return 'There is no key yet: it is made when something is sealed first.'
  if (!keyFolder) return `The key is not in it: keep a copy of ${key} apart. Without it the copy opens nothing sealed.`
  const to = join(keyFolder, basename(key))
  copyFileSync(key, to)
  chmodSync(to, 0o600)
  onDisk(to)
  return `The key is copied to ${to}.`
}

/** Removes the older of the copies this command made; other files stay. Returns how many. */
function removeOlder(folder: string, keep: number): number {
  const copies = readdirSync(folder).filter((name) => COPY.test(name))
  const older = copies.sort().slice(0, -keep)
  for (const name of older) rmSync(join(folder, name))
  if (older.length > 0) onDisk(folder)
  return older.length
}
