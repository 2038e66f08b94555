import { CircleCheck, Download, TriangleAlert } from 'lucide-react'
import { toast } from 'sonner'
import { download } from '@/api/files'
import { messageOf } from '@/api/problem'
import type { ImportReport } from '@/api/types'
import { Button } from '@/components/ui/button'
import { cn } from '@/lib/cn'
import { count, plural } from '@/lib/format'
import { RejectionTable } from './rejection-table'

/** What became of the rows of a file. */
export function ImportReportView({ report }: { report: ImportReport }) {
  return (
    <div className="space-y-6">
      <Headline report={report} />
      <Figures report={report} />
      <Warnings warnings={report.warnings} />
      {report.rejected > 0 && <Rejected report={report} />}
    </div>
  )
}

function Headline({ report }: { report: ImportReport }) {
  const none = report.imported === 0
  const Icon = none ? TriangleAlert : CircleCheck
  return (
    <div className="flex items-start gap-3" role="status">
      <Icon className={cn('mt-0.5 size-5 shrink-0', none ? 'text-warning' : 'text-success')} aria-hidden />
      <div>
        <h2 className="font-semibold">
          {none ? 'No new contacts in this file' : `${plural(report.imported, 'contact')} imported`}
        </h2>
        <p className="text-[13px] text-muted-foreground">
          {report.rejected > 0
            ? 'Rejected rows are listed below; correct them and upload only those.'
            : 'Every row of the file was understood.'}
        </p>
      </div>
    </div>
  )
}

function Figures({ report }: { report: ImportReport }) {
  const figures: [string, number][] = [
    ['Rows', report.rows],
    ['Imported', report.imported],
    ['Repeated in the file', report.duplicates_in_file],
    ['Already in the campaign', report.duplicates_in_campaign],
    ['Rejected', report.rejected],
  ]
  return (
    <dl className="grid grid-cols-2 overflow-hidden rounded-lg border sm:grid-cols-5">
      {figures.map(([label, value]) => (
        <div
          key={label}
          className="-mt-px -ml-px flex flex-col-reverse justify-end border-t border-l px-4 py-3 first:col-span-2 sm:first:col-span-1"
        >
          <dt className="text-xs text-muted-foreground">{label}</dt>
          <dd
            className={cn(
              'text-lg font-semibold tabular-nums',
              label === 'Rejected' && value > 0 && 'text-danger',
            )}
          >
            {count(value)}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Warnings({ warnings }: { warnings: ImportReport['warnings'] }) {
  if (warnings.length === 0) return null
  return (
    <section aria-label="Warnings" className="rounded-lg bg-warning-soft px-4 py-3 text-warning">
      <h3 className="flex items-center gap-2 text-[13px] font-semibold">
        <TriangleAlert className="size-4" aria-hidden /> Worth a look before you start
      </h3>
      <ul className="mt-2 space-y-1.5 text-[13px]">
        {warnings.map((warning) => (
          <li key={`${warning.code} ${warning.column}`} className="pl-6 text-pretty">
            {warning.message} <span className="whitespace-nowrap">({plural(warning.rows, 'row')})</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Rejected({ report }: { report: ImportReport }) {
  const { report_url: url, rejected, rejections } = report
  async function save() {
    if (!url) return
    await download(url, `rejected-rows-${report.import_id}.csv`).catch((error) =>
      toast.error(messageOf(error)),
    )
  }
  return (
    <section aria-label="Rejected rows" className="space-y-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="text-[13px] font-semibold">
          Rejected rows
          {rejections.length < rejected && (
            <span className="font-normal text-muted-foreground">
              {' '}
              · first {count(rejections.length)} of {count(rejected)}
            </span>
          )}
        </h3>
        {url && (
          <Button variant="outline" size="sm" onClick={() => void save()}>
            <Download aria-hidden /> Download all as CSV
          </Button>
        )}
      </div>
      <RejectionTable rejections={rejections} />
    </section>
  )
}
