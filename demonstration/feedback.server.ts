import { menuAt } from '#app/features/menu/editions/menu-history-queries.server.ts'
import type { FeedbackKind, FeedbackSender } from '#app/features/menu/feedback/feedback-rules.ts'
import { answerFeedback, sendFeedback } from '#app/features/menu/feedback/send-feedback.server.ts'
import { addDays, type Day, dayOf, type Instant, instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { EARLY_EDITORS } from './goals.server.ts'
import { demonstrationSetting } from './sign-in-list.ts'

const { lively, lmcSlug, neighbourLmcSlug } = demonstrationSetting
type Piece = {
  sender: FeedbackSender
  /** Which line of the menu of that day it is about; null = in general. */
  line: number | null
  kind: FeedbackKind
  words: string
  answer?: { words: string; edition?: string }
}

/** What practices and LMCs told the committee, about actions and in general, with the answers; the latest pieces still wait. */
export function feedbackUntil(tx: Db, today: Day): { at: Instant; write: () => unknown }[] {
  const before = instantOf(addDays(today, -1), '12:00')
  const latest = menuAt(tx, before)?.edition
  const led: Piece = {
    sender: { lmcSlug },
    line: null,
    kind: 'suggestion',
    words: 'At meetings we are asked what is new on the menu and what is not. A line on each change would save an evening.',
    answer: { words: 'Each edition now begins with what changed and why.', ...(latest && { edition: latest.slug }) },
  }
  return [
    ...(latest ? pieceOn(tx, addDays(dayOf(latest.publishedAt), -4), led, addDays(dayOf(latest.publishedAt), 2)) : []),
    ...pieceOn(
      tx,
      addDays(today, -23),
      {
        sender: { practiceCode: lively.code },
        line: 0,
        kind: 'risk',
        words: 'Our reception asks who decides on the day when the list is full and somebody rings at five.',
        answer: { words: 'The duty doctor, as before: see “Patient safety” on the action’s page.' },
      },
      addDays(today, -16),
    ),
    ...pieceOn(tx, addDays(today, -9), {
      sender: { lmcSlug: neighbourLmcSlug },
      line: 1,
      kind: 'local-blocker',
      words: 'A local scheme pays for this until the end of March. Practices ask what happens to the payment.',
    }),
    ...pieceOn(tx, addDays(today, -6), {
      sender: { practiceCode: lively.code },
      line: null,
      kind: 'question',
      words: 'When will it be known whether members are asked again? Our partners want to plan the winter.',
    }),
  ]
}

function pieceOn(tx: Db, day: Day, { line, answer, ...said }: Piece, answeredOn?: Day): { at: Instant; write: () => unknown }[] {
  const at = instantOf(day, '13:10')
  let feedbackId = ''
  const send = () => {
    const action = line === null ? null : menuAt(tx, at)?.offers[line]?.actionSlug
    const sent =
      action === undefined ? undefined : sendFeedback(tx, { ...said, action }, { personId: 'demonstration-author' }, at)
    if (sent?.ok) feedbackId = sent.id
  }
  const reply = (words: string, edition: string | null, then: Instant) => () =>
    feedbackId && answerFeedback(tx, { feedbackId, words, edition }, EARLY_EDITORS[0], then)
  const then = instantOf(answeredOn ?? day, '16:40')
  return [{ at, write: send }, ...(answer ? [{ at: then, write: reply(answer.words, answer.edition ?? null, then) }] : [])]
}
