import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { UNSENT, unsentForm } from '#app/features/people/sessions/unsent-forms.server.ts'
import { secretKeyOf } from '#app/platform/secret-key.server.ts'
import { Button, ButtonRow, LinkButton } from '#app/ui/button.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import { notFound, signedIn } from '../shared-by-desks/guards.server.ts'

export const meta: MetaFunction = () => [{ title: 'Not sent yet · Concert' }]

/**
 * A form of this person that was not accepted: their session was over, or it was drawn for somebody else. Nothing happens until
 * they send it again.
 */
export async function loader(visit: LoaderFunctionArgs) {
  const person = await signedIn(visit)
  const { db, settings, now } = visit.context
  const id = visit.params.form ?? ''
  const found = unsentForm(db, { id, personId: person.id }, secretKeyOf(settings), now())
  if (!found) throw notFound()
  return { id, name: person.name, ...found, field: UNSENT }
}

/** Fields a page writes itself. A form with no others is one button, and there is nothing to change in it. */
const NOT_TYPED = ['seen', 'do', 'intent', 'id', 'told', 'week', 'desk', 'session']

export default function Unsent() {
  const { id, name, why, path, fields, field } = useLoaderData<typeof loader>()
  const changeable = fields.some(([name]) => !NOT_TYPED.includes(name))
  const filled = `${path}${path.includes('?') ? '&' : '?'}${field}=${id}`
  const typed = fields.filter(([, value]) => /\s/.test(value.trim()))
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
      {typed.length > 0 ? <SectionHeading>What you typed</SectionHeading> : null}
      {typed.map(([label, value]) => (
        <InsetNote key={`${label} ${value}`}>{value}</InsetNote>
      ))}
      <form method="post" action={path}>
        <input type="hidden" name={field} value={id} />
        {fields.map(([label, value]) => (
          <input key={`${label} ${value}`} type="hidden" name={label} value={value} />
        ))}
        <ButtonRow>
          <Button>{why === 'session-over' ? 'Send it now' : `Send it as ${name}`}</Button>
          {changeable ? (
            <LinkButton href={filled} variant="quiet">
              Change it first
            </LinkButton>
          ) : null}
          <a href={path}>Back to the page without it</a>
        </ButtonRow>
      </form>
    </>
  )
}
