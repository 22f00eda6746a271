import { longDay } from '#app/platform/dates-in-words.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { ErrorSummary, InsetNote } from '#app/ui/messages.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import type { AboutClaim } from '../letter-claims/claim-letters-queries.server.ts'
import { LineOfLetter } from '../letter-lines/line-notes.tsx'
import type { LetterLineNote } from '../letter-lines/line-of-letter-queries.server.ts'
import type { LetterPage } from '../letters/letter-page-queries.server.ts'
import { referenceOf } from '../letters/letter-rules.ts'
import { LetterCourse } from './letter-course.tsx'
import { LetterAsSent } from './letter-sheet.tsx'
import { TakeLetter } from './take-letter.tsx'
import { type CameRefused, OutcomeForm, ReplyForm, TakeBackForm } from './what-came-forms.tsx'

/** A letter that went: what comes next, what came of it, and exactly what it said. */
export function SentLetterDesk({
  page,
  refused,
}: {
  page: LetterPage & { today: string; line: LetterLineNote | null; claim: AboutClaim | null }
  refused: CameRefused | undefined
}) {
  const { details, letter, choices, versions, next, replies, companions, seen, today, line, claim } = page
  const at = `/practice/${details.code}/letters`
  const form = { seen, refused, today }
  const facts = [
    { term: 'Our reference', value: referenceOf(letter) },
    ...(line ? [{ term: 'In the register', value: <LineOfLetter key="line" line={line} letterId={letter.id} /> }] : []),
    ...(claim ? [{ term: 'About our claim', value: <a href={claim.href}>{claim.title}</a> }] : []),
    ...(letter.answerBy ? [{ term: 'Answer asked for by', value: longDay(letter.answerBy) }] : []),
    ...(letter.endsOn ? [{ term: 'Last day', value: longDay(letter.endsOn) }] : []),
    ...choices.map(({ label, words }) => ({ term: label, value: words })),
    {
      term: 'Made from',
      value: madeFrom(letter, versions),
    },
  ]
  return (
    <>
      <FormState errors={refused?.errors}>
        <ErrorSummary />
      </FormState>
      <PageHeading above={<a href={at}>Letters</a>} lead={`To ${letter.recipient}, sent on ${longDay(letter.sentOn)}.`}>
        {letter.subject ?? letter.title}
      </PageHeading>
      <LetterCourse at={at} page={page} />
      <div className="letter-desk">
        <div className="letter-form">
          <InsetNote readFirst={next.kind === 'write'}>
            <p>
              <strong>{next.due ? `${next.words}: ${longDay(next.due)}` : next.words}.</strong>
            </p>
            {next.letter ? (
              <LinkButton href={`${at}/new/${next.letter}?follows=${letter.id}`}>Write the next letter</LinkButton>
            ) : next.kind === 'write' && claim ? (
              <LinkButton href={claim.href}>Open your claim</LinkButton>
            ) : null}
          </InsetNote>
          {companions.length > 0 ? (
            <>
              <SectionHeading>Tell the others</SectionHeading>
              <ul>
                {companions.map(({ slug, title }) => (
                  <li key={slug}>
                    <a href={`${at}/new/${slug}?follows=${letter.id}`}>{title}</a>
                  </li>
                ))}
              </ul>
            </>
          ) : null}
          {letter.family === 'patients' ? null : <ReplyForm {...form} replies={replies} />}
          {letter.paper ? <OutcomeForm {...form} /> : null}
          <TakeBackForm events={letter.events} seen={seen} meanwhile={refused?.meanwhile ?? false} />
        </div>
        <div>
          {letter.paper ? (
            <>
              <LetterAsSent paper={letter.paper} logoAt={`${at}/sent/${letter.id}/logo.png`} />
              <TakeLetter at={`${at}/sent/${letter.id}`} paper={letter.paper} forPatients={letter.family === 'patients'} />
            </>
          ) : (
            <InsetNote>
              <p>
                Of a letter about one case Concert keeps its kind, the organisation, the day and a number. What it said is in your
                clinical system.
              </p>
            </InsetNote>
          )}
          <SectionHeading>About it</SectionHeading>
          <SummaryList rows={facts} />
          {letter.paper ? null : <OutcomeForm {...form} />}
        </div>
      </div>
    </>
  )
}

function madeFrom({ textHash, wordings }: LetterPage['letter'], versions: LetterPage['versions']): string {
  const { committee, lmc } = versions ?? {}
  const layers = [
    ...(committee ? [`the committee’s version ${committee.version} of ${longDay(committee.on)}`] : []),
    ...(lmc ? [`${lmc.name}’s version ${lmc.version} of ${longDay(lmc.on)}`] : []),
    ...(wordings.length > 0 ? ['your own words'] : []),
  ]
  return [`text ${textHash.slice(0, 6)}`, ...(layers.length > 0 ? [layers.join(', ')] : [])].join(' with ')
}
