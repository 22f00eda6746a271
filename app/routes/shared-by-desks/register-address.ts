import type { Register } from '#app/features/registers/lines/register-kinds.ts'

/** The page on which a register stands. */
export const registerAt = (practiceCode: string, register: Register): string =>
  register === 'asked' ? `/practice/${practiceCode}/asked` : `/practice/${practiceCode}/registers`
