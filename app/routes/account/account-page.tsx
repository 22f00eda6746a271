import { useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { SectionHeading } from '#app/ui/headings.tsx'
import { WithNotes } from '#app/ui/with-notes.tsx'

const PAGES = [
  { href: '/account/details', label: 'My details' },
  { href: '/account/security', label: 'Sign-in and security' },
  { href: '/account/roles', label: 'My roles' },
  { href: '/account/claims', label: 'My claims' },
  { href: '/account/data', label: 'Everything held on me' },
  { href: '/news', label: 'What is new' },
]

/** A page of a person's own account: what is good to know, and the way to its other pages, stand beside it. */
export function AccountPage({ title, notes, children }: { title?: string; notes: ReactNode[]; children: ReactNode }) {
  const { pathname } = useLocation()
  return (
    <WithNotes
      {...(title ? { title } : {})}
      notes={notes}
      also={
        <nav aria-labelledby="account-pages">
          <SectionHeading id="account-pages">My account</SectionHeading>
          <ul className="plain-list">
            {PAGES.map(({ href, label }) => (
              <li key={href}>
                <a href={href} aria-current={href === pathname ? 'page' : undefined}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      }
    >
      {children}
    </WithNotes>
  )
}
