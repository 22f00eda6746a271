import { OfferNotes } from '#app/features/practice-desk/answering/offer-notes.tsx'
import { MeanwhileNote } from '#app/features/practice-desk/record/meanwhile-note.tsx'
import { RecordSide } from '#app/features/practice-desk/record/record-timeline.tsx'
import { LocalNoteHere } from '#app/features/practice-desk/this-week/local-note-here.tsx'
import type { FormValues } from '#app/platform/form.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { type ChoiceRefusal, ChooseFields } from './choose-fields.tsx'
import type { choosePage } from './choose-page-queries.server.ts'
import { ChooseAnswer, ChooseTicks } from './choose-ticks.tsx'

type Page = ReturnType<typeof choosePage>

/** The first step: which actions, and what was decided about them. It changes nothing. */
export function ChooseTicksStep({ page }: { page: Page }) {
  const { details, listed, tallies } = page
  const here = `/practice/${details.code}`
  if (listed.length === 0)
    return (
      <p>
        Nothing is left to decide now. <a href={here}>Back to this week</a>
      </p>
    )
  return (
    <form method="get">
      <Columns
        sideLabel="What you decided about them"
        side={
          <>
            <ChooseAnswer />
            <ButtonRow>
              <Button name="step" value="2">
                Next: who decided, and from which day
              </Button>
              <a href={here}>Back without recording</a>
            </ButtonRow>
          </>
        }
      >
        <ChooseTicks actions={listed} practiceCode={details.code} tallies={new Map(tallies)} />
      </Columns>
    </form>
  )
}

type ChooseStepProps = {
  page: Page
  refusal: ChoiceRefusal | undefined
  /** The form as sent, with its markers. */
  seen: FormValues
}

/** The second step: who decided, the days, and each action's own questions. */
export function ChooseStep({ page, refusal, seen }: ChooseStepProps) {
  const { details, chosen, timeline } = page
  const here = `/practice/${details.code}`
  return (
    <>
      {refusal?.meanwhile ? <MeanwhileNote timeline={refusal} seen={seen[`seen-${refusal.actionSlug}`] ?? ''} /> : null}
      {chosen.map(({ offer, open, current, localNote }) => (
        <div className="decide-notes" key={offer.actionSlug}>
          {timeline ? <OfferNotes offer={timeline.offer} open={open} /> : null}
          <LocalNoteHere practiceCode={details.code} offer={offer} note={localNote} current={current} open={open} />
        </div>
      ))}
      <Columns sideLabel="Beside the form" side={timeline ? <RecordSide timeline={timeline} /> : <WhatFollows />}>
        <ChooseFields chosen={chosen} refusal={refusal} back={here} />
        {refusal?.later ? null : (
          <ButtonRow>
            <Button name="do" value="check">
              Next: check it
            </Button>
            <a href={`${here}/choose`}>Choose others</a>
            <a href={here}>Back without recording</a>
          </ButtonRow>
        )}
      </Columns>
    </>
  )
}

function WhatFollows() {
  return (
    <>
      <SectionHeading>What follows</SectionHeading>
      <ul>
        <li>You see it in words before anything is recorded.</li>
        <li>All of it is recorded together, with who decided and when.</li>
        <li>The partners’ marks on these actions are removed then.</li>
        <li>This week’s return is made with it.</li>
        <li>What you recorded before stays in the record. A slip is corrected there.</li>
      </ul>
    </>
  )
}
