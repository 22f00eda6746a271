import { createContext } from 'react'

/**
 * What came of a form, said once at the top of the next page: `done`, or `refused`, which leads to the control with the id `field`.
 */
export type Flash = { done: string } | { refused: string; field?: string }

/** What is refused at the control with this id; undefined where the flash refuses nothing there. */
export const refusedAt = (field: string, flash: Flash | undefined): string | undefined =>
  flash && 'refused' in flash && flash.field === field ? flash.refused : undefined

/** The flash the frame says above a page, for a page that reads otherwise after its form. */
export const FlashContext = createContext<Flash | undefined>(undefined)
