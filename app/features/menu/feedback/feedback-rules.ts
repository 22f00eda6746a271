import type { Day, Instant } from '#app/platform/time.ts'

/** The kinds of feedback, on an action or in general. */
export const FEEDBACK_KINDS = ['works', 'risk', 'local-blocker', 'wording', 'suggestion', 'question'] as const
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number]
export const KIND_WORDS: Record<FeedbackKind, string> = {
  works: 'It works',
  risk: 'A risk',
  'local-blocker': 'Something local stands in the way',
  wording: 'The wording',
  suggestion: 'A suggestion',
  question: 'A question',
}

/** In forms and addresses, feedback about no one action. No action can have this slug: slugs hold no dot. */
export const IN_GENERAL = 'in.general'
export const IN_GENERAL_WORDS = 'In general'

/** The sender: a practice or an LMC, never both. */
export type FeedbackSender = { practiceCode: string; lmcSlug?: undefined } | { lmcSlug: string; practiceCode?: undefined }

/** The committee's answer, with the edition that changed because of it. */
export type FeedbackAnswer = { id: string; words: string; edition: { slug: string; title: string } | null; recordedAt: Instant }
/** `actionSlug`: null = in general; `title` then says so. */
type Told = { id: string; actionSlug: string | null; title: string; kind: FeedbackKind; words: string; answers: FeedbackAnswer[] }
/** Feedback as its sender reads it. */
export type OwnFeedback = Told & { recordedAt: Instant }
/**
 * Feedback as the committee reads it. An LMC is named, with the day. Of a practice the committee learns only the region and the
 * week, so that nobody can trace its words (decision 10). The region is the smallest area beyond an LMC's count "taking" of which
 * anything is told, over three LMCs or more (decision 30); the week is the smallest time (decision 31).
 */
export type CommitteeFeedback = Told & { from: string; day: Day | null; week: Day | null }

/** A region with fewer LMCs is not named beside a practice's words. */
export const LEAST_LMCS = 3
/** Pieces of feedback from one sender within 24 hours. */
export const MOST_FEEDBACK_A_DAY = 20

/** The sender as the committee reads it. `region`: of the practice's LMC; null = none, or too few LMCs. */
export function fromAPractice(region: { name: string } | null): string {
  return `A practice, ${region?.name ?? 'England'}`
}

const letters = (text: string) =>
  ` ${text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()} `
const tight = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '')

/** Whether a text reveals the practice that wrote it: its code, name, postcode or telephone number. */
export function namesPractice(
  text: string,
  practice: { code: string; name: string; postcode: string | null; telephone: string | null },
): boolean {
  const { code, name, postcode, telephone } = practice
  if (letters(text).includes(letters(code)) || letters(text).includes(letters(name))) return true
  return [postcode, telephone].some((one) => one !== null && tight(one).length > 4 && tight(text).includes(tight(one)))
}

/** Every reason to refuse feedback or an answer, the field it belongs to ('' = the whole form), and its words. */
export const FEEDBACK_REFUSALS = {
  'sender-unknown': { field: '', words: 'The register has no such practice or LMC.' },
  'action-unknown': { field: 'action', words: 'This action is on no published menu. Choose one of the list.' },
  'names-practice': {
    field: 'words',
    words:
      'The text gives your practice away (its name, code, postcode or telephone number). Take that out: the committee reads the words without being told who wrote them.',
  },
  'too-many': { field: '', words: `You have sent ${MOST_FEEDBACK_A_DAY} in the last 24 hours. Send the next one later.` },
  'changed-meanwhile': {
    field: '',
    words:
      'Another editor has answered since you opened this page. Their answer stands above, yours is kept below. Send it again to add it.',
  },
  'feedback-unknown': { field: '', words: 'There is no such feedback.' },
  'edition-unknown': {
    field: 'edition',
    words: 'Choose an edition published in the week of the feedback or later, of the action’s own round.',
  },
} as const satisfies Record<string, { field: string; words: string }>
export type FeedbackRefusal = keyof typeof FEEDBACK_REFUSALS
