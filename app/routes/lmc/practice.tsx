import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { PhoneNumber } from '#app/features/lmc-desk/calls/officer-calls.tsx'
import type { LmcPractice } from '#app/features/lmc-desk/practices/lmc-answers-queries.server.ts'
import { openLmcPractice } from '#app/features/lmc-desk/practices/open-lmc-practice.server.ts'
import { lastReturnInWords, ReturnTag, Weeks } from '#app/features/lmc-desk/practices/practice-list.tsx'
import { SharedStates } from '#app/features/lmc-desk/practices/shared-states.tsx'
import { remindedWords } from '#app/features/lmc-desk/reminders/remind-table.tsx'
import { type ReminderFacts, reminderFactsOf } from '#app/features/lmc-desk/reminders/reminder-facts-queries.server.ts'
import { lmcBySlug, practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { dayOf } from '#app/platform/time.ts'
import { Columns } from '#app/ui/columns.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { lmcOfficer, notFound } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.opened.practice.name ?? 'Practice'} at the LMC’s desk · Concert` },
]

export async function loader(visit: LoaderFunctionArgs) {
  const { person, lmcSlug } = await lmcOfficer(visit, visit.params.lmc)
  const { db, now } = visit.context
  const at = now()
  const lmc = lmcBySlug(db, lmcSlug, dayOf(at))
  const code = (visit.params.practice ?? '').toUpperCase()
  const opened = lmc && (await inSharedTransaction(db, (tx) => openLmcPractice(tx, lmcSlug, code, { personId: person.id }, at)))
  if (!opened) throw notFound()
  const reminders = reminderFactsOf(db, [code], dayOf(at)).get(code)!
  const tookOver = practiceByCode(db, code, dayOf(at))?.predecessors ?? []
  return { lmc: { slug: lmc.slug, name: lmc.name }, opened, reminders, tookOver }
}

export default function Practice() {
  const { lmc, opened, reminders, tookOver } = useLoaderData<typeof loader>()
  const { practice } = opened
  const here = `/lmc/${lmc.slug}`
  return (
    <>
      <PageHeading above={<a href={here}>{lmc.name}</a>}>{practice.name}</PageHeading>
      <Columns
        sideLabel="About the practice"
        side={<Facts here={here} practice={practice} groups={opened.groups} reminders={reminders} tookOver={tookOver} />}
      >
        <section aria-labelledby="does">
          <SectionHeading id="does">What it does</SectionHeading>
          {practice.shared ? (
            <>
              <p className="soft">
                It shares by name with its LMC. Each time you open this page, it reads so under “Who looked”.
              </p>
              <SharedStates opened={opened} />
            </>
          ) : (
            <p>It does not share by name: whether it has reported is all that its LMC sees.</p>
          )}
        </section>
      </Columns>
    </>
  )
}

type FactsProps = {
  here: string
  practice: LmcPractice
  groups: string[]
  reminders: ReminderFacts
  tookOver: { code: string; name: string }[]
}

function Facts({ here, practice, groups, reminders, tookOver }: FactsProps) {
  return (
    <SummaryList
      rows={[
        { term: 'Code', value: practice.code },
        ...(tookOver.length > 0
          ? [{ term: 'Took over', value: tookOver.map(({ code, name }) => `${name} (${code})`).join(', ') }]
          : []),
        { term: 'Town', value: practice.town ?? 'not stated' },
        { term: 'Network', value: practice.pcn ?? 'in none' },
        { term: 'Your groups', value: <a href={`${here}/groups`}>{groups.join(', ') || 'in none'}</a> },
        {
          term: 'Telephone',
          value: reminders.telephone ? <PhoneNumber telephone={reminders.telephone} /> : 'The register holds none',
        },
        { term: 'Reminded', value: <a href={`${here}/reminders`}>{remindedWords(reminders)}</a> },
        { term: 'By telephone', value: <a href={`${here}/practices/${practice.code}/told`}>Record what they told you</a> },
        { term: 'Register', value: <a href={`${here}/practices/${practice.code}/not-ours`}>This practice is not ours</a> },
        { term: 'Return', value: <ReturnTag practice={practice} /> },
        { term: 'Last return', value: lastReturnInWords(practice.lastWeek) },
        { term: 'Last eight weeks', value: <Weeks weeks={practice.weeks} /> },
        {
          term: 'People in Concert',
          value: practice.joined ? 'Somebody has joined.' : <a href={`${here}/people`}>Nobody has joined: invite somebody</a>,
        },
      ]}
    />
  )
}
