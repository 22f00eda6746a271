export const MOST_PASSKEYS = 10

export type PasskeyRefusal = 'not-accepted' | 'too-many'
export const PASSKEY_REFUSALS: Record<PasskeyRefusal, string> = {
  'not-accepted': 'The passkey was not accepted. Try again, or sign in with your password.',
  'too-many': `You have ${MOST_PASSKEYS} passkeys. Remove one that you no longer use first.`,
}
