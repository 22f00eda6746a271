import { type AppLoadContext, data } from '@remix-run/node'
import type { ClaimPage } from '#app/features/disputes/claims/claim-desk.tsx'
import { CLAIM_FIELDS, claimValues, parseClaim, parseHappened } from '#app/features/disputes/claims/claim-form.ts'
import { type Claimant, practiceOfOwnClaims } from '#app/features/disputes/claims/claim-queries.server.ts'
import type { Claim } from '#app/features/disputes/claims/claim-rules.ts'
import { CLAIM_REFUSALS } from '#app/features/disputes/claims/claim-words.ts'
import { recordClaim } from '#app/features/disputes/claims/record-claim.server.ts'
import { claimSchemes, seenOfSchemes } from '#app/features/disputes/claims/schemes.server.ts'
import type { Person } from '#app/features/people/accounts/people-rules.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { contextOf, type Visit } from './context-of-visit.server.ts'
import { redirectSaying } from './flash.server.ts'

const DONE = { save: 'Saved.', happened: 'Added to its course.', remove: 'Taken off the list.' } as const

/** The claimant that a person is for claims of their own: with a role in a practice, or for what they kept while they had one. */
export function doctorOf({ db, person: { id, roles } }: { db: AppLoadContext['db']; person: Pick<Person, 'id' | 'roles'> }) {
  const ofRole = roles.find((role) => role.practiceCode)?.practiceCode
  const practiceCode = ofRole ?? practiceOfOwnClaims(db, id)
  return practiceCode ? { personId: id, practiceCode, hasRole: ofRole !== undefined } : undefined
}

/** What the page of a claim shows, a practice's or a doctor's. `back`: the list it stands in. */
export function claimPage(visit: Visit, claim: Claim, about: Pick<ClaimPage, 'back' | 'whoSees'>): ClaimPage {
  const { db, today } = contextOf(visit)
  const schemes = claimSchemes(db, today)
  return { ...about, claim, schemes, marker: seenOfSchemes(schemes), today, start: claimValues(claim) }
}

/** Takes a form about a claim, a practice's or a doctor's: the claim itself, something that happened, or that it never was. `list`: the page of all claims. */
export async function takeClaimForm(
  visit: Visit,
  { who, claimId, list, by }: { who: Claimant; claimId: string | null; list: string; by: string },
) {
  const { db, at, today } = contextOf(visit)
  const values = namedFields(await visit.request.formData(), CLAIM_FIELDS)
  const wish = claimId !== null && (values.do === 'happened' || values.do === 'remove') ? values.do : 'save'
  const refused = (errors: Record<string, string>, meanwhile = false) => data({ errors, values, meanwhile }, { status: 422 })
  const form = wish === 'save' ? parseClaim(values, today) : wish === 'happened' ? parseHappened(values, today) : undefined
  if (form && !form.ok) return refused(form.errors)
  const wanted = form ? form.value : ({ kind: 'removed' } as const)
  const asked = { who, claimId, seen: values.seen ?? '', schemes: values.schemes ?? '', wanted }
  const outcome = await inSharedTransaction(db, (tx) => recordClaim(tx, asked, { personId: by }, at))
  if (!outcome.ok) {
    const { reason } = outcome
    const field = reason === 'no-such-scheme' || reason === 'scheme-changed' ? 'scheme' : ''
    return refused({ [field]: CLAIM_REFUSALS[reason] }, reason === 'changed-meanwhile')
  }
  return redirectSaying(visit, wish === 'remove' ? list : `${list}/${outcome.claimId}`, { done: DONE[wish] })
}
