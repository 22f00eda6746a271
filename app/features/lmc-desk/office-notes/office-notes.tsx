import { longDay, moment } from '#app/platform/dates-in-words.ts'
import { dayOf } from '#app/platform/time.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { SeenField } from '#app/ui/form-state.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { Textarea } from '#app/ui/inputs.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import type { OfficeNotes } from './office-note-queries.server.ts'
import { NOTE_LIMIT, seenOfNotes } from './office-note-rules.ts'

/** On a practice's page at the LMC: what the office noted, a field for more, and the button where the practice asked for them. `stale`: the form came back because a colleague was quicker. */
export function OfficeNotesSection({ about: { notes, askedAt }, stale }: { about: OfficeNotes; stale: boolean }) {
  const standing = notes.filter(({ takenBackAt }) => takenBackAt === null).length
  return (
    <section aria-labelledby="office-notes" className="office-notes">
      <SectionHeading id="office-notes" beside={standing === 0 ? 'none' : `${standing}, latest first`}>
        The office’s notes
      </SectionHeading>
      {askedAt === null ? null : (
        <Form method="post" className="panel">
          <p>
            <strong>The practice asked for these notes on {longDay(dayOf(askedAt))}.</strong> Its partners then read all that
            stands here, those taken back too, without the names of officers. A later note they read only when they ask again. A
            month is the time to answer.
          </p>
          <SeenField now={seenOfNotes(notes)} shown={stale} />
          <ButtonRow>
            <Button name="do" value="show">
              {notes.length === 0 ? 'Tell it that there are none' : 'Show them to the practice'}
            </Button>
          </ButtonRow>
        </Form>
      )}
      <Form method="post" noValidate>
        <Textarea
          name="words"
          label="A note"
          hint="Shown to the practice’s partners when they ask for it. Facts; nothing that identifies a patient. It is never changed; one taken back stays, struck through. Deleted after two years, or when the practice leaves your LMC."
          rows={2}
          limit={NOTE_LIMIT}
        />
        <ButtonRow>
          <Button name="do" value="write" variant="quiet">
            Add the note
          </Button>
        </ButtonRow>
      </Form>
      <Timeline
        label="Notes of the office"
        statements={notes.map(({ id, words, recordedAt, by, takenBackAt }) => ({
          key: id,
          when: longDay(dayOf(recordedAt)),
          title: <span className="as-typed">{words}</span>,
          corrected: takenBackAt !== null,
          children:
            takenBackAt === null ? (
              <Form method="post" className="in-line">
                <input type="hidden" name="note" value={id} />
                <span className="soft">{by ?? 'an officer'}</span>
                <Button name="do" value="take-back" variant="quiet">
                  Take it back<span className="spoken">: the note of {moment(recordedAt)}</span>
                </Button>
              </Form>
            ) : (
              <p className="soft">
                {by ?? 'An officer'}. Taken back on {longDay(dayOf(takenBackAt))}.
              </p>
            ),
        }))}
      />
    </section>
  )
}
