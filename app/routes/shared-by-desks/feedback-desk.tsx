import type { ReactNode } from 'react'
import { FeedbackFields } from '#app/features/menu/feedback/feedback-fields.tsx'
import { OwnFeedbackList } from '#app/features/menu/feedback/feedback-list.tsx'
import type { OwnFeedback } from '#app/features/menu/feedback/feedback-rules.ts'
import type { FieldErrors, FormValues } from '#app/platform/form.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'

type Shown = {
  actions: { value: string; label: string }[]
  about: string
  feedback: OwnFeedback[]
  limit: number
}

/**
 * The page where a practice or an LMC writes to the committee and reads the answers. `known`: what the committee learns about the
 * sender.
 */
export function FeedbackDesk({
  shown,
  refused,
  above,
  known,
}: {
  shown: Shown
  refused: { errors: FieldErrors; values: FormValues } | undefined
  above: ReactNode
  known: string
}) {
  const { actions, about, feedback, limit } = shown
  return (
    <FormState values={refused?.values} start={{ action: about }} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading
        above={above}
        lead="Tell the committee what works, what is risky, what gets in the way locally, or what is unclear: about an action, or in general. Its answer appears on this page."
      >
        Feedback to the committee
      </PageHeading>
      <Columns
        sideLabel="Sent before"
        side={
          <>
            <SectionHeading>Sent before</SectionHeading>
            {feedback.length > 0 ? <OwnFeedbackList feedback={feedback} /> : <p>Nothing yet.</p>}
          </>
        }
      >
        <Form method="post" noValidate key={feedback[0]?.id}>
          <FeedbackFields actions={actions} hint={known} limit={limit} />
          <ButtonRow>
            <Button>Send to the committee</Button>
          </ButtonRow>
        </Form>
      </Columns>
    </FormState>
  )
}
