import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { FlaskConical } from 'lucide-react'
import { useEffect, type FormEvent } from 'react'
import { Navigate, useLocation } from 'react-router'
import { api, dataOf } from '@/api/client'
import { ApiError, fieldErrors } from '@/api/problem'
import { Brand } from '@/components/brand'
import { Field, FormError } from '@/components/field'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { plural } from '@/lib/format'
import { enter, sessionQuery, useApp } from './session'

export default function SignInPage() {
  const { data: me } = useQuery(sessionQuery)
  const location = useLocation()
  useEffect(() => {
    document.title = 'Sign in · voicecrm'
  }, [])
  if (me) return <Navigate to={location.state?.from ?? '/'} replace />
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center px-4 py-10">
      <div className="w-full max-w-sm">
        <Brand className="mb-8 justify-center" />
        <div className="rounded-xl border bg-card p-6 shadow-sm sm:p-8">
          <h1 className="text-lg font-semibold tracking-tight">Sign in</h1>
          <p className="mt-1 mb-6 text-sm text-muted-foreground">
            Campaigns, leads and calls of your AI agents.
          </p>
          <SignInForm />
        </div>
        <SandboxHint />
      </div>
    </main>
  )
}

function SignInForm() {
  const queryClient = useQueryClient()
  const signIn = useMutation({
    mutationFn: (body: { email: string; password: string }) => dataOf(api.POST('/api/session', { body })),
    onSuccess: (me) => queryClient.setQueryData(sessionQuery.queryKey, enter(me)),
  })
  const errors = signIn.error ? signInErrors(signIn.error) : {}

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    signIn.mutate({ email: String(form.get('email')), password: String(form.get('password')) })
  }

  return (
    <form onSubmit={submit} className="space-y-5">
      <FormError>{errors.form}</FormError>
      <Field label="Email" error={errors.email}>
        {(control) => <Input {...control} name="email" type="email" autoComplete="username" required />}
      </Field>
      <Field label="Password" error={errors.password}>
        {(control) => (
          <Input {...control} name="password" type="password" autoComplete="current-password" required />
        )}
      </Field>
      <Button type="submit" size="lg" className="w-full" busy={signIn.isPending}>
        Sign in
      </Button>
    </form>
  )
}

function signInErrors(error: unknown) {
  if (error instanceof ApiError && error.status === 401) {
    return { form: 'Email or password is wrong.' }
  }
  if (error instanceof ApiError && error.status === 429 && error.retryAfterSeconds) {
    return { form: `Too many attempts. Try again in ${plural(error.retryAfterSeconds, 'second')}.` }
  }
  return fieldErrors(error, ['email', 'password'])
}

function SandboxHint() {
  const { data: app } = useApp()
  if (!app?.sandbox) return null
  return (
    <p className="mt-5 flex gap-2.5 rounded-lg bg-warning-soft px-4 py-3 text-[13px] text-pretty text-warning">
      <FlaskConical className="mt-0.5 size-4 shrink-0" aria-hidden />
      <span>
        This is a sandbox: every call is simulated and no phone rings. The admin&rsquo;s password was printed
        in the log of the first start.
      </span>
    </p>
  )
}
