import { type FormProps, Form as FrameworkForm } from '@remix-run/react'

/**
 * A form of ours, sent as a browser sends it, with a script or without: the answer is a whole page, whose code the browser may not have.
 * The one place beside routes and entries that knows the framework (decision 74).
 */
export const Form = (props: FormProps) => <FrameworkForm {...props} reloadDocument />
