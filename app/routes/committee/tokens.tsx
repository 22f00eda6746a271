import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { endToken } from '#app/features/people/tokens/end-token.server.ts'
import { makeToken } from '#app/features/people/tokens/make-token.server.ts'
import { tokenForm } from '#app/features/people/tokens/token-form.ts'
import { TokenList } from '#app/features/people/tokens/token-list.tsx'
import { ownTokens } from '#app/features/people/tokens/token-queries.server.ts'
import { LONGEST_TOKEN_NAME, MOST_TOKENS } from '#app/features/people/tokens/token-rules.ts'
import { namedFields, parseFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { TextInput } from '#app/ui/inputs.tsx'
import { ErrorSummary, InsetNote } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { DrawnFor } from '../shared-by-desks/drawn-for.tsx'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { committeePerson } from '../shared-by-desks/guards.server.ts'

const HERE = '/committee/tokens'
const TOO_MANY = `${MOST_TOKENS} of your tokens work already. End one that is not needed any more.`

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'Tokens for programs · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { person, db, at } = await committeePerson(visit)
  return { tokens: ownTokens(db, person.id), at }
}

export async function action(visit: ActionFunctionArgs) {
  const { person, db, at } = await committeePerson(visit)
  const values = namedFields(await visit.request.formData(), ['name', 'end'])
  if (values.end) {
    await inSharedTransaction(db, (tx) => endToken(tx, person.id, values.end!, at))
    return redirectSaying(visit, HERE, { done: 'The token has ended. Programs that use it are refused from now on.' })
  }
  const read = parseFields(tokenForm, values)
  if (!read.ok) return data({ token: null, name: '', values, errors: read.errors }, { status: 422 })
  const { name } = read.value
  const made = await inSharedTransaction(db, (tx) => makeToken(tx, person.id, name, at))
  if (!made.ok) return data({ token: null, name, values, errors: { '': TOO_MANY } }, { status: 422 })
  return data({ token: made.token, name, values: undefined, errors: undefined })
}

export default function Tokens() {
  const { tokens, at } = useLoaderData<typeof loader>()
  const made = useActionData<typeof action>()
  return (
    <FormState values={made?.values} errors={made?.errors}>
      <ErrorSummary />
      <PageHeading lead="A token lets a program of yours read the figures of every LMC by name, as you see them here. It reads releases and nothing else.">
        Tokens for programs
      </PageHeading>
      {made?.token ? (
        <InsetNote readFirst>
          <p>
            The token for “{made.name}”, shown this once: <code>{made.token}</code>
          </p>
          <p>Keep it like a password. It works for a year, and ends at once if your role ends or you end it here.</p>
        </InsetNote>
      ) : null}
      <Columns
        sideLabel="Make one"
        side={
          <>
            <SectionHeading id="make">Make one</SectionHeading>
            <form method="post">
              <DrawnFor />
              <TextInput
                name="name"
                label="What is it for?"
                hint={`As “Figures in our newsletter sheet”, up to ${LONGEST_TOKEN_NAME} characters. You alone see it.`}
                width="medium"
              />
              <Button>Make a token</Button>
            </form>
            <p>
              <a href="/figures/interface">What a program can read, with three examples</a>
            </p>
          </>
        }
      >
        <SectionHeading id="yours">Yours</SectionHeading>
        <TokenList tokens={tokens} now={at} marker={<DrawnFor />} />
      </Columns>
    </FormState>
  )
}
