import { CallTag } from '#app/features/lmc-desk/calls/practice-calls.tsx'
import { longDay } from '#app/platform/dates-in-words.ts'
import { SectionHeading } from '#app/ui/headings.tsx'
import type { Contact } from './open-contacts.server.ts'

/** Calls the practice asked for and reminders it was sent, one under another. `here`: the LMC's desk. */
export function ContactList({ contacts, here }: { contacts: Contact[]; here: string }) {
  return (
    <section aria-labelledby="contacts">
      <SectionHeading id="contacts" beside={contacts.length > 0 ? 'latest first' : undefined}>
        Calls and reminders
      </SectionHeading>
      {contacts.length === 0 ? (
        <p className="soft">It has asked for no call in the last 28 days, and you have not reminded it in the past year.</p>
      ) : (
        <ul className="plain-list">
          {contacts.map((contact) => (
            <li key={`${contact.kind} ${contact.day} ${contact.kind === 'call' ? contact.call : ''}`}>
              {longDay(contact.day)}:{' '}
              {contact.kind === 'call' ? (
                <>
                  <a href={`${here}/calls/${contact.call}`}>asked for a call</a> <CallTag state={contact.state} />
                </>
              ) : (
                <>reminded, “{contact.word}”</>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
