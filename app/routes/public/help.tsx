import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { SearchForm } from '#app/features/help/search/search-parts.tsx'
import { deskOf, roleAt } from '#app/features/people/accounts/people-rules.ts'
import { WELCOME } from '#app/features/people/invitations/welcome-words.ts'
import { lmcBySlug, practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { Columns } from '#app/ui/columns.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { readerOf } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { wide: true, cached: {} }
export const meta: MetaFunction = () => [{ title: 'Help · Concert' }]

const READ = [
  { href: '/menu', words: 'The menu: each action with its steps and questions' },
  { href: '/glossary', words: 'Glossary' },
  { href: '/how-figures-are-protected', words: 'How figures are protected' },
  { href: '/privacy', words: 'Privacy notice' },
  { href: '/record-of-processing', words: 'Record of processing' },
  { href: '/figures/interface', words: 'Figures for programs' },
  { href: '/operators', words: 'Running Concert: for whoever runs the server' },
]

/** For those who are not signed in. */
const IN_SHORT = [
  'The committee (GPC England) publishes a menu of collective actions, with what each asks and why it is safe.',
  'Each practice decides for itself and confirms once a week what it does. No commissioner learns from Concert what one practice does.',
  'Every Monday the figures of the week come out, for England and each area.',
]

export async function loader(visit: LoaderFunctionArgs) {
  const { db, today, settings } = contextOf(visit)
  const person = await readerOf(visit)
  const role = person && roleAt(person, '/help')
  const slug = role?.practiceCode ? practiceByCode(db, role.practiceCode, today)?.lmc?.slug : role?.lmcSlug
  const lmc = slug ? lmcBySlug(db, slug, today) : undefined
  return {
    signedIn: person !== undefined,
    lines: role ? WELCOME[role.role].lines : IN_SHORT,
    desk: role ? deskOf(role) : null,
    inPractice: Boolean(role?.practiceCode),
    lmc: lmc ? { name: lmc.name, website: lmc.website } : null,
    controller: settings.controller ?? null,
  }
}

export default function Help() {
  const { signedIn, lines, desk, inPractice, lmc, controller } = useLoaderData<typeof loader>()
  const lmcWords = lmc?.website ? (
    <a href={lmc.website}>{lmc.name}</a>
  ) : (
    (lmc?.name ?? 'Your LMC: the LMCs and their websites stand beside the figures of each.')
  )
  return (
    <>
      <PageHeading lead="A word you do not know, an action you look for, somebody to ask.">Help</PageHeading>
      <SearchForm />
      <Columns sideLabel="Guides" side={<ToRead signedIn={signedIn} />}>
        <SectionHeading>In three lines</SectionHeading>
        <ol>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
        <SectionHeading>Who to ask</SectionHeading>
        <SummaryList
          rows={[
            { term: 'What an action means here, local schemes', value: lmcWords },
            {
              term: 'The menu, and what is wrong or missing in it',
              value:
                desk && desk !== '/committee' ? (
                  <a href={`${desk}/feedback`}>Tell the committee (GPC England)</a>
                ) : (
                  'The committee (GPC England)'
                ),
            },
            ...(inPractice
              ? [{ term: 'Who in our practice may do what', value: <a href={`${desk}/people`}>Our people</a> }]
              : []),
            { term: 'Your data, and who is responsible', value: controller ?? <a href="/privacy">Privacy notice</a> },
            {
              term: 'Signing in',
              value: signedIn ? (
                <a href="/account/security">My account</a>
              ) : (
                <a href="/forgotten-password">A new password by mail</a>
              ),
            },
          ]}
        />
      </Columns>
    </>
  )
}

function ToRead({ signedIn }: { signedIn: boolean }) {
  return (
    <>
      <SectionHeading>To read</SectionHeading>
      <ul className="plain-list">
        {signedIn ? (
          <li>
            <a href="/news">What is new since your last visit</a>
          </li>
        ) : null}
        {READ.map(({ href, words }) => (
          <li key={href}>
            <a href={href}>{words}</a>
          </li>
        ))}
      </ul>
    </>
  )
}
