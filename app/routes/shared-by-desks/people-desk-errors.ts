/** Messages by field as an error summary takes them; one under '' belongs to no field. */
export function errorsInOrder(errors: Record<string, string>): { message: string; field?: string }[] {
  return Object.entries(errors).map(([field, message]) => (field ? { field, message } : { message }))
}
