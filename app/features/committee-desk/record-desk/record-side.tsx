import { DiscardDraft } from '#app/features/editors/drafts/discard-draft.tsx'
import { TELL_EVERYBODY, TOLD_CHOICES } from '#app/features/menu/announcements/told-choices.ts'
import { DifferenceList } from '#app/features/menu/draft-writing/changed-meanwhile.tsx'
import { longDay } from '#app/platform/dates-in-words.ts'
import type { FieldErrors } from '#app/platform/form.ts'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import type { RecordDraftPage } from './record-desk-queries.server.ts'

/** `typed`: what stands against the form as it was typed and could not be saved; null = as it is saved. */
type SideProps = { page: RecordDraftPage; typed: FieldErrors | null; own: boolean; secondEditor: boolean }

/** Beside the form: what stands against publishing, approval, publishing, discarding, and what the draft changes. */
export function RecordSide({ page, typed, own, secondEditor }: SideProps) {
  const refusals = typed ?? page.refusals
  const { draft, labels, changes, published, approved, approvedBy, voidApproval, moved, shipped, tells } = page
  const correct = Object.keys(refusals).length === 0
  const ready = correct && !moved
  const meant = <input type="hidden" name="version" value={draft.version} />
  return (
    <>
      <InsetNote readFirst={!ready || voidApproval}>
        {ready ? (
          <p>
            {voidApproval ? `${approvedBy} approved it and is no longer an editor: that approval is void. ` : null}
            {approved
              ? `Approved by ${approvedBy} as it stands now.`
              : !secondEditor
                ? 'It is ready to publish.'
                : own
                  ? 'It is ready. Another editor must approve it, because you saved it last.'
                  : 'It is ready, and waits for your approval or another editor’s.'}
          </p>
        ) : correct ? (
          <p>
            {published?.version === 0
              ? 'Its content file says something else since this draft was begun.'
              : `A content file changed the published words since this draft was begun: they are version ${published?.version} now.`}{' '}
            See below what the draft would change in them, and save it again to go on from there.
          </p>
        ) : (
          <>
            <p>{typed ? 'What you typed is not saved yet. Put this right:' : 'Put this right before it can be approved:'}</p>
            <ul>
              {Object.entries(refusals).map(([field, message]) => (
                <li key={field}>
                  <a href={`#${field}`}>{labels[field] ?? cellWords(field, labels)}</a>: {message}
                </li>
              ))}
            </ul>
          </>
        )}
      </InsetNote>
      {ready && secondEditor && !approved && !own ? (
        <Form method="post">
          {meant}
          <Button name="do" value="approve">
            Approve it as it stands
          </Button>
        </Form>
      ) : null}
      {ready && (approved || !secondEditor) ? (
        <FormState start={{ told: TELL_EVERYBODY }}>
          <Form method="post">
            {meant}
            {tells ? <Radios name="told" label="Who is told by mail" choices={[...TOLD_CHOICES]} /> : null}
            <Button name="do" value="publish">
              Publish it now
            </Button>
          </Form>
        </FormState>
      ) : null}
      {published ? (
        <section aria-labelledby="changes">
          <SectionHeading
            id="changes"
            beside={published.version === 0 ? 'from the content file' : `from version ${published.version}`}
          >
            What changes
          </SectionHeading>
          {changes.length === 0 ? <p>Nothing yet.</p> : null}
          <DifferenceList differences={changes} />
        </section>
      ) : null}
      {shipped ? (
        <section aria-labelledby="shipped">
          <SectionHeading id="shipped" beside={`since ${longDay(shipped.on)}`}>
            A content file says something else
          </SectionHeading>
          <p>
            A later version of Concert came with other words for this action. Those published at this desk hold. Once you publish
            a next version, this is not shown again. Crossed out is what the draft has, underlined what the file has.
          </p>
          <DifferenceList differences={shipped.differences} />
        </section>
      ) : null}
      <DiscardDraft meant={meant} />
    </>
  )
}

/** A cell of a list that was not wrong when the page was made: "Sources, line 2". */
function cellWords(field: string, labels: Readonly<Record<string, string>>): string {
  const [, list = '', row] = /^([a-zA-Z]+)-(\d+)-/.exec(field) ?? []
  return row ? `${labels[list] ?? 'List'}, line ${row}` : 'This field'
}
