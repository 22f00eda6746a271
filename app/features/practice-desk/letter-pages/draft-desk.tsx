import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Fold } from '#app/ui/fold.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState, SeenField } from '#app/ui/form-state.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { DateInput } from '#app/ui/inputs.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import { SaysInClaim } from '../letter-claims/claim-letters.tsx'
import type { AboutClaim } from '../letter-claims/claim-letters-queries.server.ts'
import { WriteInRegister } from '../letter-lines/line-notes.tsx'
import type { LetterLineNote } from '../letter-lines/line-of-letter-queries.server.ts'
import type { DraftPage } from '../letters/letter-page-queries.server.ts'
import { DraftFields, ParagraphChoices } from './draft-fields.tsx'
import { LocalWords, NewerText } from './layer-choice.tsx'
import { LetterPreview } from './letter-sheet.tsx'
import { ShortTexts, TakeLetter } from './take-letter.tsx'

type Refused = { errors: Record<string, string>; values: Record<string, string>; meanwhile: boolean }

/** Where a letter is filled in, chosen, read as it will go, and recorded as sent. */
export function DraftDesk({
  page,
  refused,
}: {
  page: DraftPage & { today: string; line: LetterLineNote | null; claim: AboutClaim | null }
  refused: Refused | undefined
}) {
  const { details, draft, text, made, hash, newer, earlier } = page
  const at = `/practice/${details.code}/letters`
  const here = `${at}/drafts/${draft.id}`
  const missing = made.missing.length
  const lead =
    missing === 0
      ? 'Nothing is missing.'
      : missing === 1
        ? 'One thing is missing before it can go.'
        : `${missing} things are missing before it can go.`
  const start = { sentOn: draft.filled.date ?? page.today, register: 'on', ...draft.filled }
  return (
    <FormState values={refused?.values} start={start} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading
        above={
          <>
            <a href={at}>Letters</a>
            {earlier ? (
              <>
                {' '}
                · {page.goesBeside ? 'beside' : 'answers'}{' '}
                <a href={`${at}/sent/${earlier.id}`}>{earlier.subject ?? earlier.title}</a>
              </>
            ) : null}
          </>
        }
        lead={`${text.family === 'patients' ? '' : `To ${draft.filled.organisation ?? 'nobody yet'}. `}${lead}`}
      >
        {draft.title}
      </PageHeading>
      {newer ? <NewerText newer={newer} seen={draft.seen} textNow={page.textNow} /> : null}
      <div className="letter-desk">
        <div className="letter-form">
          <Form method="post" noValidate>
            <SeenField now={draft.seen} shown={refused?.meanwhile} />
            <SectionHeading>1. Fill what is missing</SectionHeading>
            <DraftFields
              text={text}
              made={made}
              named={page.named}
              partners={page.partners}
              letterheadHref={`${at}/letterhead`}
            />
            <p className="soft">Nothing about a patient goes into a letter: a text with an NHS number is refused.</p>
            <SectionHeading>2. Choose the parts</SectionHeading>
            <ParagraphChoices text={text} lmc={details.lmc?.name ?? null} />
            <ButtonRow>
              <Button name="do" value="save">
                Save and preview
              </Button>
            </ButtonRow>
          </Form>
          {page.local && !newer ? <LocalWords local={page.local} seen={draft.seen} textNow={page.textNow} /> : null}
          <SectionHeading>3. Send it yourselves, then say so</SectionHeading>
          <TakeLetter at={here} paper={made.paper} forPatients={text.family === 'patients'} />
          <ShortTexts made={made} />
          <p className="soft">Files and text are as saved last. Concert sends nothing to anybody.</p>
          {missing > 0 ? (
            <p>It can be recorded as sent once nothing is missing.</p>
          ) : newer ? (
            <p>Say first which words you use: the letter’s text changed.</p>
          ) : (
            <Form method="post" noValidate>
              <input type="hidden" name="seen" value={hash} key={hash} />
              <DateInput name="sentOn" label={text.family === 'patients' ? 'Put up on' : 'Went on'} hint="Not after today." />
              <WriteInRegister line={page.line} />
              <SaysInClaim claim={page.claim} />
              <ButtonRow>
                <Button name="do" value="sent" variant="quiet">
                  Record as sent
                </Button>
              </ButtonRow>
              {text.family === 'case' ? (
                <p className="soft">Concert keeps the kind of letter, the organisation, the day and a number. Nothing else.</p>
              ) : null}
            </Form>
          )}
          {text.family === 'case' ? null : <OwnWords page={page} at={at} />}
          <Fold level={3} title="Throw it away?">
            <Form method="post">
              <SeenField now={draft.seen} shown={refused?.meanwhile} />
              <Button name="do" value="discard" variant="grave">
                Throw this letter away
              </Button>
            </Form>
          </Fold>
        </div>
        <div>
          <LetterPreview made={made} logoAt={`${at}/logo.png`} />
          <p className="soft letter-key">
            <span className="letter-field">underlined</span> filled in · <mark>marked</mark> missing · <del>struck through</del>{' '}
            left out
          </p>
        </div>
      </div>
    </FormState>
  )
}

function OwnWords({ page: { text, draft, ownParagraphs }, at }: { page: DraftPage; at: string }) {
  return (
    <Fold level={3} title="Write a paragraph in our own words">
      <ul>
        {text.paragraphs.map(({ key, label, words }) =>
          words ? (
            <li key={key}>
              <a href={`${at}/words/${draft.letterSlug}/${key}`}>{label ?? `“${words.trim().slice(0, 48)}…”`}</a>
              {ownParagraphs.includes(key) ? ' (ours)' : ''}
            </li>
          ) : null,
        )}
      </ul>
    </Fold>
  )
}
