import type { ReactNode } from 'react'
import { daysLeft, longDay } from '#app/platform/dates-in-words.ts'
import { numberInWords } from '#app/platform/numbers-in-words.ts'
import { withCapital } from '#app/platform/with-capital.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldLine } from '#app/ui/field.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { Select, TextInput } from '#app/ui/inputs.tsx'
import { SERVICE_STATES } from '../lines/line-rules.ts'
import { CONTRACTS, DECISIONS, PURPOSES, REGISTER_WORDS, type Register } from '../lines/register-kinds.ts'
import { AgreementsTable } from './agreements-table.tsx'
import { type LettersOfLines, wholeOf } from './register-asked-rules.ts'
import type { RegistersPage } from './registers-page-queries.server.ts'
import { ServicesTable } from './services-table.tsx'

/** The heading of the registers: what runs, and what ends first. */
export function registersTitle({ counts: { running, nextEnd }, today }: RegistersPage): string {
  if (!nextEnd) return 'No notice runs'
  const left = daysLeft(nextEnd, today)
  return running === 1
    ? `One notice runs: the service ends ${left}`
    : `${withCapital(numberInWords(running))} notices run: the first service ends ${left}`
}

const counted = (count: number, one: string, several: string) => `${numberInWords(count)} ${count === 1 ? one : several}`
/** "Nine services and eleven data sharing agreements." */
export const registersLead = ({ counts: { services, agreements } }: RegistersPage): string =>
  `${withCapital(counted(services, 'service', 'services'))} and ${counted(agreements, 'data sharing agreement', 'data sharing agreements')}.`

const optionsOf = (first: string, words: Readonly<Record<string, string>>) => [
  { value: '', label: first },
  ...Object.entries(words).map(([value, label]) => ({ value, label })),
]

/** Both registers with what chooses among their lines. */
export function RegistersDesk({ page, letters }: { page: RegistersPage; letters: LettersOfLines }) {
  const { details, today, asked, services, agreements, found, counts, knownUntil } = page
  const here = `/practice/${details.code}`
  const at = `${here}/registers`
  const { runsOn, undecided } = counts
  return (
    <>
      <section aria-labelledby="services" className="register">
        <SectionHeading id="services" beside={<FileLinks here={here} register="services" />}>
          Services
        </SectionHeading>
        <Choosing
          asked={asked}
          of={['find', 'contract', 'state']}
          add={details.open ? <LinkButton href={`${at}/services/new`}>Add a service</LinkButton> : null}
        >
          <TextInput name="find" label="Find a service" type="search" width="medium" />
          <Select name="contract" label="Contract" width="medium" options={optionsOf('every contract', CONTRACTS)} />
          <Select name="state" label="State" width="medium" options={optionsOf('every state', SERVICE_STATES)} />
        </Choosing>
        <ServicesTable
          here={here}
          lines={services}
          letters={letters}
          asked={asked}
          today={today}
          all={counts.services}
          open={details.open}
        />
        <AndMore shown={services.length} found={found.services} href={wholeOf(asked, 'services')} />
        <p className="table-note">
          Upright line: today; a diamond: the last day. Months go by the calendar: from the last day of a month to the last of
          another. Bank holidays are known to {longDay(knownUntil)}; a clock in working days past that day says so.
        </p>
      </section>
      <section aria-labelledby="agreements" className="register">
        <SectionHeading id="agreements" beside={<FileLinks here={here} register="agreements" />}>
          Data sharing agreements
        </SectionHeading>
        {runsOn + undecided > 0 ? (
          <p>
            {[
              runsOn > 0 &&
                (runsOn === 1
                  ? 'one agreement has expired and still runs'
                  : `${numberInWords(runsOn)} agreements have expired and still run`),
              undecided > 0 && `${numberInWords(undecided)} for other purposes than direct care not decided yet`,
            ]
              .filter((words): words is string => Boolean(words))
              .map((words, index) => (index === 0 ? withCapital(words) : words))
              .join('; ')}
            .
          </p>
        ) : null}
        <Choosing
          asked={asked}
          of={['purpose', 'decision']}
          add={
            details.open ? (
              <LinkButton href={`${at}/agreements/new`} variant="quiet">
                Add an agreement
              </LinkButton>
            ) : null
          }
        >
          <Select name="purpose" label="Purpose" width="medium" options={optionsOf('every purpose', PURPOSES)} />
          <Select
            name="decision"
            label="Decision"
            width="medium"
            options={optionsOf('every decision', { none: 'Not decided', ...DECISIONS })}
          />
        </Choosing>
        <AgreementsTable here={here} lines={agreements} letters={letters} asked={asked} today={today} all={counts.agreements} />
        <AndMore shown={agreements.length} found={found.agreements} href={wholeOf(asked, 'agreements')} />
        <p className="table-note">
          Unsorted, what has to be done comes first: expired, then other purposes than direct care, each by the day it expires.
          Sharing for direct care is part of no action. A flow under a direction of NHS England cannot be left by letter.
        </p>
      </section>
    </>
  )
}

/** How many of the lines stand here, and the way to all; nothing where all do. */
function AndMore({ shown, found, href }: { shown: number; found: number; href: string }) {
  if (shown === found) return null
  return (
    <p className="not-on-paper">
      {shown} of {found} shown. <a href={href}>All on one page</a>
    </p>
  )
}

type ChoosingProps = { asked: RegistersPage['asked']; of: readonly string[]; children: ReactNode; add: ReactNode }

/** Chooses lines; what the other register was asked for stays in the address. */
function Choosing({ asked, of, children, add }: ChoosingProps) {
  const others = Object.entries(asked).filter(([name, value]) => !of.includes(name) && value !== '')
  return (
    <form method="get" className="register-form not-on-paper">
      {others.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <FormState start={asked}>
        <FieldLine>
          {children}
          <Button variant="quiet">Show</Button>
          {add}
        </FieldLine>
      </FormState>
    </form>
  )
}

/** Ways in and out of a register. */
function FileLinks({ here, register }: { here: string; register: Register }) {
  const { several } = REGISTER_WORDS[register]
  return (
    <span className="not-on-paper">
      {register === 'services' ? (
        <>
          <a href={`${here}/asked`}>The ICB asks us</a> · <a href={`${here}/calendar`}>Calendar</a> ·{' '}
        </>
      ) : null}
      <a href={`${here}/registers/${register}/load`}>
        CSV, and load CSV or Excel<span className="spoken"> of {several}</span>
      </a>
    </span>
  )
}
