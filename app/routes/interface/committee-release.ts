import type { LoaderFunctionArgs } from '@remix-run/node'
import { releaseAsked } from '#app/features/figures/files/week-asked.server.ts'
import { releaseText } from '#app/features/figures/releases/release-queries.server.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { committeeToken, jsonAnswer, noRelease } from './answer.server.ts'

/** The frozen text with every LMC by name. */
export function loader(visit: LoaderFunctionArgs) {
  const refusal = committeeToken(visit)
  if (refusal) return refusal
  const { db } = contextOf(visit)
  const release = releaseAsked(db, visit.params.release, 'all')
  const text = release && releaseText(db, release.id, 'all')
  return text ? jsonAnswer(visit, text, { tag: release.hash, open: false }) : noRelease()
}
