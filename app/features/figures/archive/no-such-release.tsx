import { releaseWords } from '#app/features/figures/times/asked-times-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { withCapital } from '#app/platform/with-capital.ts'
import { PageHeading } from '#app/ui/headings.tsx'
import type { NearReleases } from './near-releases.ts'

/** In the place of a release that there is not. */
export function NoSuchRelease({ title, words, near }: NearReleases) {
  return (
    <>
      <PageHeading above={<a href="/figures/releases">All releases</a>} lead={words}>
        {title}
      </PageHeading>
      <p>These are near:</p>
      <ul>
        {near.map(({ id, weekEnd }) => (
          <li key={id}>
            <a href={`/figures/releases/${id}`}>{withCapital(releaseWords(id))}</a>, with the figures of the week to{' '}
            {longDay(weekEnd)}
          </li>
        ))}
      </ul>
    </>
  )
}
