import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Db } from '#db/client.server.ts'
import type { Settings } from '../settings.server.ts'
import type { Instant } from '../time.ts'
import { writtenAt } from './outbox.server.ts'

/**
 * True where the mailbox page may show unsent mail: on a demonstration, and in development on this machine. Anywhere else it
 * would reveal the links of invitations and forgotten passwords.
 */
export function mailboxIsOpen(settings: Pick<Settings, 'mode' | 'publicAddressIsLoopback'>, registerKind: string): boolean {
  return settings.publicAddressIsLoopback && (settings.mode === 'development' || registerKind === 'demonstration')
}

/**
 * A mail in the folder. `name`: its file name without the ending. `at`: when it was written, on the clock of its event: in a
 * demonstration the day of its England. The file itself carries the machine's time, as mail does.
 */
export type BoxedMail = { name: string; to: string; subject: string; at: Instant }
export type BoxedMailWords = BoxedMail & { from: string; text: string }

const MOST_SHOWN = 25
const NAME = /^[0-9TZ-]{24}-[0-9a-z]{16}$/

/** The id of a mail in its file's name. */
const idOf = (name: string) => name.slice(25)

/** A page of the mails in the folder, latest first. `before`: the name of the last one of the page before. `earlier`: that of this page, where more follow. */
export async function mailsInFolder(
  db: Db,
  folder: string,
  before?: string,
): Promise<{ mails: BoxedMail[]; earlier: string | null }> {
  if (!existsSync(folder)) return { mails: [], earlier: null }
  const all = readdirSync(folder)
    .filter((file) => file.endsWith('.eml'))
    .map((file) => file.slice(0, -4))
    .filter((name) => NAME.test(name) && (before === undefined || name < before))
    .sort()
    .reverse()
  const names = all.slice(0, MOST_SHOWN)
  const mails = await Promise.all(names.map((name) => mailInFolder(db, folder, name)))
  return {
    mails: mails.flatMap((mail) => (mail ? [{ name: mail.name, to: mail.to, subject: mail.subject, at: mail.at }] : [])),
    earlier: all.length > names.length ? names.at(-1)! : null,
  }
}

/** One mail of the folder with its plain text; undefined where there is none of that name. */
export async function mailInFolder(db: Db, folder: string, name: string): Promise<BoxedMailWords | undefined> {
  const file = mailFile(folder, name)
  if (!file) return undefined
  const { default: mime } = await import('postal-mime')
  const { to, from, subject, date, text } = await mime.parse(file)
  return {
    name,
    to: to?.[0]?.address ?? '',
    from: from?.address ?? '',
    subject: subject ?? '',
    at: writtenAt(db, idOf(name)) ?? Date.parse(date ?? ''),
    text: text ?? '',
  }
}

/** The file itself, for a mail program; undefined where there is none of that name. */
export function mailFile(folder: string, name: string): Buffer | undefined {
  const path = join(folder, `${name}.eml`)
  return NAME.test(name) && existsSync(path) ? readFileSync(path) : undefined
}

export type MailParagraph = { key: number; lines: { key: number; text: string; path: string | null }[] }

/** The text of a mail in paragraphs and lines. A line with an address of ours carries its path; any other address stays text. */
export function mailLines(text: string, publicAddress: string): MailParagraph[] {
  const pathOf = (line: string) =>
    line.startsWith(`${publicAddress}/`) && !/\s/.test(line) ? line.slice(publicAddress.length) : null
  return text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph, key) => ({
      key,
      lines: paragraph.split('\n').map((line, index) => ({ key: index, text: line, path: pathOf(line.trim()) })),
    }))
}
