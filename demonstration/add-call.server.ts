import { allowTelling } from '#app/features/adoption/told/allow-telling.server.ts'
import { answerCall } from '#app/features/lmc-desk/calls/answer-call.server.ts'
import { askForCall } from '#app/features/lmc-desk/calls/ask-for-call.server.ts'
import { callsOfPractice } from '#app/features/lmc-desk/calls/call-queries.server.ts'
import type { Db } from '#db/client.server.ts'
import type { MadeCall } from './calls-rules.ts'

/** A practice asks for a call, and the officer answers, where one did. */
export function addCall(db: Db, { practiceCode, at, by, topic, words, done }: MadeCall): void {
  const asked = askForCall(db, practiceCode, { topic, words, seen: '' }, { personId: by }, at)
  if (!asked.ok) return
  // Who waits for a call has allowed that what it tells is recorded.
  if (!done) allowTelling(db, { practiceCode, allowed: true, seen: '0' }, { personId: by }, at)
  if (!done) return
  const [call] = callsOfPractice(db, practiceCode, at)
  const which = { lmcSlug: call!.lmc.slug, id: call!.id }
  answerCall(db, which, { do: 'done', answer: done.answer, seen: 'waiting' }, { personId: done.officer }, done.at)
}
