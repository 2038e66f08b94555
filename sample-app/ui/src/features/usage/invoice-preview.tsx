import { useQuery } from '@tanstack/react-query'
import { api, dataOf } from '@/api/client'
import { ErrorState } from '@/components/error-state'
import { RowSkeletons } from '@/components/list-states'
import { Badge } from '@/components/ui/badge'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { InvoiceLines } from '@/features/invoices/invoice-lines'
import { monthOf } from '@/lib/time'

/** What a month comes to, line by line. */
export function InvoicePreviewCard({ month }: { month: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['usage', 'invoice', month],
    queryFn: () => dataOf(api.GET('/api/invoices/preview', { params: { query: { month } } })),
  })
  return (
    <Card className="overflow-hidden">
      <CardHeader>
        <CardTitle>Invoice preview</CardTitle>
        {month === monthOf(new Date()) && <Badge tone="outline">So far this month</Badge>}
      </CardHeader>
      {data ? (
        <InvoiceLines label="Invoice preview" invoice={data} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <RowSkeletons rows={2} />
      )}
    </Card>
  )
}
