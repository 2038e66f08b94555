import type { ComponentProps } from 'react'
import { cn } from '@/lib/cn'

function Table({ className, ...props }: ComponentProps<'table'>) {
  return (
    <div className="w-full overflow-x-auto">
      <table className={cn('w-full border-collapse text-sm', className)} {...props} />
    </div>
  )
}

function TableHead({ className, ...props }: ComponentProps<'th'>) {
  return (
    <th
      scope="col"
      className={cn(
        'h-10 border-b px-3 text-left text-xs font-medium whitespace-nowrap text-muted-foreground first:pl-5 last:pr-5',
        className,
      )}
      {...props}
    />
  )
}

function TableRow({ className, ...props }: ComponentProps<'tr'>) {
  return <tr className={cn('border-b last:border-b-0', className)} {...props} />
}

function TableCell({ className, ...props }: ComponentProps<'td'>) {
  return <td className={cn('h-12 px-3 py-2 align-middle first:pl-5 last:pr-5', className)} {...props} />
}

export { Table, TableCell, TableHead, TableRow }
