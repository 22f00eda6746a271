import { parseArgs } from 'node:util'
import { answerAsOperator, type OperatorOutcome } from '#app/features/lmc-desk/register-requests/answer-request.server.ts'
import { REQUEST_LIMITS } from '#app/features/lmc-desk/register-requests/request-form.ts'
import { requestsForOperator } from '#app/features/lmc-desk/register-requests/request-queries.server.ts'
import { requestInWords } from '#app/features/lmc-desk/register-requests/request-words.ts'
import { lmcBySlug } from '#app/features/register/records/register-queries.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { freeText } from '#app/platform/free-text.ts'
import { dayOf } from '#app/platform/time.ts'
import { type CommandContext, type OperatorCommand, refuse } from './operator-command.ts'

const OPTIONS = { request: { type: 'string' }, lmc: { type: 'string' }, word: { type: 'string' } } as const

/** Lists what officers say of the register and nobody but the operator can answer. */
export const requestsCommand: OperatorCommand = {
  usage: `requests                                what LMCs say of the register that waits for the operator: no LMC is named, or
    nobody of it has joined`,
  run(words, { db, now }) {
    parseArgs({ args: words, options: {} })
    const requests = requestsForOperator(db, now)
    if (requests.length === 0) console.log('Nothing waits for the operator.')
    for (const request of requests) {
      const { id, practice, reason, askedAt } = request
      console.log(`${id}  ${practice.code} ${practice.name}: ${requestInWords(request)}`)
      console.log(`  “${reason}” Asked on ${longDay(dayOf(askedAt))}.`)
    }
  },
}

const REFUSALS: Record<Extract<OperatorOutcome, { ok: false }>['reason'], string> = {
  'not-there': '--request names none that waits. `requests` lists them.',
  'has-officers': 'Officers of the other LMC have joined: they answer, not the operator.',
  'lmc-missing': '--lmc is missing: the request names no LMC, so say to which the practice belongs.',
  'lmc-unknown': '--lmc names an LMC that the register does not hold.',
  'same-lmc': '--lmc names the LMC that says the practice is not its own.',
}

function answer(words: string[], { db, now }: CommandContext, act: 'confirm' | 'refuse'): void {
  const { request: id = '', lmc: lmcSlug, word: typed = '' } = parseArgs({ args: words, options: OPTIONS }).values
  const word = freeText(REQUEST_LIMITS.word).safeParse(typed)
  if (!word.success) refuse(`--word: ${word.error.issues[0]?.message}`)
  if (act === 'refuse' && !word.data) refuse('--word is missing: the LMC that asked reads why.')
  const known = (slug: string) => lmcBySlug(db, slug) !== undefined
  const outcome = answerAsOperator(db, { id, act, lmcSlug, word: word.data }, known, now)
  if (!outcome.ok) refuse(REFUSALS[outcome.reason])
  const { practice, other } = outcome.request
  const said = {
    confirmed: 'Confirmed: the register says so now.',
    refused: 'Refused: the register stays as it is.',
    'passed-on': `Passed on: officers of ${other?.name} have joined, and it waits for them now.`,
  }
  console.log(`${practice.code} ${practice.name}. ${said[outcome.did]}`)
}

export const requestsConfirmCommand: OperatorCommand = {
  usage: `requests confirm --request ID [--lmc SLUG] [--word "…"]
    the register says so from now on; --lmc where none is named: if it has officers, they are asked instead`,
  run: (words, context) => answer(words, context, 'confirm'),
}

export const requestsRefuseCommand: OperatorCommand = {
  usage: 'requests refuse --request ID --word "…"   the register stays as it is, and the LMC that asked reads the word',
  run: (words, context) => answer(words, context, 'refuse'),
}
