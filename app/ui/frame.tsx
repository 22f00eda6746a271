import type { ReactNode } from 'react'
import { Mark } from './mark.tsx'

/** A link of the navigation. `current` is true on the page itself and on the pages under it. */
export type NavItem = { href: string; label: string; current?: boolean }

export type FrameProps = {
  /** Name the deployer gave the site. */
  siteName: string
  /** Where the name in the top band leads. Default `/`. */
  homeHref?: string
  /** A logo of the deployer instead of the mark; its `alt` is empty because the name stands beside it. */
  logoSrc?: string
  nav?: NavItem[]
  /** Who is signed in, as a person would say it: "Dr A. Partner, Willow Lane Surgery". */
  who?: string
  /** The sign-out form or the sign-in link. Buttons and links in it are dressed for the top band. */
  account?: ReactNode
  /** Shown on every screen and every printed page, above everything else, for example for the demonstration. */
  banner?: ReactNode
  /** For pages with wide tables. */
  wide?: boolean
  footer?: ReactNode
  children: ReactNode
}

/** The frame of every page: skip link, banner, top band, main, foot. The page's one h1 is in `children` (see PageHeading). */
export function Frame({ siteName, homeHref = '/', logoSrc, nav = [], who, account, banner, wide, footer, children }: FrameProps) {
  return (
    <div className={wide ? 'frame wide' : 'frame'}>
      <a className="skip" href="#main">
        Skip to the page
      </a>
      {banner ? (
        <aside className="demonstration" aria-label="About this site">
          <div className="wrap">{banner}</div>
        </aside>
      ) : null}
      <header className="top">
        <div className="wrap">
          <a className="site" href={homeHref}>
            {logoSrc ? <img src={logoSrc} alt="" /> : <Mark />}
            {siteName}
          </a>
          {nav.length > 0 ? (
            <nav className="main-nav" aria-label="Main">
              <ul>
                {nav.map((item) => (
                  <li key={item.href}>
                    <a href={item.href} aria-current={item.current ? 'page' : undefined}>
                      {item.label}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          ) : null}
          {who || account ? (
            <div className="who">
              {who ? <span>{who}</span> : null}
              {account}
            </div>
          ) : null}
        </div>
      </header>
      <main className="wrap" id="main" tabIndex={-1}>
        {children}
      </main>
      {footer ? (
        <footer className="foot">
          <div className="wrap">{footer}</div>
        </footer>
      ) : null}
    </div>
  )
}
