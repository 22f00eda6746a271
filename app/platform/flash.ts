import { createContext } from 'react'

/**
 * The outcome of a form, shown once at the top of the next page: `done`, or `refused`, which links to the control with the id
 * `field`.
 */
export type Flash = { done: string } | { refused: string; field?: string }

/** The refusal for the control with this id; undefined where there is none. */
export const refusedAt = (field: string, flash: Flash | undefined): string | undefined =>
  flash && 'refused' in flash && flash.field === field ? flash.refused : undefined

/** The flash shown above a page, for pages that look different after their form. */
export const FlashContext = createContext<Flash | undefined>(undefined)
