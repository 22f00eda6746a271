import type { MetaFunction } from '@remix-run/node'
import { PageHeading } from '#app/ui/headings.tsx'

export const meta: MetaFunction = () => [{ title: 'Account deleted · Concert' }]

export default function Deleted() {
  return (
    <>
      <PageHeading lead="Your name, your e-mail address and what you signed in with are gone. You are signed out everywhere.">
        Your account is deleted
      </PageHeading>
      <p>One last mail tells your address so. To come back, ask your practice, your LMC or the committee for an invitation.</p>
    </>
  )
}
