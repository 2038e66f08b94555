import { useState, type FormEvent } from 'react'
import { useSearchParams } from 'react-router'
import { fieldErrors } from '@/api/problem'
import type { Money, PaymentOptions } from '@/api/types'
import { useKeyed } from '@/api/use-keyed'
import { Field, FormError } from '@/components/field'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { money } from '@/lib/format'
import { browser, useBuyCredit, usePaymentOptions } from './payments'

const SUGGESTED = ['25', '50', '100', '250']

/** Buys credit on a page of the gateway; nothing where that cannot be. */
export function TopUpCard() {
  const options = usePaymentOptions()
  const range = options.data?.top_up
  if (!range) return null
  return (
    <Card>
      <CardHeader>
        <CardTitle>Add credit</CardTitle>
      </CardHeader>
      <CardContent>
        <TopUpForm range={range} />
      </CardContent>
    </Card>
  )
}

function TopUpForm({ range: { least, most } }: { range: NonNullable<PaymentOptions['top_up']> }) {
  const buy = useBuyCredit()
  const keyed = useKeyed<{ amount: Money }>()
  const [, setParams] = useSearchParams()
  const fits = (amount: string) =>
    Number(amount) >= Number(least.amount) && Number(amount) <= Number(most.amount)
  const suggested = SUGGESTED.filter(fits)
  const [amount, setAmount] = useState(suggested[1] ?? least.amount)
  const errors = fieldErrors(buy.error, ['amount.amount'])

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const body = { amount: { amount: amount.trim(), currency: least.currency } }
    buy.mutate(keyed(body), {
      onSuccess: ({ id, page }) => {
        if (page) browser.goTo(page)
        // It was paid in another window.
        else setParams({ top_up: id }, { replace: true })
      },
    })
  }

  return (
    <form onSubmit={submit} className="space-y-4">
      <FormError>{errors.form}</FormError>
      <div className="flex flex-wrap gap-2">
        {suggested.map((each) => (
          <Button
            key={each}
            variant={each === amount ? 'secondary' : 'outline'}
            size="sm"
            aria-pressed={each === amount}
            onClick={() => setAmount(each)}
          >
            {money({ amount: each, currency: least.currency })}
          </Button>
        ))}
      </div>
      <div className="flex flex-wrap items-end gap-3">
        <div className="w-40">
          <Field label={`Amount in ${least.currency}`} error={errors['amount.amount']}>
            {(control) => (
              <Input
                {...control}
                inputMode="decimal"
                pattern="\d{1,9}(\.\d{1,3})?"
                value={amount}
                onChange={(event) => setAmount(event.target.value)}
                autoComplete="off"
                required
              />
            )}
          </Field>
        </div>
        <Button type="submit" busy={buy.isPending}>
          Pay
        </Button>
      </div>
      <p className="text-[13px] text-muted-foreground">
        From {money(least)} to {money(most)}. You pay on a page of our payment partner; calls can use the
        credit as soon as the payment is confirmed.
      </p>
    </form>
  )
}
