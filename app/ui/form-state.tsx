import { createContext, type ReactNode, useContext } from 'react'

/**
 * By the name of the field. In `errors`, the key '' is for the whole form; the others are ids of controls, which are their names.
 */
type State = { values: Readonly<Record<string, string>>; errors: Readonly<Record<string, string>> }

const StateContext = createContext<State>({ values: {}, errors: {} })

type FormStateProps = { values?: State['values'] | undefined; errors?: State['errors'] | undefined; children: ReactNode }

/** Values and errors for the fields inside: each reads its own by its name, the error summary reads them all. */
export function FormState({ values = {}, errors = {}, children }: FormStateProps) {
  return <StateContext.Provider value={{ values, errors }}>{children}</StateContext.Provider>
}

export const useFormState = () => useContext(StateContext)

/** Value and error of one field. `id`: its errors are under it where it differs from the name. */
export function useFieldState({ name, id = name }: { name: string; id?: string | undefined }) {
  const { values, errors } = useFormState()
  return { value: values[name], error: errors[id] || undefined }
}
