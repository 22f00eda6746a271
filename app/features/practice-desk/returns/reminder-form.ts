import { z } from 'zod'
import { type FormValues, parseFields } from '#app/platform/form.ts'
import type { ReminderTime } from './reminder-rules.ts'

export const REMINDER_FIELDS = ['seen', 'nominated', 'deputy', 'weekday', 'time']

/** The half hours of a day, `00:00` to `23:30`. */
export const HALF_HOURS = Array.from(
  { length: 48 },
  (_, half) => `${String(half >> 1).padStart(2, '0')}:${half % 2 ? '30' : '00'}`,
)

/** `nominated`, `deputy`: ids of roles; null = nobody. `when`: null = no mail. */
export type ReminderChoice = { nominated: string | null; deputy: string | null; when: ReminderTime | null }

const id = z
  .string()
  .max(40)
  .default('')
  .transform((text) => text || null)

const choice = z
  .object({
    nominated: id,
    deputy: id,
    weekday: z.union([z.literal(''), z.string().regex(/^[1-7]$/)], 'Choose a day, or no mail.').default(''),
    time: z
      .string()
      .default('')
      .refine((time) => time === '' || HALF_HOURS.includes(time), 'Choose a time of the list.'),
  })
  .superRefine(({ nominated, deputy, weekday, time }, context) => {
    const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
    if (weekday && !nominated) refuse('nominated', 'Choose who gets the mail, or choose no mail.')
    if (deputy && !nominated) refuse('nominated', 'A deputy stands in for somebody: choose who makes the return first.')
    if (deputy && deputy === nominated) refuse('deputy', 'The deputy is another person. Choose a colleague, or nobody.')
    if (weekday && !time) refuse('time', 'Choose the time of the mail.')
  })
  .transform(
    ({ nominated, deputy, weekday, time }): ReminderChoice => ({
      nominated,
      deputy,
      when: weekday ? { weekday: Number(weekday), time } : null,
    }),
  )

/** Who makes the return, who stands in, and when the mail goes out. */
export const parseReminder = (values: FormValues) => parseFields(choice, values)
