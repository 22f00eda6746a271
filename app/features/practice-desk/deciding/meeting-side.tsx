import { longDay, weekdayAndDay } from '#app/platform/dates-in-words.ts'
import { Button, ButtonRow, LinkButton } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { SeenField } from '#app/ui/form-state.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { DateInput } from '#app/ui/inputs.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import type { meetingPage } from './meeting-page-queries.server.ts'

type MeetingSideProps = {
  page: ReturnType<typeof meetingPage>
  /** A colleague changed the day since the form was drawn. */
  meanwhile: boolean
}

/** Beside the marks: the day of the meeting, the paper for it, and what happens to the marks. */
export function MeetingSide({ page, meanwhile }: MeetingSideProps) {
  const { details, meetsOn, seen, partners } = page
  const here = `/practice/${details.code}`
  return (
    <>
      <SectionHeading>The partners’ meeting</SectionHeading>
      <p>{meetsOn ? <strong>{weekdayAndDay(meetsOn)}</strong> : 'No day is set.'}</p>
      {details.open ? (
        <Form method="post" noValidate>
          {meanwhile ? (
            <InsetNote readFirst>A colleague changed the day. Now it is {meetsOn ? longDay(meetsOn) : 'not set'}.</InsetNote>
          ) : null}
          <SeenField now={seen} shown={meanwhile} />
          <DateInput name="meetsOn" label="Day of the meeting" hint="Leave it empty for none." optional />
          <ButtonRow>
            <Button name="do" value="day" variant="quiet">
              Set the day
            </Button>
          </ButtonRow>
        </Form>
      ) : null}
      <SectionHeading>The paper for it</SectionHeading>
      <p>Two sides of A4: each action, its marks, what is disputed, and room to write and sign.</p>
      <p>
        <a href={`${here}/meeting/paper`}>Open to print</a> · <a href={`${here}/meeting/paper.pdf`}>As a PDF</a>
      </p>
      <SectionHeading>After it</SectionHeading>
      <p>
        <LinkButton href={`${here}/choose`} variant="quiet">
          Record what you decided
        </LinkButton>
      </p>
      <p className="small soft">
        {partners === 0
          ? 'No partner of your practice uses Concert yet: a partner who does can mark. '
          : partners === 1
            ? 'Your practice has one partner here. '
            : `Your practice has ${partners} partners here. `}
        Marks are removed when the decision is recorded, else 30 days after the last one. They are in no export and no log.
      </p>
    </>
  )
}
