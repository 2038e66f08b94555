import { useState } from 'react'
import type { Plan } from '@/api/types'
import { Choice } from '@/components/choice'
import { Field } from '@/components/field'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { useWhatIf } from './plans'
import { questionOf, type Guess } from './question'
import { WhatIfResult } from './what-if-result'

const FIRST: Guess = {
  clients: '10',
  minutes: '100',
  costPerMinute: '0.15',
  baseFee: '99',
  numbers: '0',
  costPerNumber: '1.15',
}

const inputs: [keyof Guess, string][] = [
  ['clients', 'Clients'],
  ['minutes', 'Minutes of each'],
  ['costPerMinute', 'Cost of a minute'],
  ['numbers', 'Numbers of each'],
  ['costPerNumber', 'Cost of a number'],
  ['baseFee', 'Base fee'],
]

/** What a plan would earn with so many clients: the answer follows what is typed. */
export function WhatIfCard({ plans }: { plans: Plan[] }) {
  const [planId, setPlanId] = useState(plans[0]?.id ?? '')
  const [guess, setGuess] = useState(FIRST)
  const plan: Plan | undefined = plans.find(({ id }) => id === planId) ?? plans[0]
  const question = plan ? questionOf(plan, guess) : null
  const { data: answer } = useWhatIf(question)

  return (
    <Card>
      <CardHeader>
        <CardTitle>What if?</CardTitle>
      </CardHeader>
      <CardContent className="grid gap-6 lg:grid-cols-[minmax(0,20rem)_1fr]">
        <div className="grid grid-cols-2 content-start gap-4">
          <div className="col-span-2">
            <Field label="Plan">
              {(control) => (
                <Choice
                  id={control.id}
                  value={plan?.id ?? ''}
                  onChange={setPlanId}
                  options={plans.map(({ id, name }) => ({ value: id, label: name }))}
                />
              )}
            </Field>
          </div>
          {inputs.map(([name, label]) => (
            <Field key={name} label={label}>
              {(control) => (
                <Input
                  {...control}
                  inputMode="decimal"
                  value={guess[name]}
                  onChange={(event) => setGuess({ ...guess, [name]: event.target.value })}
                />
              )}
            </Field>
          ))}
        </div>
        <WhatIfResult answer={answer} isAsked={question !== null} />
      </CardContent>
    </Card>
  )
}
