/**
 * A form of ours: with a script its page stays while it is sent, without one it is a plain form. The one place beside routes and entries
 * that knows the framework (decision 74).
 */
export { Form } from '@remix-run/react'
