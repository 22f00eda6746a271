import { dayAndMonth } from '#app/platform/dates-in-words.ts'
import { Button } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import type { PracticeReminders } from './practice-reminders-queries.server.ts'

type PracticeRemindersProps = { reminders: PracticeReminders; nextMonday: string; returned: boolean }

/** On the page of the return: the reminders of the practice's LMC, and a press for none before Monday. Nothing where there are none. */
export function PracticeReminderNote({ reminders: { sent, putOffUntil }, nextMonday, returned }: PracticeRemindersProps) {
  if (sent.length === 0 && putOffUntil === null) return null
  return (
    <section aria-labelledby="from-the-lmc">
      <SectionHeading id="from-the-lmc">Reminders from your LMC</SectionHeading>
      {putOffUntil ? (
        <p>No reminder before Monday {dayAndMonth(putOffUntil)}: your LMC reads that you asked for it.</p>
      ) : returned ? null : (
        <Form method="post">
          <Button name="do" value="put-off" variant="quiet">
            No reminder before Monday {dayAndMonth(nextMonday)}
          </Button>
        </Form>
      )}
      <ul className="plain-list">
        {sent.map(({ day, lmc, word }) => (
          <li key={day}>
            {dayAndMonth(day)}, {lmc}: “{word}”
          </li>
        ))}
      </ul>
    </section>
  )
}
