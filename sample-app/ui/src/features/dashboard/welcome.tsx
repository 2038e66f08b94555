import { Download, Megaphone, UserPlus } from 'lucide-react'
import { Link } from 'react-router'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { saveSampleCsv } from '@/features/campaigns/sample-csv'

/** The first steps, for a tenant that has not called anybody yet. */
export function Welcome() {
  return (
    <Card className="flex flex-col gap-5 p-6 sm:flex-row sm:items-center sm:justify-between">
      <div className="max-w-xl">
        <h2 className="font-semibold">Make your first calls</h2>
        <p className="mt-1 text-pretty text-muted-foreground">
          Upload a CSV of people, choose an agent, and watch the calls become leads. Or add yourself as a lead
          and let an agent call you.
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button asChild>
          <Link to="/campaigns/new">
            <Megaphone aria-hidden /> New Campaign
          </Link>
        </Button>
        <Button asChild variant="outline">
          <Link to="/leads">
            <UserPlus aria-hidden /> Add a lead
          </Link>
        </Button>
        <Button variant="ghost" onClick={saveSampleCsv}>
          <Download aria-hidden /> Sample CSV
        </Button>
      </div>
    </Card>
  )
}
