import { createContext } from 'react'

/** The first word in the title of a page that refuses something: the wording of GOV.UK. */
export const REFUSED = 'Error: '

/** Tells the frame whether the page shows an error summary now, so that its title says so. On the server nobody listens. */
export const RefusalContext = createContext<(shown: boolean) => void>(() => {})
