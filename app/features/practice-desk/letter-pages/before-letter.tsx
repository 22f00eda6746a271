import { LocalNoteView } from '#app/features/menu/local-notes/local-note-view.tsx'
import { longDay } from '#app/platform/dates-in-words.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { Fold } from '#app/ui/fold.tsx'
import { Form } from '#app/ui/form.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { ErrorSummary, InsetNote } from '#app/ui/messages.tsx'
import { SourceList } from '#app/ui/source-list.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { FAMILY_WORDS } from '../letter-texts/letter-words.ts'
import type { BeforeLetter } from '../letters/letter-page-queries.server.ts'

type Earlier = { id: string; title: string } | null
/** The line of a register, or (`register` null) the claim that a letter is about. */
type AboutLine = { id: string; register: string | null; name: string } | null
type Page = Omit<BeforeLetter, 'earlier'> & { earlier: Earlier; about: AboutLine; lines: { id: string; name: string }[] }

/** What a reader must know before a letter is begun: who learns what, where it goes, and which case it is. */
export function BeforeLetterDesk({ page, errors }: { page: Page; errors?: Record<string, string> | undefined }) {
  const { details, letter, action: belongsTo, note, others, earlier, goesBeside, local, about, lines } = page
  const at = `/practice/${details.code}/letters`
  const ways = new URLSearchParams({
    ...(earlier && { follows: earlier.id }),
    ...(about && { [about.register ? 'line' : 'claim']: about.id }),
  }).toString()
  const query = ways ? `?${ways}` : ''
  const facts = [
    { term: 'Goes to', value: (letter.to.icb && details.icb?.name) || letter.to.label },
    ...(letter.when ? [{ term: 'For', value: letter.when }] : []),
    ...(belongsTo ? [{ term: 'Belongs to', value: <a href={`/actions/${belongsTo.slug}`}>{belongsTo.title}</a> }] : []),
    ...(earlier
      ? [{ term: goesBeside ? 'Goes beside' : 'Answers', value: <a href={`${at}/sent/${earlier.id}`}>{earlier.title}</a> }]
      : []),
    ...(about
      ? [
          {
            term: about.register ? 'In the register' : 'Claim',
            value: (
              <a
                href={`/practice/${details.code}/${about.register ? `registers/${about.register}/lines` : 'claims'}/${about.id}`}
              >
                {about.name}
              </a>
            ),
          },
        ]
      : []),
    ...(letter.answer ? [{ term: 'Asks for an answer', value: `in ${letter.answer.days} days` }] : []),
  ]
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeading
        above={
          <>
            <a href={at}>Letters</a> · {FAMILY_WORDS[letter.family]}
          </>
        }
        lead={letter.summary}
      >
        {letter.title}
      </PageHeading>
      <Columns
        sideLabel="Which case it is"
        side={
          others.length > 0 ? (
            <>
              <SectionHeading>{letter.group}: is it another case?</SectionHeading>
              {others.map(({ slug, when }) => (
                <p key={slug}>
                  <a href={`${at}/new/${slug}${query}`}>{when}</a>
                </p>
              ))}
            </>
          ) : (
            <p className="soft">{details.name} writes it, on its own letterhead. A manager may prepare it; a partner signs.</p>
          )
        }
      >
        <InsetNote readFirst>
          <p>
            <strong>Who learns what.</strong> {letter.tells}
          </p>
        </InsetNote>
        <SummaryList rows={facts} />
        {lines.length > 0 ? (
          <p>
            From a line of your registers, with its facts filled in:{' '}
            {lines.map(({ id, name }, index) => (
              <span key={id}>
                {index > 0 ? ' · ' : null}
                <a href={`?${new URLSearchParams({ ...(earlier && { follows: earlier.id }), line: id })}`}>{name}</a>
              </span>
            ))}
          </p>
        ) : null}
        {local ? (
          <p>
            {local.name} has its own wording for parts of this letter, version {local.version} of {longDay(local.on)}. You see
            what differs, and choose.
          </p>
        ) : null}
        {note ? <LocalNoteView note={note} /> : null}
        {letter.before.length > 0 ? (
          <section aria-labelledby="before">
            <SectionHeading id="before">Before you write</SectionHeading>
            <ul>
              {letter.before.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </section>
        ) : null}
        {letter.sources.length > 0 ? (
          <Fold title="Sources" level={3} beside={String(letter.sources.length)}>
            <SourceList sources={letter.sources} />
          </Fold>
        ) : null}
        <Form method="post">
          <ButtonRow>
            <Button>Begin this letter</Button>
            <a href={at}>Back to letters</a>
          </ButtonRow>
        </Form>
        <p className="soft">Nothing is sent. You see the whole letter, fill it in and choose its parts next.</p>
      </Columns>
    </>
  )
}
