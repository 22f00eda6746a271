/**
 * Bytes. A form is read in time that grows with the square of its fields, and the whole server waits: an ordinary one stays small,
 * yet holds two fields of 10,000 characters each, encoded, so that too long a text is answered at its field.
 */
const ORDINARY = 64_000
const LONG = 500_000

/** Where long words or lists are written: feedback, local notes, drafts of the menu, the list of invitations. All ask who you are first. */
const LONG_FORMS = [
  /^\/lmc\/[^/]+\/(people\/list|feedback|notes\/[^/]+)$/,
  /^\/practice\/[^/]+\/feedback$/,
  /^\/committee\/(feedback\/[^/]+|menu\/.+|markdown-preview)$/,
]
const WITH_A_FILE = /^\/lmc\/[^/]+\/people\/list$/

/** As the route table has it: a form that the page's script sends asks for `.data`. */
const pageOf = (path: string) => path.replace(/\.data$/, '')

/** How many bytes a form may have that is sent to this path. */
export const largestForm = (path: string): number => (LONG_FORMS.some((form) => form.test(pageOf(path))) ? LONG : ORDINARY)

/** True for the kinds of form a path takes. Parts (`multipart/form-data`) come only where a file may be sent along. */
export function isFormFor(path: string, contentType: string | undefined): boolean {
  if (/^application\/x-www-form-urlencoded/i.test(contentType ?? '')) return true
  return WITH_A_FILE.test(pageOf(path)) && /^multipart\/form-data;\s*boundary=/i.test(contentType ?? '')
}
