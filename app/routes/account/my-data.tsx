import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { signedIn } from '../shared-by-desks/guards.server.ts'
import { AccountPage } from './account-page.tsx'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'Everything held on me · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  await signedIn(visit)
  return null
}

export default function MyData() {
  return (
    <>
      <PageHeading lead="One file with everything that names you or was done by you. It is made now, from what is held now.">
        Everything held on me
      </PageHeading>
      <AccountPage
        title="What is not in it"
        notes={[
          'Your password and the secrets you sign in with: nobody can read them, not even us.',
          'What the practice said in an entry you recorded. It is the practice’s own record and stays on its pages.',
          'Other people’s names and addresses.',
        ]}
      >
        <SectionHeading>What is in the file</SectionHeading>
        <ul>
          <li>Your name and e-mail address, and where you stand or stood, from when to when.</li>
          <li>Where you are signed in, when you were last seen there, and what you sign in with.</li>
          <li>Invitations to you and by you, and your wishes to join a practice.</li>
          <li>Which mails were written to you or for you, and when.</li>
          <li>What you recorded for a practice, and when.</li>
          <li>What the log says that you did, and what was done about you.</li>
        </ul>
        <p>The file is JSON, which other programs can read; a text editor opens it. Making it is written down in the log.</p>
        <form method="post" action="/account/data/file">
          <ButtonRow>
            <Button>Download the file</Button>
          </ButtonRow>
        </form>
        <p>
          <a href="/account/details">Back to my details</a>
        </p>
      </AccountPage>
    </>
  )
}
