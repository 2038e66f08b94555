import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, dataOf } from '@/api/client'
import type { Usage } from '@/api/types'
import { ErrorState } from '@/components/error-state'
import { MinutesMeter } from '@/components/meter'
import { MonthPicker } from '@/components/month-picker'
import { Page } from '@/components/page'
import { StatTile } from '@/components/stat-tile'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'
import { OwnCredit, OwnEntries } from '@/features/credits/own-credit'
import { PortalButton } from '@/features/payments/portal-button'
import { TopUpCard } from '@/features/payments/top-up-card'
import { TopUpNotice } from '@/features/payments/top-up-notice'
import { count, decimal, minutes, money, share } from '@/lib/format'
import { monthName, monthOf } from '@/lib/time'
import { DailyChart } from './daily-chart'
import { InvoicePreviewCard } from './invoice-preview'
import { LatestInvoicesCard } from './latest-invoices'
import { OwnPlanCard } from './own-plan'

export default function UsagePage() {
  const [month, setMonth] = useState(() => monthOf(new Date()))
  const { data, error, refetch } = useQuery({
    queryKey: ['usage', month],
    queryFn: () => dataOf(api.GET('/api/usage', { params: { query: { month } } })),
  })
  return (
    <Page
      title="Usage & billing"
      description="What your plan includes, what you used of it, and what it comes to."
      actions={
        <>
          <PortalButton />
          <MonthPicker month={month} onChange={setMonth} />
        </>
      }
    >
      <TopUpNotice />
      <OwnCredit>
        <TopUpCard />
      </OwnCredit>
      {data ? (
        <>
          <UsageFigures usage={data} />
          <div className="grid items-start gap-6 lg:grid-cols-2">
            <OwnPlanCard usage={data} />
            <div className="space-y-6">
              <InvoicePreviewCard month={month} />
              <LatestInvoicesCard />
            </div>
          </div>
        </>
      ) : error ? (
        <Card>
          <ErrorState error={error} onRetry={() => void refetch()} />
        </Card>
      ) : (
        <Skeleton className="h-96 rounded-xl" />
      )}
      <OwnEntries />
    </Page>
  )
}

function noteOf({ plan, overage_minutes: beyond }: Usage, rate: string): string {
  if (plan.kind === 'prepaid_credits') return 'Taken from your credit'
  if (plan.included_minutes === 0) return 'On the invoice of the month'
  return Number(beyond) > 0 ? `minutes, at ${rate} each` : 'minutes; all included'
}

function UsageFigures({ usage }: { usage: Usage }) {
  const answered = usage.calls_placed > 0 ? usage.calls_answered / usage.calls_placed : null
  const includes = usage.included_minutes > 0
  const rate = money(usage.plan.overage_rate)
  return (
    <>
      <div className="grid grid-cols-2 gap-3 sm:gap-4 lg:grid-cols-4">
        <Card className="col-span-2 px-5 py-4">
          <p className="text-[13px] text-muted-foreground">Billable minutes</p>
          <p className="mt-1.5 mb-3 text-2xl font-semibold tracking-tight tabular-nums">
            {decimal(usage.billable_minutes)}
          </p>
          {includes && <MinutesMeter used={usage.billable_minutes} included={usage.included_minutes} />}
        </Card>
        <StatTile
          label={includes ? 'Beyond the plan' : 'Each minute'}
          value={includes ? decimal(usage.overage_minutes) : rate}
          note={noteOf(usage, rate)}
        />
        <StatTile
          label="Calls placed"
          value={count(usage.calls_placed)}
          note={`${share(answered)} answered · ${minutes(usage.talk_seconds)} min talked`}
        />
      </div>
      <Card>
        <CardHeader>
          <CardTitle>Talk minutes by day</CardTitle>
          <span className="text-[13px] text-muted-foreground">{monthName(usage.month)}</span>
        </CardHeader>
        <CardContent>
          <DailyChart usage={usage} />
        </CardContent>
      </Card>
    </>
  )
}
