import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import type { Usage } from '@/api/types'
import { count, minutes } from '@/lib/format'
import { daysOf, type Day } from './days'

/** Days that are named below the bars; all of them would not fit on a phone. */
const TICKS = [1, 5, 10, 15, 20, 25, 30]

const axis = { fill: 'var(--muted-foreground)', fontSize: 12 }

/** Talk minutes of each day of a month. The figures are in a table too, for those who do not see the bars. */
export function DailyChart({ usage }: { usage: Usage }) {
  const days = daysOf(usage)
  return (
    <>
      <div className="h-60" aria-hidden>
        <ResponsiveContainer width="100%" height="100%">
          <BarChart
            accessibilityLayer={false}
            data={days}
            margin={{ top: 4, right: 8, bottom: 0, left: -16 }}
            barCategoryGap="22%"
          >
            <CartesianGrid vertical={false} stroke="var(--border)" />
            <XAxis dataKey="day" tick={axis} tickLine={false} axisLine={false} ticks={TICKS} interval={0} />
            <YAxis tick={axis} tickLine={false} axisLine={false} allowDecimals={false} width={52} />
            <Tooltip cursor={{ fill: 'var(--accent)' }} content={DayTooltip} isAnimationActive={false} />
            <Bar
              dataKey="minutes"
              fill="var(--chart-1)"
              radius={[3, 3, 0, 0]}
              maxBarSize={28}
              isAnimationActive={false}
            />
          </BarChart>
        </ResponsiveContainer>
      </div>
      <table className="sr-only">
        <caption>Talk minutes by day</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Minutes</th>
            <th scope="col">Calls</th>
          </tr>
        </thead>
        <tbody>
          {days
            .filter((day) => day.placed > 0)
            .map((day) => (
              <tr key={day.date}>
                <th scope="row">{day.date}</th>
                <td>{minutes(day.seconds)}</td>
                <td>{day.placed}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </>
  )
}

interface DayTooltipProps {
  active?: boolean
  payload?: readonly { payload?: Day }[]
}

function DayTooltip({ active, payload }: DayTooltipProps) {
  const day = payload?.[0]?.payload
  if (!active || !day) return null
  return (
    <div className="rounded-lg border bg-popover px-3 py-2 text-[13px] shadow-lg">
      <p className="font-medium">{day.label}</p>
      <p className="text-muted-foreground tabular-nums">
        {minutes(day.seconds)} min · {count(day.placed)} calls, {count(day.answered)} answered
      </p>
    </div>
  )
}
