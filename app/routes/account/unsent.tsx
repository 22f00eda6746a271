import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { UNSENT, unsentForm } from '#app/features/people/sessions/unsent-forms.server.ts'
import { PageHeading } from '#app/ui/headings.tsx'
import { notFound, signedIn } from '../shared-by-desks/guards.server.ts'
import { UnsentWords } from '../shared-by-desks/unsent-words.tsx'

export const meta: MetaFunction = () => [{ title: 'Not sent yet · Concert' }]

/**
 * A form of this person that was not accepted: their session was over, or it was drawn for somebody else. Nothing happens until
 * they send it again.
 */
export async function loader(visit: LoaderFunctionArgs) {
  const { person, db, at, key } = await signedIn(visit)
  const id = visit.params.form ?? ''
  const found = unsentForm(db, { id, personId: person.id }, key(), at)
  if (!found) throw notFound()
  return { id, name: person.name, ...found, field: UNSENT }
}

/** Fields a page writes itself. A form with no others is one button, and there is nothing to change in it. */
const NOT_TYPED = ['seen', 'do', 'intent', 'id', 'told', 'week', 'desk', 'session']

export default function Unsent() {
  const { id, name, why, path, fields, field } = useLoaderData<typeof loader>()
  const changeable = fields.some(([name]) => !NOT_TYPED.includes(name))
  const filled = `${path}${path.includes('?') ? '&' : '?'}${field}=${id}`
  return (
    <>
      <PageHeading
        lead={
          why === 'session-over'
            ? 'Your session had ended when you sent this, so nothing was saved. Nothing you typed is lost.'
            : `You are signed in as ${name}. The form you sent was opened by somebody else who was signed in here, so nothing was saved.`
        }
      >
        {why === 'session-over' ? 'Not sent yet' : 'Send this as yourself?'}
      </PageHeading>
      <UnsentWords
        path={path}
        fields={fields}
        also={<input type="hidden" name={field} value={id} />}
        change={changeable ? filled : undefined}
      >
        {why === 'session-over' ? 'Send it now' : `Send it as ${name}`}
      </UnsentWords>
    </>
  )
}
