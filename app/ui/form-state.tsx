import { createContext, type ReactNode, useContext } from 'react'

/**
 * By the name of the field. In `errors`, the key '' is for the whole form; the others are ids of controls, which are their names.
 */
type State = { values: Readonly<Record<string, string>>; errors: Readonly<Record<string, string>> }

const StateContext = createContext<State>({ values: {}, errors: {} })

/** The fields of a form that its person sent and that was not taken: the page's own form holds them again. */
export const UnsentContext = createContext<State['values'] | undefined>(undefined)

/** `values`: a form as sent, given back; `start`: what a form holds that was never sent. */
type FormStateProps = {
  values?: State['values'] | undefined
  start?: State['values'] | undefined
  errors?: State['errors'] | undefined
  children: ReactNode
}

/** Values and errors for the fields inside: each reads its own by its name, the error summary reads them all. */
export function FormState({ values, start, errors = {}, children }: FormStateProps) {
  const unsent = useContext(UnsentContext)
  return <StateContext.Provider value={{ values: values ?? unsent ?? start ?? {}, errors }}>{children}</StateContext.Provider>
}

export const useFormState = () => useContext(StateContext)

/** Value and error of one field. `id`: its errors are under it where it differs from the name. */
export function useFieldState({ name, id = name }: { name: string; id?: string | undefined }) {
  const { values, errors } = useFormState()
  return { value: values[name], error: errors[id] || undefined }
}

/**
 * The hidden marker of what a form was drawn from (`now`). A form given back keeps the marker its person was shown, so that what a
 * colleague recorded meanwhile is not passed over by correcting a field; `shown`: the page shows now what was recorded.
 */
export function SeenField({ name = 'seen', now, shown = false }: { name?: string; now: string; shown?: boolean | undefined }) {
  const { value } = useFieldState({ name })
  const marker = shown ? now : (value ?? now)
  return <input type="hidden" name={name} value={marker} key={marker} />
}
