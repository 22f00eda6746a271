import type { ReactNode } from 'react'
import { Button, ButtonRow, LinkButton } from '#app/ui/button.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { InsetNote } from '#app/ui/messages.tsx'

type UnsentWordsProps = {
  /** The address the form was sent to. */
  path: string
  fields: readonly (readonly [name: string, value: string])[]
  /** More hidden fields. */
  also?: ReactNode
  /** The address of its page with these words in the form. */
  change?: string | undefined
  /** The words on the button that sends it. */
  children: ReactNode
}

/** What was typed into a form that was not accepted, and one button that sends it: nothing happens until it is pressed. */
export function UnsentWords({ path, fields, also, change, children }: UnsentWordsProps) {
  const typed = fields.filter(([, value]) => /\s/.test(value.trim()))
  return (
    <>
      {typed.length > 0 ? <SectionHeading>What you typed</SectionHeading> : null}
      {typed.map(([label, value]) => (
        <InsetNote key={`${label} ${value}`}>{value}</InsetNote>
      ))}
      <form method="post" action={path}>
        {also}
        {fields.map(([label, value]) => (
          <input key={`${label} ${value}`} type="hidden" name={label} value={value} />
        ))}
        <ButtonRow>
          <Button>{children}</Button>
          {change ? (
            <LinkButton href={change} variant="quiet">
              Change it first
            </LinkButton>
          ) : null}
          <a href={path}>Back to the page without it</a>
        </ButtonRow>
      </form>
    </>
  )
}
