import { ROLE_WORDS } from '#app/features/people/accounts/people-rules.ts'
import { Select } from '#app/ui/inputs.tsx'
import type { Nominated } from './reminder-queries.server.ts'
import { WEEKDAYS } from './reminder-rules.ts'

/** Who makes the return, who stands in, and when the mail goes out. `halfHours`: the times to choose from. */
export function ReminderFields({ people, halfHours }: { people: Nominated[]; halfHours: string[] }) {
  const options = people.map(({ roleId, name, role }) => ({ value: roleId, label: `${name}, ${ROLE_WORDS[role]}` }))
  return (
    <>
      <Select
        name="nominated"
        label="Who makes the return"
        hint="Everybody in your practice can make it; this person gets the mail."
        unchosen="Nobody in particular"
        options={options}
      />
      <Select
        name="deputy"
        label="Their deputy"
        hint="Gets the mail once the first has left your practice."
        optional
        unchosen="Nobody"
        options={options}
      />
      <Select
        name="weekday"
        label="Day of the mail"
        unchosen="No mail"
        width="medium"
        options={WEEKDAYS.map((label, day) => ({ value: String(day + 1), label }))}
      />
      <Select
        name="time"
        label="Time of the mail"
        hint="London time."
        unchosen="No time"
        width="medium"
        options={halfHours.map((time) => ({ value: time, label: time }))}
      />
    </>
  )
}
