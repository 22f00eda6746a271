import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { nameRefusal } from '#app/features/people/accounts/address-rules.ts'
import type { Role } from '#app/features/people/accounts/people-rules.ts'
import { checkMailAddress } from '#app/platform/mail/mail-address.ts'
import { readPastedLines } from '#app/platform/table-file.ts'
import { LONGEST_LIST, roleInWords } from './invitation-rules.ts'

/** `seen`: the latest invitation that the page listed. */
export const INVITE_FIELDS = ['role', 'scope', 'email', 'seen'] as const

/** A folded address, or what is wrong with it, in words. */
const emailField = z.string().transform((typed, context) => {
  const checked = checkMailAddress(typed)
  if (checked.ok) return checked.address
  context.addIssue({ code: 'custom', message: checked.message })
  return z.NEVER
})

const personName = z.string().superRefine((typed, context) => {
  const refusal = nameRefusal(typed)
  if (refusal) context.addIssue({ code: 'custom', message: refusal })
})

/**
 * One invitation. `scope` is a choice on the page: a practice's code, `lmc:SLUG` or `office:SLUG`; empty where the page implies
 * the scope.
 */
export const inviteForm = z.object({
  role: z.enum(['practice-partner', 'practice-manager', 'lmc-officer', 'committee-member'], { error: 'Choose a role' }),
  scope: z.string().max(100, 'Choose one of the list'),
  email: emailField,
})

export const ACCEPT_FIELDS = ['name', 'password'] as const
/** The form of a new person. The strength of the password is judged separately. */
export const acceptForm = z.object({
  name: personName.transform((name) => name.trim()),
  password: z.string().min(1, 'Choose a password').max(256, 'The password is too long'),
})

export const JOIN_FIELDS = ['practice', 'role', 'name', 'email'] as const
export const joinForm = z.object({
  practice: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9]{3,10}$/, 'Enter the ODS code of the practice, such as A81001'),
  role: z.enum(['practice-partner', 'practice-manager'], { error: 'Choose what you are in the practice' }),
  name: personName.transform((name) => name.trim()),
  email: emailField,
})

/** In characters. Longer lists are refused whole. */
export const LONGEST_LIST_TEXT = 60_000

/** One line of a pasted list, as far as it can be read without the register. */
export type ReadLine = { line: number; text: string } & (
  | { ok: true; practiceCode: string; role: Role; email: string }
  | { ok: false; problem: string }
)

/**
 * Reads a list of people to invite: a practice's code, a role (partner or manager) and an address on each line, in any order, between
 * commas, semicolons or tabs. A first line with neither an address nor a digit is a heading. Refuses a list without lines or with too many.
 */
export const readInvitationList = (text: string) => readListOf(text, readLine)

type Row = { line: number; text: string }
export type ReadList<R> = { ok: true; lines: R[] } | { ok: false; message: string }

/** A pasted list line by line. `seen`: what earlier lines held, by a key of `readOne`'s own, with their numbers. */
export function readListOf<R>(text: string, readOne: (row: Row, seen: Map<string, number>) => R): ReadList<R> {
  if (text.length > LONGEST_LIST_TEXT) return { ok: false, message: 'The list is too long. Send it in parts' }
  if (text.startsWith('PK\u0003\u0004') || text.startsWith('PK!'))
    return {
      ok: false,
      message: 'This is an Excel workbook (.xlsx). Save it as “CSV UTF-8”, or copy the cells and paste them here',
    }
  const rows = readPastedLines(text)
  const lines = rows[0] && /^[^@\d]+$/.test(rows[0].text) && rows.length > 1 ? rows.slice(1) : rows
  if (lines.length === 0) return { ok: false, message: 'The list has no lines. Paste one line for each person' }
  if (lines.length > LONGEST_LIST)
    return { ok: false, message: `The list has ${lines.length} lines. Send at most ${LONGEST_LIST} at a time` }
  const seen = new Map<string, number>()
  return { ok: true, lines: lines.map((row) => readOne(row, seen)) }
}

function readLine(row: { line: number; text: string }, seen: Map<string, number>): ReadLine {
  const problem = (words: string): ReadLine => ({ ...row, text: row.text.slice(0, 200), ok: false, problem: words })
  if (row.text.length > 500) return problem('The line is too long')
  const cells = cellsOf(row.text)
  if (cells.length !== 3) return problem('A line has a code, a role and an address, with commas between')
  const typed = cells.find((cell) => cell.includes('@'))
  if (!typed) return problem('There is no e-mail address in the line')
  const address = checkMailAddress(typed)
  if (!address.ok) return problem(address.message)
  const role = cells.map(roleInWords).find((found) => found !== null)
  if (!role) return problem('The role is neither “partner” nor “manager”')
  const code = cells.find((cell) => cell !== typed && roleInWords(cell) === null)?.toUpperCase() ?? ''
  if (!/^[A-Z0-9]{3,10}$/.test(code)) return problem('There is no practice’s ODS code in the line')
  const key = `${code} ${role} ${address.address}`
  const before = seen.get(key)
  if (before) return problem(`The same as line ${before}`)
  seen.set(key, row.line)
  return { ...row, ok: true, practiceCode: code, role, email: address.address }
}

export function cellsOf(text: string): string[] {
  try {
    const rows = parse(text, {
      delimiter: ['\t', ';', ','],
      trim: true,
      relax_column_count: true,
      relax_quotes: true,
    }) as string[][]
    return (rows[0] ?? []).map((cell) => cell.trim()).filter((cell) => cell !== '')
  } catch {
    return []
  }
}
