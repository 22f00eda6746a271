import { SectionHeading } from '#app/ui/headings.tsx'
import { Table } from '#app/ui/table.tsx'

type SignIns = { email: string; purpose: string; password: string }[]

/** Who can sign in to a demonstration; nothing anywhere else. */
export function DemonstrationSignIns({ signIns }: { signIns: SignIns }) {
  if (signIns.length === 0) return null
  return (
    <section aria-labelledby="sign-ins">
      <SectionHeading id="sign-ins">Sign-ins of the demonstration</SectionHeading>
      <Table
        caption="Sign-ins of the demonstration"
        spokenCaption
        columns={[
          { key: 'purpose', label: 'Who' },
          { key: 'email', label: 'E-mail address' },
        ]}
        rows={signIns.map(({ email, purpose }) => ({ key: email, cells: [purpose, email] }))}
        note={`The password of each is ${signIns[0]?.password}. They are made up, and only the demonstration has them.`}
      />
    </section>
  )
}
