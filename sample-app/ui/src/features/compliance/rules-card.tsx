import { FlaskConical, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { toast } from 'sonner'
import { messageOf } from '@/api/problem'
import type { Compliance } from '@/api/types'
import { ErrorState } from '@/components/error-state'
import { RowSkeletons } from '@/components/list-states'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { count, words } from '@/lib/format'
import { useChoosePack, useCompliance } from './compliance'

/** Which rules hold, why, and the switch between those of the sandbox and the real ones. */
export function RulesCard() {
  const { data: compliance, error, refetch } = useCompliance()
  return (
    <Card aria-label="Rules">
      <CardHeader>
        <CardTitle>Rules</CardTitle>
        {compliance && (
          <Badge tone={compliance.pack === 'standard' ? 'success' : 'warning'}>
            {compliance.pack === 'standard' ? 'Real rules' : 'Sandbox rules'} · {compliance.version}
          </Badge>
        )}
      </CardHeader>
      {compliance ? (
        <Rules compliance={compliance} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <RowSkeletons rows={3} />
      )}
    </Card>
  )
}

function Rules({ compliance }: { compliance: Compliance }) {
  const real = compliance.pack === 'standard'
  const choose = useChoosePack()
  const Icon = real ? ShieldCheck : FlaskConical

  function change() {
    choose.mutate(real ? 'sandbox' : 'standard', {
      onSuccess: () => toast.success(real ? 'The sandbox rules hold' : 'The real rules hold'),
      onError: (error) => toast.error(messageOf(error)),
    })
  }

  return (
    <CardContent className="space-y-5">
      <div className="flex flex-col gap-4 sm:flex-row sm:items-start">
        <Icon className={`mt-0.5 size-5 shrink-0 ${real ? 'text-success' : 'text-warning'}`} aria-hidden />
        <div className="min-w-0 flex-1">
          <p className="font-medium">
            {real ? 'Calls obey the laws of where people are' : 'Calls may be placed at any hour'}
          </p>
          <p className="mt-1 text-sm text-pretty text-muted-foreground">{reason(compliance)}</p>
        </div>
        {compliance.can_choose && (
          <Button variant={real ? 'outline' : 'default'} busy={choose.isPending} onClick={change}>
            {real ? 'Use the sandbox rules' : 'Use the real rules'}
          </Button>
        )}
      </div>
      <RuleList rules={compliance.rules} />
    </CardContent>
  )
}

function reason({ pack, can_choose: canChoose }: Compliance): string {
  if (!canChoose)
    return 'Real people are called here, so hours, caps, consent and do-not-call lists hold; this cannot be switched off.'
  if (pack === 'standard')
    return 'You switched the real rules on: hours, caps, consent and do-not-call lists hold as they will with a real provider, though nobody real is called yet.'
  return 'Nobody real is called in the sandbox, so there are no hours, caps or consents to mind. Do-not-call lists, emergency and premium numbers hold here too. With a real provider the real rules hold by themselves.'
}

/** As many as fit, and the rest on demand: the real pack has some hundred of them. */
function RuleList({ rules }: { rules: Compliance['rules'] }) {
  const [all, setAll] = useState(false)
  const places = new Set(rules.map((rule) => rule.jurisdiction)).size
  return (
    <div className="space-y-3 border-t pt-4">
      <div className="flex items-center justify-between gap-3">
        <p className="text-[13px] text-muted-foreground">
          {count(rules.length)} rules for {count(places)} {places === 1 ? 'place' : 'places'}
        </p>
        <Button variant="link" size="inline" className="text-[13px]" onClick={() => setAll(!all)}>
          {all ? 'Hide the rules' : 'Show the rules'}
        </Button>
      </div>
      {all && (
        <ul
          aria-label="All rules"
          className="max-h-96 divide-y overflow-y-auto rounded-lg border text-[13px]"
        >
          {rules.map((rule) => (
            <li key={rule.id} className="grid gap-x-4 gap-y-0.5 px-4 py-2.5 sm:grid-cols-[11rem_1fr]">
              <span className="font-mono text-xs leading-5">{rule.id}</span>
              <span>
                {words(rule.kind)}
                {rule.value && `: ${rule.value}`}
                <span className="block text-xs text-muted-foreground">{rule.source}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
