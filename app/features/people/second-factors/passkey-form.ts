import { z } from 'zod'

export const PASSKEY_FIELDS = ['intent', 'token', 'answer', 'name', 'to'] as const

const text = z.string().max(10_000)
const transports = z.array(z.string().max(20)).max(10).optional()
const credential = { id: text, rawId: text, type: z.literal('public-key'), clientExtensionResults: z.object({}).default({}) }

/** A browser's answer when a passkey is made, as written by @simplewebauthn/browser. Other names are dropped. */
export const registrationAnswer = z.object({
  ...credential,
  response: z.object({ clientDataJSON: text, attestationObject: text, transports }),
})

/** A browser's answer when a passkey signs in. */
export const signInAnswer = z.object({
  ...credential,
  response: z.object({ clientDataJSON: text, authenticatorData: text, signature: text, userHandle: text.optional() }),
})

/** Parses an answer sent as text; undefined when it is not one. */
export function parseAnswer<S extends z.ZodType>(schema: S, sent: string): z.infer<S> | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(sent))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}
