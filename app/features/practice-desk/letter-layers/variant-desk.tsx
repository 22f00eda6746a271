import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { ErrorSummary, InsetNote } from '#app/ui/messages.tsx'
import { ChangeFields } from './change-fields.tsx'
import type { VariantPage } from './layer-pages-queries.server.ts'
import { LayerSide, LayerWarnings } from './layer-side.tsx'

export type LayerRefused = { errors: Record<string, string>; values: Record<string, string>; meanwhile: boolean }

/** Where an officer words a letter for the practices of the LMC. */
export function VariantDesk({ page, refused }: { page: VariantPage; refused: LayerRefused | undefined }) {
  const { lmc, letter, filled, inForce } = page
  const at = `/lmc/${lmc.slug}/letters`
  return (
    <FormState values={refused?.values} start={filled} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading above={<a href={at}>Letters of {lmc.name}</a>} lead={letter.summary}>
        {letter.title}
      </PageHeading>
      <Columns sideLabel="What your practices get" side={<LayerSide layer={page} beneath="the committee’s words" />}>
        <LayerWarnings layer={page} who="The committee" />
        <InsetNote>
          <p>
            Your practices see your words beside the committee’s and choose. A letter that is being made keeps the words it was
            begun with, and its writer is told of yours. You learn nothing of who writes or sends one, and no number.
          </p>
        </InsetNote>
        {refused?.meanwhile ? (
          <InsetNote readFirst>
            <p>
              {inForce ? `Version ${inForce.version} of a colleague stands at the side.` : 'The committee’s words stand again.'}
            </p>
          </InsetNote>
        ) : null}
        <SectionHeading>Your office’s words</SectionHeading>
        <Form method="post" noValidate>
          <ChangeFields layer={page} beneath="the committee’s words" meanwhile={refused?.meanwhile} />
          <ButtonRow>
            <Button name="do" value="write">
              {`Save as version ${(page.versions[0]?.version ?? 0) + 1}`}
            </Button>
            {inForce ? (
              <Button name="do" value="back" variant="quiet">
                Go back to the committee’s words
              </Button>
            ) : null}
            <a href={at}>Back without saving</a>
          </ButtonRow>
        </Form>
      </Columns>
    </FormState>
  )
}
