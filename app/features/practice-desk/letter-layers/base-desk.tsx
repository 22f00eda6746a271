import { moment } from '#app/platform/dates-in-words.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState, SeenField } from '#app/ui/form-state.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { ErrorSummary, InsetNote } from '#app/ui/messages.tsx'
import { ChangeFields } from './change-fields.tsx'
import type { BasePage } from './layer-pages-queries.server.ts'
import { Differences, LayerSide, LayerWarnings } from './layer-side.tsx'
import type { LayerRefused } from './variant-desk.tsx'

type BaseDeskProps = { page: BasePage & { own: boolean; secondEditor: boolean }; refused: LayerRefused | undefined }

/** Where editors word a letter of the committee: a draft, and a second editor who publishes it. */
export function BaseDesk({ page, refused }: BaseDeskProps) {
  const { letter, filled, draft } = page
  const at = '/committee/letters'
  return (
    <FormState values={refused?.values} start={filled} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading above={<a href={at}>Letters of the committee</a>} lead={letter.summary}>
        {letter.title}
      </PageHeading>
      <Columns sideLabel="What practices get" side={<LayerSide layer={page} beneath="the words Concert ships" />}>
        <LayerWarnings layer={page} who="A new version of Concert" />
        {draft ? <DraftInHand page={page} /> : null}
        {refused?.meanwhile ? (
          <InsetNote readFirst>
            <p>
              {draft
                ? `The draft is at version ${draft.version}, saved by ${draft.savedBy}. Its differences stand above.`
                : 'What is published stands at the side.'}
            </p>
          </InsetNote>
        ) : null}
        <SectionHeading>{draft ? 'Change the draft' : 'Draft other words'}</SectionHeading>
        <Form method="post" noValidate>
          <ChangeFields layer={page} beneath="the words Concert ships" meanwhile={refused?.meanwhile} />
          <ButtonRow>
            <Button name="do" value="save">
              Save the draft
            </Button>
            <a href={at}>Back without saving</a>
          </ButtonRow>
        </Form>
      </Columns>
    </FormState>
  )
}

function DraftInHand({ page: { draft, own, secondEditor, seen } }: { page: BaseDeskProps['page'] }) {
  if (!draft) return null
  const waits = secondEditor && own
  return (
    <section aria-labelledby="draft">
      <SectionHeading id="draft" beside={`version ${draft.version}, saved by ${draft.savedBy} on ${moment(draft.savedAt)}`}>
        The draft
      </SectionHeading>
      {draft.differences.length > 0 ? (
        <>
          <p className="soft">Crossed out: what practices get now. Underlined: the draft.</p>
          <Differences changes={draft.differences} />
        </>
      ) : (
        <p>
          {draft.fits ? 'It says what practices get now.' : 'It no longer fits the letter. Save it again to see what is wrong.'}
        </p>
      )}
      {waits ? <p>Another editor publishes it, because you saved it last.</p> : null}
      <Form method="post">
        <SeenField now={seen} />
        <ButtonRow>
          {waits || !draft.fits ? null : (
            <Button name="do" value="publish">
              {secondEditor ? 'Approve and publish it' : 'Publish it'}
            </Button>
          )}
          <Button name="do" value="discard" variant="grave">
            Discard the draft
          </Button>
        </ButtonRow>
      </Form>
    </section>
  )
}
