import { z } from 'zod'
import { type FormOutcome, type FormValues, parseFields } from '#app/platform/form.ts'
import { typedDay } from '#app/platform/typed-days.ts'
import { OUTCOMES, REPLY_KINDS } from '../letter-texts/letter-words.ts'
import type { WhatCame } from './record-reply.server.ts'

export const WHAT_CAME_FIELDS = ['reply', 'outcome', 'happenedOn', 'seen', 'do'] as const

const day = typedDay('Enter the day, such as 1 8 2024 or 1 August 2024.')
const replyForm = z.object({ reply: z.enum(REPLY_KINDS, 'Choose what they said.'), happenedOn: day })
const outcomeForm = z.object({ outcome: z.enum(OUTCOMES, 'Choose what came of it.'), happenedOn: day })

/** `dayField`: the id of the day's control; `done`: what to say afterwards. */
type Came = { came: WhatCame; dayField: string; done: string }

/** What came of a letter, from one of the forms on its page. */
export function parseWhatCame(values: FormValues): FormOutcome<Came> {
  if (values.do?.startsWith('take-back')) {
    const takesBackId = values.do.slice('take-back'.length).trim() || null
    const done = takesBackId ? 'Taken back. It stays in the record as a mistake.' : 'Taken off the register of letters.'
    return { ok: true, value: { came: { kind: 'taken-back', takesBackId }, dayField: '', done } }
  }
  if (values.do === 'outcome') {
    const form = parseFields(outcomeForm, values)
    if (!form.ok) return { ok: false, errors: withDay(form.errors, 'outcome-day') }
    const { outcome, happenedOn } = form.value
    const done = 'The outcome is recorded.'
    return { ok: true, value: { came: { kind: 'outcome', what: outcome, happenedOn }, dayField: 'outcome-day', done } }
  }
  const form = parseFields(replyForm, values)
  if (!form.ok) return { ok: false, errors: withDay(form.errors, 'reply-day') }
  const { reply, happenedOn } = form.value
  return {
    ok: true,
    value: { came: { kind: 'reply', what: reply, happenedOn }, dayField: 'reply-day', done: 'The reply is recorded.' },
  }
}

const withDay = ({ happenedOn, ...errors }: Record<string, string>, id: string) => ({
  ...errors,
  ...(happenedOn && { [id]: happenedOn }),
})
