import { BallotFields } from '#app/features/ballots/desk/ballot-fields.tsx'
import { DisputeFields, PartFields } from '#app/features/disputes/desk/part-fields.tsx'
import { SurveyFields } from '#app/features/disputes/surveys/survey-fields.tsx'
import { GoalFields } from '#app/features/figures/goals/goal-fields.tsx'
import { GuidanceFields } from '#app/features/menu/guidance/guidance-fields.tsx'
import { RoundFields } from '#app/features/menu/rounds/round-fields.tsx'
import { OpenLetterFields } from '#app/features/open-letters/desk/open-letter-fields.tsx'
import { EventFields } from '#app/features/timeline/events/event-fields.tsx'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { Form } from '#app/ui/form.tsx'
import { SeenField } from '#app/ui/form-state.tsx'
import { Textarea } from '#app/ui/inputs.tsx'
import type { RecordDraftPage } from './record-desk-queries.server.ts'

type Page = Pick<RecordDraftPage, 'kind' | 'draft' | 'seen' | 'published' | 'mayWithdraw' | 'choices' | 'disputes'>

/**
 * The form of a draft. It is saved finished or not; what stands against publishing is said at its fields. `added`: the list in which an
 * empty row is wanted.
 */
export function RecordForm({ page, changed, added }: { page: Page; changed: boolean; added: string | undefined }) {
  const { seen, published, mayWithdraw } = page
  return (
    <Form method="post" noValidate>
      {/* The first button is the one that Enter presses. */}
      <button type="submit" className="spoken" aria-hidden="true" name="do" value="save" tabIndex={-1}>
        Save
      </button>
      <SeenField now={seen} shown={changed} />
      {published ? <input type="hidden" name="stands" value={published.word} /> : null}
      <div className="form-columns">
        <FieldsOf page={page} added={added} />
      </div>
      {mayWithdraw ? (
        <Radios
          name="withdrawn"
          label="On the public pages"
          inLine
          choices={[
            { value: '', label: 'It stays there' },
            { value: 'yes', label: 'It is withdrawn' },
          ]}
        />
      ) : null}
      {published ? (
        <Textarea name="reason" label="What changes, and why" hint="Readers see it beside the new version." rows={2} />
      ) : null}
      <ButtonRow>
        <Button name="do" value="save">
          Save
        </Button>
        <a href="/committee/records">Back without saving</a>
      </ButtonRow>
    </Form>
  )
}

/** The fields of each kind. */
function FieldsOf({ page: { kind, draft, choices, disputes }, added }: { page: Page; added: string | undefined }) {
  switch (kind) {
    case 'ballot':
      return <BallotFields rounds={choices.rounds ?? []} />
    case 'guidance':
      return <GuidanceFields values={draft.values} />
    case 'round':
      return <RoundFields />
    case 'event':
      return <EventFields />
    case 'goal':
      return <GoalFields actions={choices.actions ?? []} />
    case 'dispute':
      return <DisputeFields added={added} />
    case 'dispute-part':
      return <PartFields section={draft.values.section} choices={choices} added={added} />
    case 'survey':
      return <SurveyFields disputes={disputes} added={added === 'questions'} />
    case 'open-letter':
      return <OpenLetterFields />
    default:
      return null
  }
}
