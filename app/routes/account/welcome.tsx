import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { currentAnswers } from '#app/features/adoption/progress/progress-queries.server.ts'
import { deskOf, ROLE_WORDS } from '#app/features/people/accounts/people-rules.ts'
import { underWayLines, WELCOME } from '#app/features/people/invitations/welcome-words.ts'
import { questionsWaiting } from '#app/features/practice-desk/asked-by-lmc/question-queries.server.ts'
import { ButtonRow, LinkButton } from '#app/ui/button.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { signedIn } from '../shared-by-desks/guards.server.ts'

export const meta: MetaFunction = () => [{ title: 'Welcome · Concert' }]

/**
 * The page after accepting an invitation, on the way to the desk in `to`: the person's role, what Concert is, and what comes
 * next.
 */
export async function loader(visit: LoaderFunctionArgs) {
  const { person, db, at } = await signedIn(visit)
  const { name, roles } = person
  const to = new URL(visit.request.url).searchParams.get('to')
  const accepted = roles.find((assignment) => deskOf(assignment) === to) ?? roles.at(-1)
  if (!accepted) throw redirect('/account/roles')
  const questions = accepted.practiceCode ? questionsWaiting(db, accepted.practiceCode, at) : 0
  const answers = accepted.practiceCode ? currentAnswers(db, [accepted.practiceCode]) : []
  const taken = answers.length > 0 ? answers.filter(({ state }) => state === 'taking').length : null
  return { taken, name, role: accepted.role, scope: accepted.scopeName ?? 'GPC England', desk: deskOf(accepted), questions }
}

export default function Welcome() {
  const { taken, name, role, scope, desk, questions } = useLoaderData<typeof loader>()
  const { lines, button } = WELCOME[role]
  return (
    <>
      <PageHeading lead={`${name}, you are in as ${ROLE_WORDS[role]} of ${scope}.`}>Welcome to Concert</PageHeading>
      <ol>
        {(taken === null ? lines : underWayLines(taken)).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      {questions > 0 ? (
        <p>
          Your LMC has noted something about your practice on its own list:{' '}
          {questions === 1 ? 'one question waits' : `${questions} questions wait`} on your desk. Right, or not?
        </p>
      ) : null}
      <ButtonRow>
        <LinkButton href={desk}>{button}</LinkButton>
        <a href="/account/security">Set up a second step for signing in</a>
      </ButtonRow>
    </>
  )
}
